"""Seeking: the place of a tick or an event in the log, found by halving, not by reading.

Ticks and event ids ascend through a log. A plain file can be entered at any line, and a
packed one at any of its gzip members, each of which begins with a whole line.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from gzip import GzipFile
from pathlib import Path
from typing import BinaryIO

from game.errors import SaveError
from game.persistence.files import MAX_LINE, UNPACKING
from game.persistence.lines import unseal
from game.persistence.segments import Segment, checked_lines, listing

NEAR = 32 << 10
"""Bytes within which a place is no longer halved."""

_TICK = re.compile(rb'"tick":(\d{1,16}),"~c":"[0-9a-f]{8}"\}\n$')
_EVENT_ID = re.compile(rb'"id":(\d{1,16}),')
_MEMBER = re.compile(rb"\x1f\x8b\x08\x00\x00\x00\x00\x00")
"""How a gzip member begins that was packed without a name and a date."""

Before = Callable[[bytes], bool | None]
"""Whether a line stands before what is looked for; None where it can't be told from it."""


def tick_of(line: bytes) -> int:
    """The tick in a sealed line; -1 for a head, or what is no whole line."""
    match = _TICK.search(line)
    return int(match.group(1)) if match else -1


def before_tick(tick: int) -> Before:
    """Lines of ticks before this one."""

    def before(line: bytes) -> bool | None:
        found = tick_of(line)
        return None if found < 0 else found < tick

    return before


def before_event(event: int) -> Before:
    """Lines of events before this one."""

    def before(line: bytes) -> bool | None:
        if not line.startswith(b'{"event":'):
            return None
        ids = _EVENT_ID.findall(line)
        return int(ids[-1]) < event if ids else None

    return before


@contextmanager
def lines_near(segment: Segment, before: Before) -> Iterator[tuple[Path, Iterator[bytes]]]:
    """Like `Segment.lines`, from a line on that is close before what is looked for.

    Whatever is looked for comes after it, if it is in the segment. Raises SaveError.
    """
    path, file = segment.open()
    with file:
        try:
            if path == segment.packed:
                file.seek(_member_before(file, before))
                yield path, checked_lines(path, GzipFile(fileobj=file))
            else:
                file.seek(_line_before(file, before))
                yield path, checked_lines(path, file)
        except OSError as error:
            raise SaveError(f"{path} can't be read: {error.strerror}") from None


def last_tick(folder: Path) -> int:
    """The last whole tick in an events folder; -1 where there is none yet."""
    for segment in reversed(listing(folder)):
        found = -1
        with lines_near(segment, lambda _: True) as (_, lines), suppress(SaveError):
            for line in lines:
                if line.startswith(b'{"log":"tick",') and unseal(line) is not None:
                    found = tick_of(line)
        if found < 0:  # a tick that is larger than what was looked at, or nothing at all
            with segment.lines() as (_, lines), suppress(SaveError):
                for line in lines:
                    if line.startswith(b'{"log":"tick",') and unseal(line) is not None:
                        found = tick_of(line)
        if found >= 0:
            return found
    return -1


def _line_before(file: BinaryIO, before: Before) -> int:
    low, high = 0, file.seek(0, 2)
    while high - low > NEAR:
        middle = (low + high) // 2
        file.seek(middle)
        file.readline(MAX_LINE)
        at = file.tell()
        if at < high and _holds(iter(lambda: file.readline(MAX_LINE), b""), before):
            low = at
        else:
            high = middle
    return low


def _member_before(file: BinaryIO, before: Before) -> int:
    low, high = 0, file.seek(0, 2)
    while high - low > NEAR:
        middle = (low + high) // 2
        at = _next_member(file, middle, high)
        if at >= 0 and _member_holds(file, at, before):
            low = at
        else:
            high = middle
    return low


def _next_member(file: BinaryIO, start: int, end: int) -> int:
    """Where the first gzip member from `start` on begins; -1 if none does before `end`."""
    file.seek(start)
    held = b""
    while start < end and (data := file.read(1 << 16)):
        held += data
        for match in _MEMBER.finditer(held):
            at = start + match.start()
            if at >= end:
                return -1
            if _first_line(file, at):
                return at
        start += max(0, len(held) - 7)
        held = held[-7:]
        file.seek(start + len(held))
    return -1


def _first_line(file: BinaryIO, at: int) -> bytes:
    """The first line of a member; empty if none begins there: the bytes only look like it."""
    file.seek(at)
    try:
        line = GzipFile(fileobj=file).readline(MAX_LINE)
    except (*UNPACKING, OSError):
        return b""
    return line if unseal(line) is not None else b""


def _member_holds(file: BinaryIO, at: int, before: Before) -> bool:
    file.seek(at)
    try:
        return _holds(iter(GzipFile(fileobj=file)), before)
    except (*UNPACKING, OSError):
        return False


def _holds(lines: Iterator[bytes], before: Before) -> bool:
    """Whether the first line that tells anything stands before."""
    for line in lines:
        verdict = before(line)
        if verdict is not None:
            return verdict
    return False
