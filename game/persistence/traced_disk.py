"""TracedDisk: the disk, with each of its slower calls measured for `--trace`."""

from pathlib import Path

from game.core.step import Around
from game.persistence.disk import Disk


class TracedDisk(Disk):
    """As Disk; `around` is called on the scribe's thread."""

    def __init__(self, around: Around) -> None:
        """Measure by `around`."""
        self._around = around

    def write(self, fd: int, data: bytes) -> None:
        """As Disk."""
        self._around("disk write", lambda: Disk.write(self, fd, data))

    def sync(self, fd: int) -> None:
        """As Disk."""
        self._around("disk sync", lambda: Disk.sync(self, fd))

    def sync_folder(self, folder: Path) -> None:
        """As Disk."""
        self._around("disk sync", lambda: Disk.sync_folder(self, folder))

    def replace(self, source: Path, target: Path) -> None:
        """As Disk."""
        self._around("disk rename", lambda: Disk.replace(self, source, target))
