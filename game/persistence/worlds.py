"""Worlds: what saves there are, seen from outside."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from game.errors import SaveError
from game.persistence.card import Meta, read_card
from game.persistence.files import open_regular
from game.persistence.layout import CARD, NEW, STATE
from game.persistence.pack_entries import THUMBNAIL
from game.persistence.spending import Sums, read_spending
from game.persistence.state_file import glance

MAX_GLANCE = 64 << 20
"""Bytes of a state in which people are still counted for a list."""


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
    parent: str = ""
    parent_tick: int = 0
    scenario: str = ""
    """The scenario that it was made from, if any."""

    @property
    def thumbnail(self) -> Path | None:
        """Its picture, if it has one."""
        path = self.folder / THUMBNAIL
        return path if path.is_file() and not path.is_symlink() else None

    @property
    def spent(self) -> Sums:
        """What its models have cost on this machine."""
        return read_spending(self.folder)

    def people(self) -> int:
        """How many live in its newest state; -1 when that can't be seen. Reads the state."""
        return count_people(self.folder / STATE)


def list_worlds(saves: Path) -> list[WorldInfo]:
    """All worlds of a folder, the last saved one first."""
    if not saves.is_dir():
        return []
    found = []
    for folder in sorted(saves.iterdir()):
        if folder.name.endswith(NEW) or not (folder / CARD).is_file():
            continue
        meta, fault = Meta(), ""
        try:
            meta = read_card(folder)
        except SaveError as error:
            fault = str(error)
        state = folder / STATE
        modified = (state if state.exists() else folder).stat().st_mtime
        found.append(
            WorldInfo(
                folder.name,
                folder,
                glance(state),
                meta.seed,
                modified,
                fault,
                meta.parent,
                meta.parent_tick,
                meta.scenario,
            )
        )
    return sorted(found, key=lambda info: (-info.modified, info.name))


def relatives(saves: Path, name: str) -> list[str]:
    """The other worlds of a folder that are of one family with it by their cards, by name.

    A parent that is gone still joins its children.
    """
    near: dict[str, set[str]] = {}
    here = []
    for folder in sorted(saves.iterdir()) if saves.is_dir() else ():
        if folder.name.endswith(NEW) or not (folder / CARD).is_file():
            continue
        with suppress(SaveError, OSError):
            parent = read_card(folder).parent
            here.append(folder.name)
            if parent:
                near.setdefault(folder.name, set()).add(parent)
                near.setdefault(parent, set()).add(folder.name)
    family, new = {name}, [name]
    while new:
        found = near.get(new.pop(), set()) - family
        family |= found
        new += found
    return [other for other in here if other in family and other != name]


def newest_world(saves: Path) -> Path | None:
    """The folder of the world that was saved last, if there is any that can be opened."""
    return next((info.folder for info in list_worlds(saves) if not info.fault), None)


class _People(msgspec.Struct):
    persona: dict[str, msgspec.Raw]


class _Document(msgspec.Struct):
    state: _People


def count_people(state: Path) -> int:
    """How many people a state file has, without loading it; -1 when it can't be seen."""
    try:
        with open_regular(state) as file:
            data = file.read(MAX_GLANCE + 1)
        if len(data) > MAX_GLANCE:
            return -1
        return len(msgspec.json.decode(data, type=_Document).state.persona)
    except (OSError, SaveError, msgspec.MsgspecError, RecursionError):
        return -1
