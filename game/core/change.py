"""Change: what something is never changes in place; it gets another component.

So whoever copies a table has a snapshot of it, which any thread may read at its leisure.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

Key = TypeVar("Key")
Part = TypeVar("Part", bound=Struct)
Value = TypeVar("Value")


def change(table: dict[Key, Part], key: Key, /, **fields: Any) -> Part:
    """Put a component in a table that differs in these fields from the one there; returns it.

    Raises KeyError if there is none, TypeError if it has no such field.
    """
    table[key] = changed = replace(table[key], **fields)
    return changed


def without(mapping: Mapping[Key, Value], key: Key) -> dict[Key, Value]:
    """A copy of it, in its order, that lacks a key; there need not be one.

    >>> without({"a": 1, "b": 2}, "a")
    {'b': 2}
    """
    return {k: v for k, v in mapping.items() if k != key}


def newest_first(mapping: Mapping[Key, Value]) -> Iterator[Key]:
    """Its keys, the last that came in first."""
    return reversed(mapping)  # type: ignore[arg-type]
