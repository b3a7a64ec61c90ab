"""Card: world.json, what one wants to know of a world without loading it."""

from pathlib import Path

import msgspec
from msgspec import Struct

from game.errors import SaveError
from game.persistence.files import MAX_CARD, read_whole
from game.persistence.layout import CARD, FORMAT, NewerFormat
from game.persistence.records import Count


class Meta(Struct, kw_only=True):
    """Where a world comes from. Fields that a later version adds are passed over."""

    format: Count = FORMAT
    name: str = ""
    seed: int = 0
    scenario: str = ""
    parent: str = ""
    """The world it was forked from, if any."""
    parent_tick: Count = 0
    created: str = ""
    """Date and time, for people."""
    program: str = ""
    """Version that made it."""


class _Format(Struct):
    format: Count


def read_card(world: Path) -> Meta:
    """A world's card; raises SaveError."""
    path = world / CARD
    try:
        data = read_whole(path, MAX_CARD)
    except FileNotFoundError:
        raise SaveError(f"{world} is no saved world: it has no {CARD}") from None
    try:
        found = msgspec.json.decode(data, type=_Format).format
        if found > FORMAT:
            raise NewerFormat(path, found)
        return msgspec.json.decode(data, type=Meta)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SaveError(f"{path} can't be understood: {error}") from None


def card_bytes(meta: Meta) -> bytes:
    """The card as a file for people to read."""
    return msgspec.json.format(msgspec.json.encode(meta), indent=2) + b"\n"
