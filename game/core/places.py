"""Places: what somebody remembers of where things are, and its own encoding.

Most of a state is these, and most of them change only when their owner looks around. So
each keeps its bytes until it changes: then a snapshot takes them as they are. What is
remembered is frozen, and every way to change the rest goes through here; nothing can
change and leave its old bytes behind.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Raw, Struct

_ENCODER = msgspec.json.Encoder()


class Place(Struct, frozen=True, gc=False, array_like=True):
    """A remembered thing: where it was and how it stood when last seen."""

    kind: str
    x: int
    y: int
    tick: int
    stock: int = 0
    source: int = 0
    """Who told of it; 0 for one's own eyes."""


class Places(dict[int, Place]):
    """Entity -> where it was; a shore is under -1 - its tile."""

    __slots__ = ("_raw",)

    def __init__(self, known: Iterable[tuple[int, Place]] | dict[int, Place] = ()) -> None:
        """Take over what is known, in its order."""
        super().__init__(known)
        self._raw: Raw | None = None

    def raw(self) -> Raw:
        """Its JSON bytes, made anew if anything changed since."""
        if self._raw is None:
            self._raw = Raw(_ENCODER.encode(self))
        return self._raw

    def look(self, seen: dict[int, Place], gone: Iterable[int]) -> None:
        """Take in all that one look showed, and let go of what it showed to be gone."""
        self._raw = None
        super().update(seen)
        for entity in gone:
            super().__delitem__(entity)

    def __setitem__(self, entity: int, place: Place) -> None:
        self._raw = None
        super().__setitem__(entity, place)

    def __delitem__(self, entity: int) -> None:
        self._raw = None
        super().__delitem__(entity)

    def pop(self, entity: int, *default: Any) -> Any:
        self._raw = None
        return super().pop(entity, *default)

    def popitem(self) -> tuple[int, Place]:
        self._raw = None
        return super().popitem()

    def clear(self) -> None:
        self._raw = None
        super().clear()

    def update(self, *known: Any, **none: Any) -> None:
        self._raw = None
        super().update(*known, **none)

    def setdefault(self, entity: int, place: Any = None) -> Any:
        self._raw = None
        return super().setdefault(entity, place)

    def __ior__(self, known: Any) -> "Places":  # type: ignore[override, misc]
        self._raw = None
        super().update(known)
        return self
