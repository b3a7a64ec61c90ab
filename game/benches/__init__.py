"""Benches: a file for each thing that can be measured.

A file defines `measure(options)`, which yields rows as they are found: names with their
units to figures, the same names in each row. Time is this thread's own CPU time, where
the name doesn't say `wall`: the machine may be busy with other things.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from game.benches.table import Row
from game.errors import ConfigError
from game.options import BenchOptions

Measure = Callable[[BenchOptions], Iterator[Row]]

_HELPERS = {"lives", "situations", "stage", "table", "thinkers", "worlds"}
"""Files of this folder that are no bench."""


def names() -> list[str]:
    """The benches that there are, in name order."""
    return sorted({module.name for module in iter_modules(__path__)} - _HELPERS)


def find(name: str) -> Measure:
    """A bench by its name; nothing of the others is imported. Raises ConfigError."""
    if name not in names():
        raise ConfigError(f"there is no bench {name}; there are {', '.join(names())}")
    measure: Measure = import_module(f"{__name__}.{name}").measure
    return measure
