"""Records: what a line of the event log can be.

`seq` numbers all records of a world without a gap, across files. The records of one
tick stand together and end with its `tick` record: a tick without one never happened.
A `head` opens each file and has no number of its own.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias, Union

import msgspec
from msgspec import Meta, Struct

from game.core.commands import AnyCommand, Entry
from game.core.events import EVENTS, Event
from game.persistence.lines import seal

if TYPE_CHECKING:
    AnyEvent: TypeAlias = Event
else:
    AnyEvent = Union[EVENTS]  # noqa: UP007

Count = Annotated[int, Meta(ge=0, le=1 << 53)]
"""No number in a log may be larger: what comes from a stranger is data to be doubted."""


class Head(
    Struct,
    frozen=True,
    kw_only=True,
    tag_field="log",
    tag="head",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """The first line of a file."""

    format: Count
    first: Count
    last: Count
    """The range of ticks whose records may stand in it."""
    next: Count
    """`seq` of the record that follows."""
    salvaged: bool = False
    """The file before this one could not be synced: what it holds from `next` on is
    repeated here, and its end may be torn."""
    gap: Count = 0
    """If not 0: ticks up to this one were never written; its keyframe goes on here."""


class Record(
    Struct, frozen=True, kw_only=True, tag_field="log", forbid_unknown_fields=True, gc=False
):
    """Base of all numbered records."""

    seq: Count
    tick: Count


class Resumed(Record, frozen=True, kw_only=True, tag="resumed"):
    """Before `tick` the world was loaded, and its generation became this."""

    generation: Count


class Commanded(Record, frozen=True, kw_only=True, tag="command"):
    """A command that went into the tick; `number` as in core's Entry."""

    number: Count
    source: str
    command: AnyCommand

    def entry(self) -> Entry:
        """The command as `core.step` takes it."""
        return Entry(number=self.number, tick=self.tick, source=self.source, command=self.command)


class Happened(Record, frozen=True, kw_only=True, tag="event"):
    """A fact that the tick brought forth."""

    event: AnyEvent


class Digested(Record, frozen=True, kw_only=True, tag="digest"):
    """The digest of the state after the tick."""

    digest: str
    parts: dict[str, str] = {}
    """A checksum for each field of the state, so that a difference can be named."""


class Late(Record, frozen=True, kw_only=True, tag="late"):
    """The tick took longer than it should have. No part of the simulation."""

    ms: Count


class Ticked(Record, frozen=True, kw_only=True, tag="tick"):
    """The end of a tick: all of its records stand before this one."""


AnyRecord = Resumed | Commanded | Happened | Digested | Late | Ticked

_ENCODER = msgspec.json.Encoder(order="sorted")
_HEADS = msgspec.json.Decoder(Head)
_RECORDS: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)


def line(record: AnyRecord | Head) -> bytes:
    """The record as a sealed line."""
    return seal(_ENCODER.encode(record))


def decode(document: bytes) -> AnyRecord:
    """The record in an unsealed line; raises msgspec's errors or RecursionError."""
    return _RECORDS.decode(document)


def decode_head(document: bytes) -> Head:
    """The head in an unsealed line; raises msgspec's errors or RecursionError."""
    return _HEADS.decode(document)


def of_tick(
    seq: int,
    tick: int,
    entries: Sequence[Entry],
    events: Sequence[Event],
    digest: str,
    parts: dict[str, str] | None = None,
    late_ms: int = 0,
) -> list[AnyRecord]:
    """The records of one tick, numbered from `seq` on, in the order of the log."""
    records: list[AnyRecord] = []
    for entry in entries:
        records.append(
            Commanded(
                seq=seq + len(records),
                tick=tick,
                number=entry.number,
                source=entry.source,
                command=entry.command,
            )
        )
    for event in events:
        records.append(Happened(seq=seq + len(records), tick=tick, event=event))
    if digest:
        records.append(
            Digested(seq=seq + len(records), tick=tick, digest=digest, parts=parts or {})
        )
    if late_ms:
        records.append(Late(seq=seq + len(records), tick=tick, ms=late_ms))
    records.append(Ticked(seq=seq + len(records), tick=tick))
    return records


def count_of(
    entries: Sequence[Entry], events: Sequence[Event], digested: bool, late_ms: int
) -> int:
    """How many records `of_tick` makes of these."""
    return len(entries) + len(events) + digested + bool(late_ms) + 1
