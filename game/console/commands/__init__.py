"""The commands, a file each; the file's name is what is typed.

A new one is a new file here with one subclass of Command in it.
"""

from importlib import import_module
from pkgutil import iter_modules

from game.console.command import Command


def _read() -> dict[str, Command]:
    commands = {}
    for name in sorted(module.name for module in iter_modules(__path__)):
        module = import_module(f"{__name__}.{name}")
        (kind,) = (
            value
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, Command)
            and value.__module__ == module.__name__
        )
        commands[name] = kind()
    return commands


COMMANDS: dict[str, Command] = _read()
"""Every command by the name that is typed, in the order of names."""
