"""The few things done to files and folders while setting up."""

from __future__ import annotations

import os
import shutil
import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS = os.name == "nt"


def discard(folder: Path) -> None:
    """Remove a folder of ours, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def rename(before: Path, after: Path) -> None:
    """Rename a folder; on Windows a virus scanner may hold new files for a moment."""
    for pause in (0.2, 1, 5):
        try:
            before.rename(after)
            return
        except PermissionError:
            time.sleep(pause)
    before.rename(after)


def readdress(partial: Path, folder: Path) -> None:
    """Make the scripts of a new environment name the place that it is about to move to."""
    before, after = str(partial).encode(), str(folder).encode()
    for path in [partial / "pyvenv.cfg", *(partial / "bin").glob("*")]:
        if path.is_file() and not path.is_symlink():
            text = path.read_bytes()
            if before in text and b"\0" not in text:
                path.write_bytes(text.replace(before, after))


def try_lock(file: IO[bytes]) -> bool:
    """Take the lock on an open file, if nobody has it."""
    try:
        if WINDOWS:
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
