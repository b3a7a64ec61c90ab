"""Notes: the latest happenings that somebody remembers."""

from msgspec import Struct


class Note(Struct, frozen=True, gc=False, array_like=True):
    """One remembered happening."""

    tick: int
    event: int
    text: str
