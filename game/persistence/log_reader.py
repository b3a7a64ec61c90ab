"""Reading the log: its ticks one after the other, every line checked.

What a crash can leave at the very end is no fault: a torn line, or a tick without its
end. Whatever else is not as it was written is refused, with file and line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from game.core.commands import Entry
from game.core.events import Event
from game.errors import SaveError
from game.persistence.layout import EVENTS, FORMAT, NewerFormat
from game.persistence.lines import unseal
from game.persistence.log_seek import before_tick, lines_near, tick_of
from game.persistence.records import (
    AnyRecord,
    Commanded,
    Digested,
    Happened,
    Head,
    Late,
    Resumed,
    Ticked,
    decode,
    decode_head,
)
from game.persistence.segments import Segment, listing, since


@dataclass(slots=True)
class LoggedTick:
    """All that the log holds of one tick."""

    tick: int
    entries: list[Entry] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    digest: str = ""
    """Of the state after it; empty for most ticks."""
    parts: dict[str, str] = field(default_factory=dict)
    """Field of the state -> its checksum, where there is a digest."""
    late_ms: int = 0
    """How long it took, if that was too long."""
    seq: int = 0
    """Number of its last record."""


@dataclass(slots=True)
class End:
    """Where the sound part of a log ends, as far as it was read."""

    segment: Segment | None = None
    size: int = 0
    """Bytes of that segment that are sound."""
    first_seq: int = 1
    """Number of the first record that was read, or would have been."""
    next_seq: int = 1
    """Number of the record that goes on after the sound part."""
    tick: int = -1
    """The last tick that is whole; -1 when there is none."""


_WHOLE = (b'{"log":"tick",', b'{"generation":')
"""How the records begin after which nothing is left open."""
_HEAD = b'{"first":'
"""How a head begins."""

Item = Head | Resumed | LoggedTick
"""What a log is made of; only those heads are told that a gap comes before."""


def read_log(world: Path, start: int = 0, end: int | None = None) -> Iterator[LoggedTick]:
    """The logged ticks `start`..`end` of a world's folder, both included.

    A world that runs may be read too. Raises SaveError at the first fault.
    """
    for item in items_near(world / EVENTS, start):
        if isinstance(item, LoggedTick):
            if end is not None and item.tick > end:
                return
            if item.tick >= start:
                yield item


def items(folder: Path, start: int = 0, end: End | None = None, known: int = 0) -> Iterator[Item]:
    """Everything from the file that holds tick `start` on; `end` is kept up to date.

    Records up to `known`, the last one of a tick, are checked but not told.
    """
    return _Reader(since(listing(folder), start), end or End(), known).items()


def items_near(folder: Path, start: int) -> Iterator[Item]:
    """Everything from tick `start` on; what stands before it is neither read nor checked."""
    return _Reader(since(listing(folder), start), End(), 0, near=start).items()


def gaps(folder: Path) -> set[int]:
    """The ticks from whose keyframes the log goes on behind a gap. Raises SaveError."""
    heads = [_peek(segment) for segment in listing(folder)]
    return {head.gap for head in heads if head is not None and head.gap}


class _Reader:
    """One pass over some segments."""

    def __init__(self, segments: list[Segment], end: End, known: int, near: int = 0) -> None:
        self.end = end
        self.known = known
        self.near = near
        """What stands before this tick in the first segment is passed over."""
        heads = [_peek(segment) for segment in segments]
        # Begun, and then the power went: that is an end like any other.
        while heads and heads[-1] is None and segments[len(heads) - 1].plain.exists():
            heads.pop()
        self.segments = segments[: len(heads)]
        self.heads = heads
        if heads and heads[0] is not None:
            end.next_seq = heads[0].next
            # A file that tells of a gap leads on from its keyframe, whatever came before.
            end.first_seq = 1 if heads[0].gap else heads[0].next
        self.began = False
        self.next_seq = end.next_seq
        """Number that the next record must have."""
        self.open: LoggedTick | None = None
        """The tick whose end is still to come."""
        self.path = Path()
        self.number = 0
        """Of the line that is looked at, for complaints."""

    def items(self) -> Iterator[Item]:
        for i, segment in enumerate(self.segments):
            follower = self.heads[i + 1] if i + 1 < len(self.heads) else None
            last = i + 1 == len(self.heads)
            near = self.near and not i
            with (
                lines_near(segment, before_tick(self.near)) if near else segment.lines() as (
                    path,
                    lines,
                )
            ):
                self.path = path
                yield from self._segment(segment, lines, follower, last)

    def _segment(
        self, segment: Segment, lines: Iterator[bytes], follower: Head | None, last: bool
    ) -> Iterator[Item]:
        """One file's items; `follower` is the head of the file after it."""
        salvaged = follower is not None and follower.salvaged
        # From this number on the next file repeats what may not have reached the disk here.
        repeated = follower.next if follower is not None and salvaged else 1 << 62
        size = 0
        self.open = None
        for self.number, line in enumerate(lines, 1):
            document = unseal(line)
            if document is None:
                if not salvaged:
                    self._torn(segment, lines, last)
                return
            size += len(line)
            item: Item | None = None
            if self.near and not document.startswith(_HEAD) and tick_of(line) < self.near:
                self._pass_over(self._record_in(document), segment)
                if self.next_seq > repeated:
                    return
            elif document.startswith(_HEAD) if self.near else self.number == 1:
                head = self._head(document, segment)
                self._commit(segment, size)
                item = head if head.gap else None
            elif self.next_seq >= repeated:
                return
            elif self.next_seq <= self.known:
                # Most of the file, when a world is loaded: it isn't worth decoding.
                if b',"seq":%d,' % self.next_seq not in document:
                    self._expect(self._record_in(document).seq)
                self.next_seq += 1
                if document.startswith(_WHOLE):
                    self._commit(segment, size)
            else:
                item = self._record(self._record_in(document), segment)
                if item is not None:
                    self._commit(segment, size)
            if item is not None:
                yield item
        if self.open is not None and not last and not salvaged:
            raise SaveError(f"{self.path} ends inside tick {self.open.tick}")

    def _pass_over(self, record: AnyRecord, segment: Segment) -> None:
        """Take in a record before those that were asked for."""
        self.began = True
        self.next_seq = record.seq + 1
        if isinstance(record, Ticked):
            self.end.tick = record.tick
            self._commit(segment, 0)

    def _torn(self, segment: Segment, lines: Iterator[bytes], last: bool) -> None:
        """Complain of a damaged line, unless it can be what a crash left at the end."""
        if not last or self.path == segment.packed:
            raise self._complaint("is damaged")
        if any(unseal(line) is not None for line in lines):
            raise self._complaint("is damaged, and good lines come after it")

    def _head(self, document: bytes, segment: Segment) -> Head:
        head = _checked_head(f"{self.path}, line 1", document)
        if (head.first, head.last) != (segment.first, segment.last):
            raise self._complaint(f"says {head.first}-{head.last}, unlike the file's name")
        if self.began and head.next != self.end.next_seq and not head.gap:
            raise self._complaint(f"goes on at seq {head.next}, not {self.end.next_seq}")
        if head.gap:
            self.end.tick = -1
        self.began = True
        self.next_seq = head.next
        return head

    def _record_in(self, document: bytes) -> AnyRecord:
        try:
            return decode(document)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise self._complaint(f"is no record that this version knows: {error}") from None

    def _record(self, record: AnyRecord, segment: Segment) -> Item | None:
        """Take in one record; the item that it completes, if it does."""
        self._expect(record.seq)
        self.next_seq += 1
        if not segment.first <= record.tick <= segment.last:
            raise self._complaint(f"is of tick {record.tick}, which has no place in this file")
        due = self.open.tick if self.open else self.end.tick + 1
        if record.tick != due and (self.open or self.end.tick >= 0):
            raise self._complaint(f"is of tick {record.tick} where {due} belongs")
        if isinstance(record, Resumed):
            if self.open:
                raise self._complaint(f"stands inside tick {due}")
            return record
        if self.open is None:
            self.open = LoggedTick(record.tick)
        if isinstance(record, Commanded):
            self.open.entries.append(record.entry())
        elif isinstance(record, Happened):
            self.open.events.append(record.event)
        elif isinstance(record, Digested):
            self.open.digest, self.open.parts = record.digest, record.parts
        elif isinstance(record, Late):
            self.open.late_ms = record.ms
        else:
            whole, self.open = self.open, None
            whole.seq = record.seq
            self.end.tick = record.tick
            return whole
        return None

    def _expect(self, seq: int) -> None:
        if seq != self.next_seq:
            raise self._complaint(f"has seq {seq} where {self.next_seq} belongs")

    def _commit(self, segment: Segment, size: int) -> None:
        self.end.segment, self.end.size, self.end.next_seq = segment, size, self.next_seq

    def _complaint(self, what: str) -> SaveError:
        where = "a line" if self.near else f"line {self.number}"
        return SaveError(f"{self.path}, {where} {what}")


def _peek(segment: Segment) -> Head | None:
    """The head of a segment; None where its first line is no sound one."""
    with segment.lines() as (path, lines):
        document = unseal(next(lines, b""))
        return None if document is None else _checked_head(f"{path}, line 1", document)


def _checked_head(where: str, document: bytes) -> Head:
    try:
        head = decode_head(document)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise SaveError(f"{where} is no head that this version knows: {error}") from None
    if head.format > FORMAT:
        raise NewerFormat(where, head.format)
    return head
