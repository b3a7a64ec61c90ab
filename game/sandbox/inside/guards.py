"""Guards: what an ability's attributes, items and writes turn into. A whitelist by exact type.

What isn't listed here doesn't exist for an ability: no attribute of a function, a generator, an
exception or a foreign class can be had, whatever its name.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from .chance import DRAWS, NUMBERS, Chance, Mathematics
from .records import Record, World

_TEXT = """capitalize casefold center count endswith find index isalnum isalpha isascii isdecimal
isdigit islower isnumeric isspace istitle isupper join ljust lower lstrip partition removeprefix
removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip
swapcase title upper zfill"""
_SET = "copy difference intersection isdisjoint issubset issuperset symmetric_difference union"
METHODS: dict[type, frozenset[str]] = {
    str: frozenset(_TEXT.split()),
    int: frozenset({"bit_count", "bit_length"}),
    float: frozenset({"is_integer"}),
    list: frozenset(
        "append clear copy count extend index insert pop remove reverse sort".split()  # noqa: SIM905
    ),
    tuple: frozenset({"count", "index"}),
    dict: frozenset(
        "clear copy fromkeys get items keys pop popitem setdefault update values".split()  # noqa: SIM905
    ),
    set: frozenset(f"{_SET} add clear discard pop remove update difference_update".split()),
    frozenset: frozenset(_SET.split()),
}
SUBSCRIPTED = frozenset({str, list, tuple, dict, range, Record, World})
OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+=": operator.iadd,
    "-=": operator.isub,
    "*=": operator.imul,
    "/=": operator.itruediv,
    "//=": operator.ifloordiv,
    "%=": operator.imod,
    "**=": operator.ipow,
    "<<=": operator.ilshift,
    ">>=": operator.irshift,
    "|=": operator.ior,
    "^=": operator.ixor,
    "&=": operator.iand,
}
_MISSING = object()


def guards(base: type) -> dict[str, Any]:
    """The guards for one run, whose ability is derived from `base`."""

    def get_attribute(thing: Any, name: str) -> Any:
        kind = type(thing)
        if kind is Record or kind is World:
            return thing.field(name)
        if name in METHODS.get(kind, ()):
            return getattr(thing, name)
        if kind is Mathematics and name in NUMBERS:
            return NUMBERS[name]
        if kind is Chance and name in DRAWS:
            return getattr(thing, name)
        if base in kind.__mro__:
            return getattr(thing, name)
        if kind is type:
            if any(name in c.__dict__ for c in thing.__mro__ if base in c.__mro__):
                return getattr(thing, name)
            if thing in METHODS and name in METHODS[thing]:
                return getattr(thing, name)
        raise AttributeError(f"{kind.__name__} has no {name!r} here")

    def get_item(thing: Any, key: Any) -> Any:
        if type(thing) not in SUBSCRIPTED:
            raise TypeError(f"{type(thing).__name__} has no items here")
        return thing[key]

    def writable(thing: Any) -> Any:
        kind = type(thing)
        if kind is dict or kind is list or base in kind.__mro__:
            return thing
        raise TypeError(f"{kind.__name__} can't be changed here")

    def augment_item(thing: Any, key: Any, sign: str, value: Any) -> None:
        writable(thing)[key] = OPERATIONS[sign](get_item(thing, key), value)

    def augment_attribute(thing: Any, name: str, sign: str, value: Any) -> None:
        setattr(writable(thing), name, OPERATIONS[sign](get_attribute(thing, name), value))

    def apply(function: Any, *args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    def named(thing: Any, name: Any, default: Any = _MISSING) -> Any:
        """The `getattr` that abilities see."""
        if type(name) is not str or name.startswith("_"):
            raise AttributeError("only plain names can be looked up")
        try:
            return get_attribute(thing, name)
        except AttributeError:
            if default is _MISSING:
                raise
            return default

    def has(thing: Any, name: Any) -> bool:
        return named(thing, name, _MISSING_TOO) is not _MISSING_TOO

    return {
        "_getattr_": get_attribute,
        "_getitem_": get_item,
        "_write_": writable,
        "_augitem_": augment_item,
        "_augattr_": augment_attribute,
        "_apply_": apply,
        "getattr": named,
        "hasattr": has,
    }


_MISSING_TOO = object()
