"""Segments: the files of the event log, one for each range of ticks.

`0000000-0010000.jsonl`, then `0010001-0020000.jsonl` and so on. A finished one is
packed to .jsonl.gz; while both stand there, the plain one counts. A range that had to be
begun again, after a sync that failed, goes on in `0000000-0010000.1.jsonl`.
"""

import gzip
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from game.errors import SaveError
from game.persistence.files import MAX_LINE, UNPACKING, check_folder, open_regular

SPAN = 10_000
"""Ticks a file holds."""

_NAME = re.compile(r"(\d{7,12})-(\d{7,12})(?:\.(\d{1,4}))?\.jsonl")


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """One file of the log; they sort in the order of their records."""

    first: int
    turn: int
    last: int
    folder: Path

    @property
    def plain(self) -> Path:
        """Where it stands while it is written."""
        turn = f".{self.turn}" if self.turn else ""
        return self.folder / f"{self.first:07d}-{self.last:07d}{turn}.jsonl"

    @property
    def packed(self) -> Path:
        """Where it stands once it is finished."""
        return self.plain.with_name(self.plain.name + ".gz")

    @contextmanager
    def lines(self) -> Iterator[tuple[Path, Iterator[bytes]]]:
        """Where it stands, and its lines with their newlines, read as they are asked for.

        A line longer than is allowed comes in parts, none of which is a sealed line.
        Raises SaveError where it can't be read.
        """
        path, file = self.open()
        with file:
            if path == self.packed:
                yield path, checked_lines(path, gzip.GzipFile(fileobj=file))
            else:
                yield path, checked_lines(path, file)

    def open(self) -> tuple[Path, BinaryIO]:
        """Where it stands, and the file. Raises SaveError."""
        # A running world may pack it between two looks, hence the plain one twice.
        for path in (self.plain, self.packed, self.plain):
            with suppress(FileNotFoundError):
                return path, open_regular(path)
        raise SaveError(f"{self.plain} is gone")


def bounds(tick: int, span: int = SPAN) -> tuple[int, int]:
    """First and last tick of the range that a tick belongs to.

    >>> bounds(0), bounds(10_000), bounds(10_001)
    ((0, 10000), (0, 10000), (10001, 20000))
    """
    number = max(0, tick - 1) // span
    return number * span + 1 if number else 0, (number + 1) * span


def listing(folder: Path) -> list[Segment]:
    """All segments of an events folder, in the order of their records."""
    check_folder(folder)
    found = set()
    for name in os.listdir(folder):
        match = _NAME.fullmatch(name.removesuffix(".gz"))
        if match:
            first, last, turn = match.groups()
            found.add(Segment(int(first), int(turn or 0), int(last), folder))
    return sorted(found)


def since(segments: list[Segment], tick: int) -> list[Segment]:
    """The segments that can hold records of `tick` or later."""
    return [segment for segment in segments if segment.last >= tick]


def checked_lines(path: Path, file: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    """Lines with their newlines as they are asked for; raises SaveError for what can't be read."""
    number = 0
    while True:
        number += 1
        try:
            line = file.readline(MAX_LINE)
        except UNPACKING as error:
            raise SaveError(f"{path}, line {number} is damaged: {error}") from None
        except OSError as error:
            raise SaveError(f"{path}, line {number} can't be read: {error.strerror}") from None
        if not line:
            return
        yield line
