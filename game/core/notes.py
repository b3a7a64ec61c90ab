"""Notes: the latest happenings that somebody remembers, and their own encoding.

A happening is noted by all who saw it, and a snapshot would encode its sentence once for
each of them. So it is encoded when it is noted, once, and each keeps those bytes beside it.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Raw, Struct

_ENCODER = msgspec.json.Encoder()


class Note(Struct, frozen=True, gc=False, array_like=True):
    """One remembered happening."""

    tick: int
    event: int
    text: str


def written(note: Note) -> Raw:
    """Its JSON bytes."""
    return Raw(_ENCODER.encode(note))


class Notes(list[Note]):
    """What somebody remembers, oldest first; it grows and is cut by `add` alone."""

    __slots__ = ("raws",)

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        """Take over what is remembered, in its order."""
        super().__init__(notes)
        self.raws = [written(note) for note in self]
        """The bytes of each."""

    def add(self, note: Note, raw: Raw, keep: int) -> None:
        """Remember one more, whose bytes are `raw`, and no more than the latest `keep`."""
        super().append(note)
        self.raws.append(raw)
        if len(self) == keep + 1:
            super().__delitem__(0)
            del self.raws[0]
        elif len(self) > keep:
            super().__delitem__(slice(None, -keep))
            del self.raws[:-keep]

    def _not_so(self, *_: Any, **__: Any) -> Any:
        """Refuse a change that would leave the old bytes behind."""
        raise TypeError("notes are added by `add`, and replaced by other Notes")

    append = extend = insert = pop = remove = clear = sort = reverse = _not_so
    __setitem__ = __delitem__ = __iadd__ = __imul__ = _not_so
