"""Card: world.json, what one wants to know of a world without loading it."""

from pathlib import Path

import msgspec
from msgspec import Struct

from game.errors import SaveError
from game.persistence.files import MAX_CARD, read_whole
from game.persistence.fingerprint import simulation
from game.persistence.layout import CARD, FORMAT, NewerFormat
from game.persistence.records import Count
from game.version import version


class Era(Struct, frozen=True, kw_only=True):
    """From which tick on which simulation ran the world."""

    tick: Count
    """The world was made or loaded after this tick."""
    program: str = ""
    simulation: str = ""
    """Fingerprint of its source, see `fingerprint`."""


class Meta(Struct, kw_only=True):
    """Where a world comes from. Fields that a later version adds are passed over."""

    format: Count = FORMAT
    name: str = ""
    seed: int = 0
    scenario: str = ""
    """Name of the scenario that it was made from, if any."""
    measures: list[str] = []
    """What that scenario wants to be looked at first, by names of game/measures."""
    parent: str = ""
    """The world it was forked from, if any."""
    parent_tick: Count = 0
    created: str = ""
    """Date and time, for people."""
    program: str = ""
    """Version that made it."""
    foreign: bool = False
    """It came in a pack, or descends from one that did: its abilities' code is a stranger's."""
    eras: list[Era] = []
    """In order of ticks; a new one where the simulation was another than before."""


class _Format(Struct):
    format: Count


_UNSOUND = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class OlderFormat(SaveError):
    """A save of an earlier version: opening it migrates it, looking into it does not."""


def read_card(world: Path) -> Meta:
    """A world's card; raises SaveError."""
    path = world / CARD
    found = card_format(world)
    if found > FORMAT:
        raise NewerFormat(path, found)
    if found < FORMAT:
        raise OlderFormat(
            f"{path} has format {found}: `python3 main.py run {world.name}` brings it to {FORMAT}"
        )
    try:
        return msgspec.json.decode(read_whole(path, MAX_CARD), type=Meta)
    except _UNSOUND as error:
        raise SaveError(f"{path} can't be understood: {error}") from None


def card_format(world: Path) -> int:
    """Which format a world's card says that it has; raises SaveError."""
    path = world / CARD
    try:
        return msgspec.json.decode(read_whole(path, MAX_CARD), type=_Format).format
    except FileNotFoundError:
        raise SaveError(f"{world} is no saved world: it has no {CARD}") from None
    except _UNSOUND as error:
        raise SaveError(f"{path} can't be understood: {error}") from None


def card_bytes(meta: Meta) -> bytes:
    """The card as a file for people to read."""
    return msgspec.json.format(msgspec.json.encode(meta), indent=2) + b"\n"


def era_of(meta: Meta, tick: int) -> Era | None:
    """Under which simulation a tick ran first, as far as the card tells."""
    return next((era for era in reversed(meta.eras) if era.tick < tick), None)


def begin_era(meta: Meta, tick: int) -> bool:
    """Note in the card that today's simulation goes on after `tick`, if that is new."""
    era = Era(tick=tick, program=version(), simulation=simulation())
    if meta.eras and meta.eras[-1].simulation == era.simulation:
        return False
    # Loaded, and left before it ticked: nothing ran under that one.
    meta.eras = [*(old for old in meta.eras if old.tick < tick), era]
    return True


def other_simulation(meta: Meta, tick: int) -> str:
    """Words on a tick that runs differently now, if another simulation ran it; else empty."""
    era = era_of(meta, tick)
    if era is None or era.simulation == simulation():
        return ""
    return (
        f"the world was run by another version of the simulation then "
        f"(program {era.program or 'unknown'}, {era.simulation}; "
        f"this is {version()}, {simulation()})"
    )
