"""Actions: all that an agent can do, a file each, with its own checks.

A module of this folder (but for `action` and those in _HELPERS) defines ACTION. What an action
is stands in `action.py`; a new one is a new file here, and nothing else.
"""

from importlib import import_module
from pkgutil import iter_modules

from game.core.actions.action import Action

_HELPERS = ("action", "offering", "proposing", "stall")

ACTIONS: dict[str, Action] = {
    name: import_module(f"{__name__}.{name}").ACTION
    for name in sorted(module.name for module in iter_modules(__path__))
    if name not in _HELPERS
}
"""Every action by name, in name order."""
