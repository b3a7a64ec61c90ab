"""LogFile: the end of the log on disk, where chunks become durable or not at all.

Used by one thread at a time. After a fault the caller keeps its chunks and comes again.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from game.persistence.disk import Disk
from game.persistence.layout import FORMAT
from game.persistence.log_reader import End
from game.persistence.records import Head, line
from game.persistence.segments import SPAN, Segment, bounds


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records that belong together, as bytes; all of one tick, or one that stands alone."""

    tick: int
    seq: int
    """Number of the first of them."""
    data: bytes
    through: int
    """The last tick that is whole once they are durable."""


class LogFile:
    """The segment that is being written."""

    def __init__(self, folder: Path, disk: Disk, end: End, span: int = SPAN) -> None:
        """Go on where `end` says the log ends; nothing is opened before it is needed."""
        self.folder = folder
        self.disk = disk
        self.span = span
        self.segment = end.segment
        self.size = end.size
        """Bytes of the segment that are durable and whole."""
        self._fd = -1
        # What is packed is finished; that can be the last one if the world was sent by somebody.
        self._finished = end.segment is not None and not end.segment.plain.exists()
        self._spoilt = False
        """What the disk holds after `size` is unknown: only a new file can go on."""

    def write(self, chunks: list[Chunk]) -> int:
        """Make chunks durable, as many from the first on as one file takes.

        Returns how many those are. Raises OSError, and then nothing has been added.
        """
        first = chunks[0]
        ended = self.segment is None or first.tick > self.segment.last
        if ended or self._spoilt or self._finished:
            self._begin(first.tick, first.seq)
        assert self.segment is not None
        count = 1
        while count < len(chunks) and chunks[count].tick <= self.segment.last:
            count += 1
        data = b"".join(chunk.data for chunk in chunks[:count])
        fd = self._open()
        try:
            self.disk.write(fd, data)
        except OSError:
            self._cut_back(fd)
            raise
        try:
            self.disk.sync(fd)
        except OSError:
            # The system may have dropped what it could not write and will not say so
            # twice: a second sync would lie.
            self._spoilt = True
            self._cut_back(fd)
            raise
        self.size += len(data)
        return count

    def skip(self, tick: int, seq: int) -> None:
        """Go on from the keyframe of `tick`, with record `seq`: ticks before it are lost.

        Begins a file, which tells that. Raises OSError, and then nothing has changed.
        """
        self._begin(tick + 1, seq, gap=tick)

    def close(self) -> None:
        """Close the file; the next write opens it again."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _begin(self, tick: int, seq: int, gap: int = 0) -> None:
        """Start a new file for the range of a tick, with record `seq` as its first."""
        first, last = bounds(tick, self.span)
        turn = 0
        old = self.segment
        if old is not None and first <= old.last:
            if self._spoilt or self._finished or gap:
                first, last, turn = old.first, max(old.last, tick), old.turn + 1
            else:  # that file was begun with another span
                first = old.last + 1
                last = max(last, first)
        head = Head(format=FORMAT, first=first, last=last, next=seq, salvaged=self._spoilt, gap=gap)
        opening = line(head)
        self.close()
        segment = Segment(first, turn, last, self.folder)
        self.disk.write_whole(segment.plain, opening)
        self.segment, self.size = segment, len(opening)
        self._spoilt = self._finished = False

    def _open(self) -> int:
        """The file's descriptor; raises OSError if the file is no longer there."""
        assert self.segment is not None
        path = self.segment.plain
        if self._fd >= 0:
            here, there = os.fstat(self._fd), os.stat(path)
            if (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino):
                return self._fd
            self.close()
        self._fd = self.disk.open(path)
        size = os.fstat(self._fd).st_size
        if size < self.size:
            self.close()
            raise OSError(None, "is shorter than what was written", str(path))
        if size > self.size:
            self.disk.truncate(self._fd, self.size)
        return self._fd

    def _cut_back(self, fd: int) -> None:
        """Remove what a failed write may have left, so that nothing follows a torn line."""
        try:
            self.disk.truncate(fd, self.size)
        except OSError:
            self._spoilt = True
        if self._spoilt:
            self.close()
