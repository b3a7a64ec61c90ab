"""Records: what the caller may know, as the ability reads it.

Made from plain JSON data. Fields by attribute and by item, `get`, `keys`, `values` and `items`
as a dict has them; lists become tuples, objects become records, when they are first looked at.
Nothing in a record can be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

VIEWS = frozenset({"get", "keys", "values", "items"})


class Record:
    """Named values, read-only."""

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def field(self, name: str) -> Any:
        """What `record.name` means: a field, else a view. Raises AttributeError."""
        if name in self._fields:
            return self[name]
        if name in VIEWS:
            method: Callable[..., Any] = getattr(self, name)
            return method
        raise AttributeError(f"no {name!r} here; there are {', '.join(self._fields)[:120]}")

    def __getattr__(self, name: str) -> Any:
        """The same without the guards, when tests try the process alone."""
        return self.field(name)

    def __getitem__(self, name: str) -> Any:
        value = self._fields[name]
        if type(value) in (dict, list):
            value = self._fields[name] = seen(value)
        return value

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self._fields else default

    def keys(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def values(self) -> tuple[Any, ...]:
        return tuple(self[name] for name in self._fields)

    def items(self) -> tuple[tuple[str, Any], ...]:
        return tuple((name, self[name]) for name in self._fields)

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self._fields)

    def __eq__(self, other: object) -> bool:
        """Two records of somebody are the same if their ids are."""
        if not isinstance(other, Record):
            return NotImplemented
        mine, theirs = self._fields.get("id"), other._fields.get("id")
        return self is other or (mine is not None and mine == theirs)

    def __hash__(self) -> int:
        if "id" not in self._fields:
            raise TypeError("a record without an id can't be in a set")
        return hash(self._fields["id"])

    def __repr__(self) -> str:
        return str(self._fields.get("name", self._fields.get("id", "record")))


class World(Record):
    """The world's record, which knows what ground lies where."""

    __slots__ = ()

    def field(self, name: str) -> Any:
        return self.terrain_at if name == "terrain_at" else super().field(name)

    def terrain_at(self, x: Any, y: Any = None) -> str | None:
        """The ground at (x, y), given as two numbers or a pair; None where it isn't known."""
        if y is None:
            x, y = x
        patch = self._fields.get("terrain")
        if patch is None:
            return None
        patch = self["terrain"]
        column, row, rows = int(x) - patch["x0"], int(y) - patch["y0"], patch["rows"]
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            name: str = rows[row][column]
            return name
        return None


def seen(value: Any) -> Any:
    """Plain data as an ability sees it.

    >>> seen({"pos": [1, 2]}).field("pos")
    (1, 2)
    """
    if type(value) is dict:
        return Record(value)
    if type(value) is list:
        return tuple(seen(part) for part in value)
    return value
