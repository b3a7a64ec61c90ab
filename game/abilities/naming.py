"""Naming: what the arguments of a call speak of, so that a shadow world can hold it.

>>> named({"target": "agent_7", "target_pos": [12, 9], "item": "bread"})
Named(beings=(('agent', 7),), place=(12, 9), words=('bread',))
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

FARTHEST = 999
"""The largest coordinate that a shadow world is made for."""
MOST = 8
"""The most beings that are taken from arguments: as many people as one look takes in."""
_ID = re.compile(r"([a-z][a-z_]*)_([1-9]\d{0,5})")
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What is spoken of."""

    beings: tuple[tuple[str, int], ...] = ()
    """(kind, number) of each id, in order of their mention."""
    place: tuple[int, int] | None = None
    """The first tile."""
    words: tuple[str, ...] = ()
    """All other short texts: they may be kinds of things."""


def named(kwargs: Mapping[str, object]) -> Named:
    """What the arguments speak of; whatever else is in them is passed over."""
    beings: dict[tuple[str, int], None] = {}
    words: dict[str, None] = {}
    place = _pair(kwargs.get("x"), kwargs.get("y"))
    for value in _walk(kwargs, _DEPTH):
        if isinstance(value, str):
            found = _ID.fullmatch(value)
            if found and len(beings) < MOST:
                beings[found[1], int(found[2])] = None
            elif not found and len(value) <= 40:
                words[value] = None
        elif place is None and isinstance(value, Mapping):
            place = _pair(value.get("x"), value.get("y"))
        elif place is None and isinstance(value, list | tuple) and len(value) == 2:
            place = _pair(*value)
    return Named(tuple(beings), place, tuple(words))


def _pair(x: object, y: object) -> tuple[int, int] | None:
    if type(x) in (int, float) and type(y) in (int, float):
        assert isinstance(x, int | float) and isinstance(y, int | float)
        if 0 <= x <= FARTHEST and 0 <= y <= FARTHEST:
            return int(x), int(y)
    return None


def _walk(value: object, depth: int) -> Iterator[object]:
    yield value
    if depth and isinstance(value, Mapping):
        for part in value.values():
            yield from _walk(part, depth - 1)
    elif depth and isinstance(value, list | tuple):
        for part in value[:20]:
            yield from _walk(part, depth - 1)
