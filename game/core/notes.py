"""Notes: the latest happenings that somebody remembers, and their own encoding.

A happening is noted by all who saw it, and a snapshot would encode its sentence once for
each of them. So it is encoded when it is noted, once, and each keeps those bytes beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

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


class Notes(Sequence[Note]):
    """What somebody remembers, oldest first; it grows and is cut by `add` alone."""

    __slots__ = ("_notes", "raws")

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        """Take over what is remembered, in its order."""
        self._notes = list(notes)
        self.raws = [written(note) for note in self._notes]
        """The bytes of each."""

    def add(self, note: Note, raw: Raw, keep: int) -> None:
        """Remember one more, whose bytes are `raw`, and no more than the latest `keep`."""
        self._notes.append(note)
        self.raws.append(raw)
        if len(self._notes) > keep:
            del self._notes[:-keep], self.raws[:-keep]

    def __len__(self) -> int:
        return len(self._notes)

    @overload
    def __getitem__(self, at: int) -> Note: ...

    @overload
    def __getitem__(self, at: slice) -> list[Note]: ...

    def __getitem__(self, at: int | slice) -> Note | list[Note]:
        return self._notes[at]

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)
