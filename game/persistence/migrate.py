"""Migration: a world of an older format becomes one of today's, and the old one is kept.

The steps work on a copy; only when that is whole does it take the world's name. What was
there before stays beside it as `NAME.format_N`, untouched.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from game.errors import SaveError
from game.persistence.card import card_bytes, card_format, read_card
from game.persistence.disk import Disk
from game.persistence.files import check_folder, open_regular
from game.persistence.layout import CARD, FORMAT, LOCK, NEW
from game.persistence.lock import Lock, claim

Step = Callable[[Path, Disk], None]
"""Makes the world in a folder one of the next format, but for the number in its card."""


def _society(folder: Path, disk: Disk) -> None:
    """To format 2: what owners, deals and facts there are is empty in a state that lacks it."""


def _powers(folder: Path, disk: Disk) -> None:
    """To format 3: a state without powers, plans, notices and a mayor's orders has none."""


MIGRATIONS: dict[int, Step] = {1: _society, 2: _powers}
"""Format -> the step from it to the next. Nothing came before format 1."""


def migrate(folder: Path, disk: Disk | None = None) -> Path | None:
    """Bring a world to today's format; returns where the old one is kept, if it was older.

    Raises SaveError: also for a format that no step starts from. The world is as it was then.
    """
    found = card_format(folder)
    if found >= FORMAT:
        return None
    _check_way(folder, found)
    disk = disk or Disk()
    kept = folder.with_name(f"{folder.name}.format_{found}")
    beside = folder.with_name(folder.name + NEW)
    if kept.exists() or kept.is_symlink():
        raise SaveError(f"{kept} is in the way: there the old world would be kept")
    lock = Lock(folder)
    try:
        mine = claim(beside)
        try:
            _copy(folder, beside, disk)
            bring_up(beside, disk)
        finally:
            mine.release()
        lock.release()
        disk.replace(folder, kept)
        try:
            disk.replace(beside, folder)
        except OSError:
            disk.replace(kept, folder)
            raise
        disk.sync_folder(folder.parent)
    except OSError as error:
        raise SaveError(f"{folder} can't be migrated: {error.strerror}") from None
    except (msgspec.MsgspecError, LookupError, TypeError, ValueError, RecursionError) as error:
        # The steps read what nobody has checked yet.
        what = f"{folder / CARD} is of an older format and can't be understood"
        raise SaveError(f"{what}: {error}") from None
    finally:
        lock.release()
        shutil.rmtree(beside, ignore_errors=True)
    return kept


def bring_up(folder: Path, disk: Disk | None = None) -> None:
    """Bring a world to today's format where it is: for a copy that nobody else has.

    Raises SaveError for a format that no step starts from, OSError, and whatever a step
    finds wrong; the folder is of no use then.
    """
    found = card_format(folder)
    if found >= FORMAT:
        return
    _check_way(folder, found)
    disk = disk or Disk()
    for number in range(found, FORMAT):
        MIGRATIONS[number](folder, disk)
        card = msgspec.json.decode((folder / CARD).read_bytes())
        card["format"] = number + 1
        disk.write_whole(folder / CARD, msgspec.json.encode(card))
    card = msgspec.structs.replace(read_card(folder), format=FORMAT)
    disk.write_whole(folder / CARD, card_bytes(card))


def _check_way(folder: Path, found: int) -> None:
    for number in range(found, FORMAT):
        if number not in MIGRATIONS:
            raise SaveError(
                f"{folder / CARD} has format {found}, and no way leads from format {number} to "
                f"{FORMAT}, which this version reads"
            )


def _copy(folder: Path, target: Path, disk: Disk) -> None:
    """All plain files; a link or a device is refused, for a save holds none."""
    for path in sorted(folder.iterdir()):
        if path.name == LOCK:
            continue
        if path.is_dir():
            check_folder(path)
            (target / path.name).mkdir()
            _copy(path, target / path.name, disk)
        else:
            with open_regular(path) as file:
                disk.write_whole(target / path.name, file.read())
