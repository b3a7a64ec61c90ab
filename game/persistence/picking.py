"""Picking: the events of a few kinds out of a log, without decoding all the others."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from game.core.events import Event, kind_of
from game.errors import SaveError
from game.persistence.layout import EVENTS
from game.persistence.lines import unseal
from game.persistence.log_seek import before_tick, lines_near, tick_of
from game.persistence.records import Happened, decode
from game.persistence.segments import listing, since
from game.persistence.state_file import UNSOUND


def picked(folder: Path, kinds: Collection[type[Event]], first: int, last: int) -> Iterator[Event]:
    """The events of these kinds in the ticks `first`..`last` of a world's folder, in order.

    Raises SaveError where the log can't be read.
    """
    names = b"|".join(kind_of(kind).encode() for kind in kinds)
    sought = re.compile(rb'^\{"event":\{.*"kind":"(?:%b)"' % names)
    for segment in since(listing(folder / EVENTS), first):
        with lines_near(segment, before_tick(first)) as (path, lines):
            for line in lines:
                if not sought.match(line) or not first <= tick_of(line) <= last:
                    continue
                try:
                    record = decode(unseal(line) or b"")
                except UNSOUND as error:
                    message = f"{path} holds no record that this version knows: {error}"
                    raise SaveError(message) from None
                # Words may look like a kind's name: only the record itself tells.
                if isinstance(record, Happened) and isinstance(record.event, tuple(kinds)):
                    yield record.event
