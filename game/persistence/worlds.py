"""Worlds: what saves there are, seen from outside."""

from dataclasses import dataclass
from pathlib import Path

from game.errors import SaveError
from game.persistence.card import read_card
from game.persistence.layout import CARD, NEW, STATE
from game.persistence.state_file import glance


@dataclass(frozen=True, slots=True)
class WorldInfo:
    """What a list of worlds shows."""

    name: str
    folder: Path
    tick: int
    """Of the newest state; the log may go further. -1 when it can't be seen."""
    seed: int
    modified: float
    """Seconds since 1970 at which it was last saved."""
    fault: str = ""
    """Why it can't be opened, as far as can be seen from outside."""


def list_worlds(saves: Path) -> list[WorldInfo]:
    """All worlds of a folder, the last saved one first."""
    if not saves.is_dir():
        return []
    found = []
    for folder in sorted(saves.iterdir()):
        if folder.name.endswith(NEW) or not (folder / CARD).is_file():
            continue
        seed, fault = 0, ""
        try:
            seed = read_card(folder).seed
        except SaveError as error:
            fault = str(error)
        state = folder / STATE
        modified = (state if state.exists() else folder).stat().st_mtime
        found.append(WorldInfo(folder.name, folder, glance(state), seed, modified, fault))
    return sorted(found, key=lambda info: (-info.modified, info.name))


def newest_world(saves: Path) -> Path | None:
    """The folder of the world that was saved last, if there is any that can be opened."""
    return next((info.folder for info in list_worlds(saves) if not info.fault), None)
