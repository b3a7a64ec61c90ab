"""Places: what somebody remembers of where things are."""

from msgspec import Struct


class Place(Struct, frozen=True, gc=False, array_like=True):
    """A remembered thing: where it was and how it stood when last seen."""

    kind: str
    x: int
    y: int
    tick: int
    stock: int = 0
    source: int = 0
    """Who told of it; 0 for one's own eyes."""
