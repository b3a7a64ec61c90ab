"""Marks: what the log holds that deserves a mark on the timeline.

A kind of event is one if its class says so (`Event.mark`). Reading goes on where it
ended, so that a world that runs costs only what is new.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import cast

import msgspec
from msgspec import Raw, Struct

from game.core.content import Content
from game.core.events import EVENTS, Event, kind_of
from game.core.narrate import tell
from game.core.world import World
from game.errors import SaveError
from game.persistence.files import MAX_STATE, read_whole
from game.persistence.layout import EVENTS as EVENTS_FOLDER
from game.persistence.layout import STATE, keyframe_path, keyframe_ticks
from game.persistence.lines import unseal
from game.persistence.log_seek import before_tick, lines_near, tick_of
from game.persistence.records import Happened, Late, decode
from game.persistence.segments import listing, since
from game.persistence.state_file import UNSOUND

LATE = "late"
"""The kind of mark that a late tick has."""
_SOUGHT = re.compile(
    rb'^\{"event":\{.*"kind":"(?:%b)"|^\{"log":"late"'
    % b"|".join(kind_of(kind).encode() for kind in EVENTS if kind.mark)
)
_END = b'{"log":"tick",'


@dataclass(frozen=True, slots=True)
class Mark:
    """One notable happening."""

    tick: int
    kind: str
    """The mark of the event's class: fight, death, birth, player ...; or `late`."""
    text: str
    entities: tuple[int, ...]
    """Whom it concerns, the doer first."""
    event_id: int
    """0 for a late tick."""


class _Gist(Struct):
    """What is wanted of a state."""

    content: Content
    names: dict[int, str]
    kind: dict[int, str]
    creature: dict[int, Raw] = {}


class _Document(Struct):
    state: _Gist


class _Words:
    """As much of a world as `tell` needs, for events whose world isn't at hand."""

    def __init__(self, folder: Path, names: Callable[[], Mapping[int, str]]) -> None:
        self.content: Content | None = None
        self.creature: dict[int, object] = {}
        self.kind: dict[int, str] = {}
        """Of the animals and raiders that are known."""
        self._folder = folder
        self._live = names
        self._names: dict[int, str] = {}
        self._read = 0.0  # date of the state that was read

    def label(self, entity: int) -> str:
        """A person's name, as far as it is known; else its number."""
        found = self._live().get(entity) or self._names.get(entity)
        return found or (f"entity_{entity}" if entity else "nobody")

    def learn(self, world: World) -> None:
        """Names that a world knows."""
        self._names.update(world.names)
        self._meet(world.creature, world.kind)
        self.content = world.content

    def refresh(self) -> None:
        """Look into the newest state, if it hasn't been looked at."""
        for path in (
            self._folder / STATE,
            *(keyframe_path(self._folder, t) for t in keyframe_ticks(self._folder)[::-1]),
        ):
            try:
                date = path.stat().st_mtime
                if date == self._read:
                    return
                document = unseal(read_whole(path, MAX_STATE))
                gist = msgspec.json.decode(document or b"", type=_Document).state
            except (OSError, SaveError, *UNSOUND):
                continue
            self._read = date
            self._names.update(gist.names)
            self._meet(gist.creature, gist.kind)
            self.content = gist.content
            return
        raise SaveError(f"{self._folder} has no state that can be read")

    def _meet(self, creatures: Iterable[int], kinds: Mapping[int, str]) -> None:
        for creature in creatures:
            self.creature[creature] = None
            self.kind[creature] = kinds[creature]


class Marks:
    """The marks of one world's log, as far as it was read."""

    def __init__(self, folder: Path, names: Callable[[], Mapping[int, str]]) -> None:
        """`names`: those of all people ever, as far as the caller knows them."""
        self._folder = folder
        self._words = _Words(folder, names)
        self._found: list[Mark] = []
        self._through = 0
        self.complete = False

    def learn(self, world: World) -> None:
        """Take names from a world that was visited."""
        self._words.learn(world)

    def upto(self, last: int, seconds: float | None) -> list[Mark]:
        """All marks up to tick `last`, or as many as can be read in about so many seconds."""
        end = None if seconds is None else perf_counter() + seconds
        if self._words.content is None:
            self._words.refresh()
        self.complete = self._through >= last or self._read(last, end)
        return list(self._found)

    def _read(self, last: int, end: float | None) -> bool:
        """Read on through tick `last`; False when the time was up before."""
        start = self._through + 1
        for segment in since(listing(self._folder / EVENTS_FOLDER), start):
            with lines_near(segment, before_tick(start)) as (path, lines):
                tick, new = -1, list[Mark]()
                for line in lines:
                    if line.startswith(_END):
                        tick = tick_of(line)
                        fresh = tick >= start
                        if fresh:
                            # Only what a tick's end stands behind has happened.
                            self._found += new
                            self._through, start = tick, tick + 1
                        new = []
                        if tick >= last:
                            return True
                        if fresh and end is not None and perf_counter() > end:
                            return False
                    elif _SOUGHT.match(line) and tick_of(line) >= start:
                        new += self._mark(path, line)
        return True

    def _mark(self, path: Path, line: bytes) -> list[Mark]:
        document = unseal(line)
        if document is None:
            return []  # torn: no tick's end can stand behind it
        try:
            record = decode(document)
        except UNSOUND as error:
            raise SaveError(f"{path} holds no record that this version knows: {error}") from None
        if isinstance(record, Late):
            return [Mark(record.tick, LATE, f"this tick took {record.ms} ms", (), 0)]
        if not isinstance(record, Happened) or not record.event.mark:
            return []
        return [self._of(record.event)]

    def _of(self, event: Event) -> Mark:
        who = tuple(entity for entity in event.concerns() if entity)
        if any(self._words.label(entity) == f"entity_{entity}" for entity in who):
            self._words.refresh()
        text = tell(cast(World, self._words), event)
        return Mark(event.tick, event.mark, text, who, event.id)
