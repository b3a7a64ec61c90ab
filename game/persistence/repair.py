"""Repair: what a crash left after the sound part of a log is put aside, then cut off."""

import os
import shutil
from pathlib import Path

from game.persistence.disk import Disk
from game.persistence.files import open_regular
from game.persistence.layout import EVENTS, TORN
from game.persistence.log_reader import End
from game.persistence.segments import listing


def cut_torn_end(world: Path, end: End) -> list[str]:
    """Make the log end where `end` says; what was after it is kept in torn.bin.

    Whoever calls holds the lock. Returns what was done, in words. Raises OSError or
    SaveError.
    """
    disk = Disk()
    notes = []
    for segment in listing(world / EVENTS):
        if end.segment is None or segment > end.segment:
            keep = 0
        elif segment == end.segment and segment.plain.exists():
            keep = end.size
        else:
            continue
        size = segment.plain.stat().st_size
        if size > keep:
            _put_aside(world, segment.plain, keep)
            notes.append(f"{size - keep} torn bytes of {segment.plain.name} are in {TORN} now")
        if not keep:  # begun, and then the power went
            disk.unlink(segment.plain)
            disk.sync_folder(segment.folder)
        elif size > keep:
            fd = disk.open(segment.plain)
            try:
                disk.truncate(fd, keep)
                os.fsync(fd)
            finally:
                os.close(fd)
    return notes


def _put_aside(world: Path, path: Path, start: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with (
        open_regular(path) as file,
        os.fdopen(os.open(world / TORN, flags | getattr(os, "O_BINARY", 0), 0o644), "ab") as aside,
    ):
        file.seek(start)
        shutil.copyfileobj(file, aside)
        aside.flush()
        os.fsync(aside.fileno())
