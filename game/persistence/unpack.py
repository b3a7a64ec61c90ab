"""Unpack: a packed world of anybody's becomes a world of ours, or nothing at all.

The zip's directory is checked before a byte is written; then everything goes into
NAME.new beside the other worlds, is brought to today's format if it is older, is read
there as any save is (each line of the log, each state), and only then gets its name.
Nothing of it is executed.
"""

import gzip
import os
import shutil
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

import msgspec

from game.errors import SaveError
from game.persistence.card import Meta, read_card
from game.persistence.disk import Disk
from game.persistence.files import MAX_CARD, MAX_DENSE, RATIO, UNPACKING, open_regular, read_whole
from game.persistence.layout import (
    ABILITIES,
    CARD,
    EVENTS,
    KEYFRAMES,
    MEMORIES,
    NEW,
    STATE,
    check_name,
    keyframe_path,
    keyframe_ticks,
    next_name,
)
from game.persistence.lock import claim
from game.persistence.log_reader import End, items
from game.persistence.migrate import bring_up
from game.persistence.pack_entries import (
    THUMBNAIL,
    checked_entries,
    limit_of,
    too_dense,
)
from game.persistence.save_load import check_ends_meet
from game.persistence.state_file import read_state
from game.persistence.why_record import MOST_UNPACKED, WHY

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A world that has come in."""

    folder: Path
    meta: Meta
    tick: int
    """The last one that its log or its state has."""
    called: str
    """What it was called where it came from."""


def unpack_world(path: Path, saves: Path, name: str | None = None) -> Unpacked:
    """Take in a packed world, as `name` or as it is called, with a number if that is taken.

    Raises SaveError, and then nothing has been written.
    """
    try:
        file = open_regular(path.resolve())
    except FileNotFoundError:
        raise SaveError(f"There is no file {path}.") from None
    with file:
        archive, entries = checked_entries(path, file)
        called = _called(path, archive, entries)
        if name is None:
            name = _free_name(saves, called)
        elif (saves / check_name(name)).exists():
            raise SaveError(f"There is a world {name} in {saves} already.")
        size = sum(info.file_size for info in entries)
        try:
            saves.mkdir(parents=True, exist_ok=True)
            if size > shutil.disk_usage(saves).free:
                raise SaveError(f"{path} unpacks to {size:,} bytes, and {saves} has less room")
            beside = saves / (name + NEW)
            if beside.is_symlink():
                raise SaveError(f"{beside} is a link; a save holds none")
            lock = claim(beside)
        except OSError as error:
            raise SaveError(f"{saves} can't be written: {error.strerror}") from None
        try:
            for part in (EVENTS, KEYFRAMES, ABILITIES, MEMORIES, WHY):
                (beside / part).mkdir()
            for info in entries:
                if info.filename != THUMBNAIL:  # a stranger's picture is never looked at
                    _extract(path, archive, info, beside)
            meta, tick = _checked(path, beside)
            _mark(beside, name)
            if sys.platform == "win32":
                lock.release()
            Disk().replace(beside, saves / name)
            Disk().sync_folder(saves)
        except BaseException as error:
            lock.release()
            shutil.rmtree(beside, ignore_errors=True)
            if isinstance(error, OSError):
                raise SaveError(f"{path} can't be unpacked: {error}") from None
            raise
        lock.release()
        (saves / name / "save.lock").unlink(missing_ok=True)
    return Unpacked(saves / name, meta, tick, called)


def _called(path: Path, archive: zipfile.ZipFile, entries: list[ZipInfo]) -> str:
    """The name that a packed world asks for, if a world may have it."""

    class _Named(msgspec.Struct):
        name: str = ""

    (card,) = (info for info in entries if info.filename == CARD)
    try:
        wanted = msgspec.json.decode(_read(path, archive, card), type=_Named).name
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SaveError(f"{path}: {CARD} can't be understood: {error}") from None
    for name in (wanted, path.stem):
        try:
            return check_name(name)
        except SaveError:
            continue
    return ""


def _free_name(saves: Path, wanted: str) -> str:
    """The name itself, or with the first number that makes it free."""
    if not wanted:
        return next_name(saves)
    number, name = 1, wanted
    while any((saves / taken).exists() for taken in (name, name + NEW)):
        number += 1
        name = f"{wanted[:56].rstrip(' .')}-{number}"
    return name


def _read(path: Path, archive: zipfile.ZipFile, info: ZipInfo) -> bytes:
    """A small entry."""
    try:
        with archive.open(info) as entry:
            return entry.read(MAX_CARD + 1)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, zlib.error) as error:
        raise SaveError(f"{path}: {info.filename} is damaged: {error}") from None


def _extract(path: Path, archive: zipfile.ZipFile, info: ZipInfo, beside: Path) -> None:
    """Write one entry, never more of it than its directory says."""
    target = beside / info.filename
    left = info.file_size
    disk = Disk()
    out = disk.create(target)
    try:
        with archive.open(info) as entry:
            while block := entry.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise SaveError(f"{path}: {info.filename} is longer than it says")
                disk.write(out, block)
        disk.sync(out)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error) as error:
        raise SaveError(f"{path}: {info.filename} is damaged: {error}") from None
    finally:
        os.close(out)
    if left:
        raise SaveError(f"{path}: {info.filename} is shorter than it says")
    if target.suffix == ".gz":
        _no_bomb(path, target, info.filename)


def _no_bomb(path: Path, target: Path, name: str) -> None:
    """Unpack a .gz to nowhere, as far as is decent."""
    size, total = target.stat().st_size, 0
    if name.startswith(WHY):
        most = MOST_UNPACKED
    else:
        most = limit_of(STATE) if name.startswith(KEYFRAMES) else limit_of(name.removesuffix(".gz"))
    with open_regular(target) as file, gzip.GzipFile(fileobj=file) as unpacked:
        try:
            while block := unpacked.read(_BLOCK):
                total += len(block)
                if total > most:
                    raise SaveError(f"{path}: {name} unpacks to more than {most:,} bytes")
                if total > MAX_DENSE and too_dense(size, total):
                    raise SaveError(f"{path}: {name} unpacks to more than {RATIO} times its size")
        except UNPACKING as error:
            raise SaveError(f"{path}: {name} is damaged: {error}") from None


def _checked(path: Path, beside: Path) -> tuple[Meta, int]:
    """Read all of a world as saves are read; its card, and its last tick."""
    try:
        _migrated(beside)
        meta = read_card(beside)
        saved = read_state(beside / STATE)
        ticks = keyframe_ticks(beside)
        if not ticks:
            raise SaveError(f"{beside / KEYFRAMES} holds no state to begin with")
        for tick in ticks:
            keyframe = keyframe_path(beside, tick)
            found = read_state(keyframe).world.tick
            if found != tick:
                raise SaveError(f"{keyframe} is of tick {found}")
        end = End()
        for _ in items(beside / EVENTS, 0, end):
            pass
        check_ends_meet(beside, saved.seq, end)
        check_ends_meet(beside, read_state(keyframe_path(beside, ticks[0])).seq, end)
    except SaveError as error:
        text = str(error).replace(f"{beside}{os.sep}", "").replace(str(beside), "it")
        raise SaveError(f"{path}: {text}") from None
    return meta, max(end.tick, saved.world.tick)


def _migrated(beside: Path) -> None:
    """Bring an older format up in place: the pack is the copy that is kept."""
    try:
        bring_up(beside)
    except (msgspec.MsgspecError, LookupError, TypeError, ValueError, RecursionError) as error:
        # The steps read what nobody has checked yet.
        what = f"its {CARD} is of an older format and can't be understood"
        raise SaveError(f"{what}: {error}") from None


def _mark(beside: Path, name: str) -> None:
    """Let the card say what the world is called here, and that it came from elsewhere.

    Fields that we don't know stay.
    """
    card = msgspec.json.decode(read_whole(beside / CARD, MAX_CARD))
    card.update(name=name, foreign=True)
    data = msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"
    Disk().write_whole(beside / CARD, data)
