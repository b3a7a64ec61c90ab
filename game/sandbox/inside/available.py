"""What is available: the built-in names an ability may use, by allow-list, anew for each run."""

from __future__ import annotations

import builtins
from typing import Any

from .chance import Chance, Mathematics
from .guards import guards

PLAIN = """
    abs all any bool dict divmod float frozenset int isinstance len list max min next ord pow range
    repr round set sorted str sum tuple staticmethod classmethod True False None
    Exception ArithmeticError AssertionError AttributeError IndexError KeyError LookupError
    NotImplementedError OverflowError RuntimeError StopIteration TypeError ValueError
    ZeroDivisionError
""".split()  # noqa: SIM905 - as above
BOUND = frozenset({*PLAIN, "enumerate", "filter", "map", "reversed", "zip", "getattr", "hasattr"})
NAMES = BOUND | {"Ability", "math", "random", "rng", "__name__"}
"""Every name that an ability may read without binding it."""


def _enumerate(things: Any, start: int = 0) -> list[tuple[int, Any]]:
    return list(enumerate(things, start))


def _filter(keep: Any, things: Any) -> list[Any]:
    return list(filter(keep, things))


def _map(function: Any, *things: Any) -> list[Any]:
    return list(map(function, *things))


def _reversed(things: Any) -> list[Any]:
    return list(reversed(things))


def _zip(*things: Any, strict: bool = False) -> list[tuple[Any, ...]]:
    return list(zip(*things, strict=strict))


# Lists, not iterators: a chain of a hundred thousand iterators crashes CPython.
_EAGER = {"enumerate": _enumerate, "filter": _filter, "map": _map, "reversed": _reversed}


class Base:
    """What every ability is derived from, copied for each run."""

    energy_cost = 0
    cooldown = 0

    def can_use(self, agent: Any, world: Any) -> bool:
        """Unless an ability knows better, it can be used."""
        return True


def fresh_base() -> type:
    """A base class that no other run has touched."""
    body = {key: getattr(Base, key) for key in ("energy_cost", "cooldown", "can_use")}
    return type("Ability", (), {**body, "__slots__": ("__dict__",), "__module__": "abilities"})


def namespace(seed: int) -> dict[str, Any]:
    """The globals of one run; state that an ability leaves there ends with it."""
    base, chance = fresh_base(), Chance(seed)
    guarded = guards(base)
    given = {name: getattr(builtins, name) for name in PLAIN}
    given.update(_EAGER, zip=_zip, getattr=guarded.pop("getattr"), hasattr=guarded.pop("hasattr"))
    given["__build_class__"] = builtins.__build_class__
    return {
        "__builtins__": given,
        "__name__": "ability",
        "Ability": base,
        "math": Mathematics(),
        "random": chance,
        "rng": chance,
        **guarded,
    }


def unguarded(seed: int) -> dict[str, Any]:
    """The globals of a run without the policy, by which tests try the process alone."""
    import math

    chance = Chance(seed)
    return {
        "__builtins__": builtins,
        "__name__": "ability",
        "Ability": fresh_base(),
        "math": math,
        "random": chance,
        "rng": chance,
    }
