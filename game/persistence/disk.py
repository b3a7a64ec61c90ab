"""Disk: the few calls by which anything of a save is written.

Whoever writes is given a Disk, so that a test can make any of them fail.
"""

import os
import shutil
import sys
import time
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
TEMPORARY = ".tmp"
"""Ends the name of a file that isn't finished; whoever holds the lock may remove it."""


class Disk:
    """The real one. Every call raises OSError when it fails."""

    def create(self, path: Path) -> int:
        """A new empty file, opened for writing; one left over there is replaced."""
        path.unlink(missing_ok=True)
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o644)

    def open(self, path: Path) -> int:
        """An existing file, opened for appending."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | _NOFOLLOW | _BINARY)

    def write(self, fd: int, data: bytes) -> None:
        """Write all of it; the system may take it in parts."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]

    def sync(self, fd: int) -> None:
        """Return when what was written is on the disk."""
        getattr(os, "fdatasync", os.fsync)(fd)

    def truncate(self, fd: int, size: int) -> None:
        """Cut the file off after `size` bytes."""
        os.ftruncate(fd, size)

    def replace(self, source: Path, target: Path) -> None:
        """Rename; on Windows a scanner may hold the file for a moment."""
        for wait in (0.01, 0.05, 0.2, 0.5):
            try:
                os.replace(source, target)
            except PermissionError:
                if sys.platform != "win32":
                    raise
                time.sleep(wait)
            else:
                return
        os.replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        """A second name for a file, or a copy where there are no hard links."""
        try:
            os.link(source, target)
        except (OSError, NotImplementedError):
            shutil.copyfile(source, target)

    def unlink(self, path: Path) -> None:
        """Remove a file, if it is there."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable, where the system knows how."""
        if sys.platform == "win32":
            return
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def write_whole(self, path: Path, data: bytes) -> None:
        """Put a whole file in place: after a crash it is the old one or the new one."""
        temporary = path.with_name(path.name + TEMPORARY)
        try:
            fd = self.create(temporary)
            try:
                self.write(fd, data)
                self.sync(fd)
            finally:
                os.close(fd)
            self.replace(temporary, path)
        except OSError:
            self.forget(temporary)
            raise
        self.sync_folder(path.parent)

    def forget(self, temporary: Path) -> None:
        """Remove an unfinished file as far as that works; opening cleans up the rest."""
        try:
            temporary.unlink(missing_ok=True)
        except OSError:
            return
