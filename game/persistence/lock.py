"""Lock: one process has a world open at a time; the system frees it when that one dies."""

import os
import shutil
import sys
from pathlib import Path
from time import monotonic, sleep

from game.errors import SaveError
from game.persistence.layout import LOCK

if sys.platform == "win32":
    import msvcrt

    def _take(fd: int) -> None:
        os.lseek(fd, 1 << 20, os.SEEK_SET)  # beyond the text, which others may read
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(fd, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


PATIENCE_SECONDS = 10.0
"""How long a lock whose owner is dead may still be held, by a process it was just starting."""


class Lock:
    """Held from its making until `release`, or the end of the process."""

    def __init__(self, world: Path) -> None:
        """Take a world's lock; raises SaveError when somebody has it."""
        path = world / LOCK
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._fd = os.open(path, flags, 0o644)
        except OSError as error:
            raise SaveError(f"{path} can't be opened: {error.strerror}") from None
        if not self._taken():
            owner = self._owner()
            self.release()
            by = f" by process {owner}" if owner.isdigit() else ""
            raise SaveError(f"{world} is in use{by}; close it there first") from None
        self._note_owner()

    def _taken(self) -> bool:
        """Take it, if nobody has it; waits while only what a dead owner left behind does.

        A process that is killed while it starts another leaves that one with a copy of the
        lock until it runs its own program, which closes it.
        """
        until = monotonic() + PATIENCE_SECONDS
        while True:
            try:
                _take(self._fd)
            except OSError:
                if _lives(self._owner()) or monotonic() > until:
                    return False
                sleep(0.01)
            else:
                return True

    def _owner(self) -> str:
        try:
            os.lseek(self._fd, 0, os.SEEK_SET)
            return os.read(self._fd, 20).decode("ascii", "replace").strip()
        except OSError:
            return ""

    def _note_owner(self) -> None:
        """Leave our number for the message that another process would show."""
        try:
            os.ftruncate(self._fd, 0)
            os.lseek(self._fd, 0, os.SEEK_SET)
            os.write(self._fd, b"%d\n" % os.getpid())
        except OSError:  # a full disk: the lock holds all the same
            return

    def release(self) -> None:
        """Let others in; more than once does nothing."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _lives(owner: str) -> bool:
    """Whether the process of this number is there; on Windows a lock ends with its owner."""
    if sys.platform == "win32":
        return True
    if not owner.isdigit():  # it has the lock and didn't get to write its number yet
        return False
    try:
        os.kill(int(owner), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def claim(beside: Path) -> Lock:
    """A new empty folder with its lock held; one left over by a crash is removed.

    Raises SaveError if another process is making it right now, and OSError.
    """
    if beside.exists():
        Lock(beside).release()
        shutil.rmtree(beside)
    beside.mkdir()
    return Lock(beside)
