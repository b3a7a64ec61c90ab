"""Bin: where deleted worlds wait, so that nobody loses one by a slip of the hand.

`saves/.bin/NAME-20260131-235959`, by the time of its deletion (UTC). Whoever wants the
room empties that folder.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from game.errors import SaveError
from game.persistence.card import read_card
from game.persistence.disk import Disk
from game.persistence.files import check_folder
from game.persistence.layout import check_name
from game.persistence.lock import Lock

BIN = ".bin"
_BINNED = re.compile(r"(.+)-(\d{8}-\d{6})(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted world."""

    name: str
    """What it was called."""
    deleted: str
    """When, as its folder's name says."""
    folder: Path


def delete_world(saves: Path, name: str, now: datetime | None = None) -> Path:
    """Move a world to the bin; returns where it is now. Raises SaveError."""
    folder = saves / check_name(name)
    check_folder(folder)
    read_card(folder)  # what is no world isn't ours to move
    lock = Lock(folder)  # nobody has it open
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%d-%H%M%S")
    target, again = saves / BIN / f"{name}-{stamp}", 0
    while target.exists():
        again += 1
        target = saves / BIN / f"{name}-{stamp}.{again}"
    try:
        target.parent.mkdir(exist_ok=True)
        lock.release()  # Windows renames no folder with an open file in it
        Disk().replace(folder, target)
        Disk().sync_folder(saves)
    except OSError as error:
        raise SaveError(f"{folder} can't be moved to {target}: {error.strerror}") from None
    finally:
        lock.release()
    return target


def binned_worlds(saves: Path) -> list[Binned]:
    """Everything in the bin, the last deleted first."""
    folder = saves / BIN
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        match = _BINNED.fullmatch(path.name)
        if match and path.is_dir() and not path.is_symlink():
            found.append(Binned(match.group(1), match.group(2), path))
    return sorted(found, key=lambda one: (one.deleted, one.folder.name), reverse=True)


def restore_world(saves: Path, name: str, as_name: str | None = None) -> Path:
    """Bring a world back: the last deleted of that name, or the folder in the bin so called.

    Raises SaveError, also when there is another world of that name by now.
    """
    there = binned_worlds(saves)
    found = next((one for one in there if name in (one.name, one.folder.name)), None)
    if found is None:
        names = ", ".join(sorted({one.name for one in there})[:10])
        raise SaveError(f"There is no {name} in the bin{f': it holds {names}' if names else ''}.")
    target = saves / check_name(as_name or found.name)
    if target.exists() or target.is_symlink():
        raise SaveError(f"There is a world {target.name} in {saves} already: bring it back --as …")
    try:
        Disk().replace(found.folder, target)
        Disk().sync_folder(saves)
    except OSError as error:
        raise SaveError(f"{target} can't be made: {error.strerror}") from None
    return target
