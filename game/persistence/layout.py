"""Layout: what stands where in a world's folder, and which names a world may have."""

import re
from pathlib import Path

from game.errors import SaveError

FORMAT = 3
"""Raised when an older program could no longer read what a newer one writes."""

CARD = "world.json"
STATE = "world_state.json"
PREVIOUS = "world_state.prev.json"
EVENTS = "events"
KEYFRAMES = "keyframes"
ABILITIES = "abilities"
MEMORIES = "memories"
INDEX = "index.sqlite"
"""Stands among the memories; beside it SQLite keeps files of its own."""
LOCK = "save.lock"
TORN = "torn.bin"
NEW = ".new"
"""Ends the name of a world that isn't whole yet."""


class NewerFormat(SaveError):
    """A save of a later version: nothing older of it may be taken instead."""

    def __init__(self, where: str | Path, found: int) -> None:
        """`found` is the format that it has."""
        super().__init__(
            f"{where} has format {found}, and this version reads up to {FORMAT}: update the program"
        )


_NAME = re.compile(r"\w(?:[\w .'-]{0,62}[\w'-])?")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_NUMBERED = re.compile(r"world_(\d{3,9})")


def check_name(name: str) -> str:
    """The name itself, if a world may be called that; else SaveError.

    >>> check_name("world_001"), check_name("Mara's garden")
    ('world_001', "Mara's garden")
    """
    if _RESERVED.fullmatch(name):
        raise SaveError(f"{name!r} can't name a world: on Windows no folder may be called that")
    if not _NAME.fullmatch(name) or name.endswith((NEW, ".tmp")):
        raise SaveError(
            f"{name!r} can't name a world: use up to 64 letters, digits, blanks and _ - . '"
        )
    return name


def next_name(saves: Path) -> str:
    """The first free name after all of `world_001`, `world_002` ... in a folder."""
    taken = [0]
    if saves.is_dir():
        for path in saves.iterdir():
            match = _NUMBERED.fullmatch(path.name.removesuffix(NEW))
            if match:
                taken.append(int(match.group(1)))
    return f"world_{max(taken) + 1:03d}"


def keyframe_path(world: Path, tick: int) -> Path:
    """Where the state after a tick is kept, if it is."""
    return world / KEYFRAMES / f"{tick:07d}.json.gz"


def keyframe_ticks(world: Path) -> list[int]:
    """The ticks that have a keyframe, ascending."""
    folder = world / KEYFRAMES
    if not folder.is_dir():
        return []
    ticks = []
    for path in folder.iterdir():
        match = re.fullmatch(r"(\d{7,12})\.json\.gz", path.name)
        if match:
            ticks.append(int(match.group(1)))
    return sorted(ticks)
