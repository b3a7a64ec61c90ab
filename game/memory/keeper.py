"""Keeper: the memories of a running world's people: taken in, kept, found again.

An observer hands over what a tick left in people's minds; a thread writes it down in
batches. What isn't written yet is searched all the same. Everything stands in the world's
folder under `memories/`, and is derived: the world neither waits for it nor reads it.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from game.config.settings import Memory as Options
from game.core.events import Died, Event
from game.core.world import World
from game.memory.files import newest, write_page
from game.memory.index import Index
from game.memory.memory import Memory
from game.memory.rebuilding import rebuild
from game.memory.recall import Recalled, recall
from game.memory.reflection import conclusions
from game.memory.scribe import Scribe
from game.memory.stream import Noted, memories_from_log, memories_of, weights_of
from game.persistence.layout import INDEX, MEMORIES

EVERY = 200
"""Ticks between two batches."""
CROWD = 4000
"""Memories that are a batch before their time."""
UNWRITTEN = 20
"""Batches that wait for the disk at the most."""
DEAD = 100
"""How many memories are kept of somebody who died."""
AGO = 5
"""Days before now that are read from the log at the most, to make up for what is missing."""
LEAVE = 20.0
"""Seconds that leaving waits for the disk at the most."""


class Report(Protocol):
    """What is read of the session's TickReport."""

    @property
    def tick(self) -> int:
        """The tick."""
        ...

    @property
    def events(self) -> tuple[Event, ...]:
        """What it brought forth."""
        ...


class Keeper:
    """The memories of one world's people."""

    def __init__(
        self,
        folder: Path,
        world: Callable[[], World],
        options: Options,
        since: Callable[[int, int], Iterable[Sequence[Event]]] = lambda first, last: (),
        patient: bool = False,
    ) -> None:
        """Go on with what the world's folder holds.

        `since(first, last)` gives the events of ticks that ran before, tick by tick.
        patient: what is recalled doesn't depend on how fast the disk is; the world waits.
        """
        self._folder = folder / MEMORIES
        self._world = world
        self._options = options
        self._patient = patient
        self._batch: dict[int, list[Memory]] = {}
        self._size = 0
        self._sent: deque[tuple[int, dict[int, list[Memory]]]] = deque()
        """Batches that may not be written yet, with their numbers."""
        self._number = 0
        self._written = 0
        """The last batch that was written; only the scribe changes it."""
        self._touched: set[int] = set()
        """Whose file is not up to date; the scribe's own."""
        self._gathered: dict[int, int] = {}
        """Importance since somebody last drew conclusions."""
        self._weights: list[tuple[int, int, int]] = []
        """(whose, number, importance) of what was weighed anew since the last batch."""
        self.reflect: Callable[[int], bool] = lambda agent: False
        """Whether a model sees to somebody's conclusions; whoever has one sets it."""
        self._index: Index | None = None
        """The scribe's."""
        self._opened = False
        """The file is there to be read; only the scribe changes it."""
        self._reader: Index | None = None
        if not options.kept:
            return
        now = world()
        self._scribe = Scribe(self._folder / INDEX)
        self._covered = -1
        names = dict(now.names)
        self._scribe.order(partial(self._open, now.tick, names))
        if not now.tick:
            return
        self._scribe.settle(None if patient else LEAVE)
        oldest = max(1, now.tick - AGO * now.rules.day_ticks)
        first = max(oldest, self._covered + 1)
        if first <= now.tick:
            for events in since(first, now.tick):
                self._take(memories_from_log(now, events))
                self._weights += weights_of(events)
            self._send(now.tick)

    def on_report(self, report: Report) -> None:
        """Take in what a tick left in people's minds."""
        if not self._options.kept:
            return
        world = self._world()
        self._take(memories_of(world, report.events))
        self._weights += weights_of(report.events)
        for event in report.events:
            if isinstance(event, Died):
                self._send(report.tick)
                self._scribe.order(partial(self._tidy, event.agent, DEAD, *self._words()))
        if report.tick % EVERY == 0 or self._size >= CROWD:
            self._send(report.tick)

    def keep(self, noted: Iterable[Noted]) -> None:
        """Take in what isn't an event's: a conclusion, a plan."""
        if self._options.kept:
            self._take(noted)

    def recall(self, agent: int, words: str, tick: int | None = None) -> list[Recalled]:
        """What a situation brings back to somebody, best first, as of a tick or now."""
        if not self._options.kept:
            return []
        world = self._world()
        tick = world.tick if tick is None else tick
        find = partial(recall, agent, words, tick, world.rules.day_ticks, self._options)
        try:
            reader = self._open_reader()
            return find(index=reader, fresh=self._fresh(agent))
        except sqlite3.Error:
            self._drop_reader()
            return find(index=None, fresh=self._fresh(agent))

    def all_of(self, agent: int) -> list[Memory]:
        """Everything that somebody remembers, oldest first. Waits for the disk."""
        self.save()
        try:
            index = Index(self._folder / INDEX, readonly=True)
            found = index.all_of(agent)
            index.close()
        except sqlite3.Error:
            return self._fresh(agent)
        return found

    def lately(self, agent: int, most: int = 80, tick: int | None = None) -> list[Memory]:
        """What somebody has lived through of late, as of a tick or now, oldest first."""
        if not self._options.kept:
            return []
        tick = self._world().tick if tick is None else tick
        fresh = [memory for memory in self._fresh(agent) if memory.tick <= tick]
        found: dict[tuple[int, str], Memory] = {}
        try:
            reader = self._open_reader()
            if reader is not None:
                known = reader.latest(agent, tick, most)
                found = {(m.number, m.kind): m for m in reversed(known)}
        except sqlite3.Error:
            self._drop_reader()
        found |= {(m.number, m.kind): m for m in fresh}
        return sorted(found.values(), key=lambda m: (m.tick, m.number))[-most:]

    def conclude(self, agent: int) -> None:
        """Let somebody draw plain conclusions now."""
        if self._options.kept:
            tick = self._world().tick
            self._scribe.order(partial(self._conclude, [agent], tick, *self._words()))

    def save(self) -> None:
        """Bring the files of `memories/` up to this moment, and wait for that."""
        if self._options.kept:
            self._send(self._world().tick)
            self._scribe.order(partial(self._write_pages, *self._words()))
            self._scribe.settle(LEAVE)

    def close(self) -> None:
        """Write everything down and let go of the files."""
        if not self._options.kept:
            return
        self._drop_reader()
        self._send(self._world().tick)
        self._scribe.order(partial(self._write_pages, *self._words()))
        self._scribe.order(self._close)
        self._scribe.close(LEAVE)

    # --- on the main thread ---

    def _take(self, noted: Iterable[Noted]) -> None:
        for agent, memory in noted:
            self._batch.setdefault(agent, []).append(memory)
            self._gathered[agent] = self._gathered.get(agent, 0) + memory.importance
            self._size += 1

    def _ripe(self) -> list[int]:
        """Those who draw plain conclusions now: enough has gathered, and no model does."""
        full = [
            agent
            for agent in sorted(self._batch)
            if self._gathered.get(agent, 0) >= self._options.reflect_at
        ]
        for agent in full:
            del self._gathered[agent]
        return [agent for agent in full if not self.reflect(agent)]

    def _send(self, tick: int) -> None:
        """Hand the batch to the scribe; it is complete up to a tick."""
        while self._sent and self._sent[0][0] <= self._written:
            self._sent.popleft()
        if len(self._sent) >= UNWRITTEN:
            self._sent.popleft()  # the disk fails: what it can't take is lost
        self._number += 1
        self._sent.append((self._number, self._batch))
        day, name = self._words()
        self._scribe.order(partial(self._write, self._number, self._batch, tick, day, name))
        if self._weights:
            self._scribe.order(partial(self._weigh, self._weights))
        if ripe := self._ripe():
            self._scribe.order(partial(self._conclude, ripe, tick, day, name))
        self._batch, self._size, self._weights = {}, 0, []

    def _open_reader(self) -> Index | None:
        """The index for reading; raises sqlite3.Error."""
        if self._patient:
            self._scribe.settle(LEAVE)
        if self._reader is None and self._opened:
            self._reader = Index(self._folder / INDEX, readonly=True)
        return self._reader

    def _fresh(self, agent: int) -> list[Memory]:
        """What the index may not hold yet."""
        written = self._written
        found: list[Memory] = []
        for number, batch in self._sent:
            if number > written:
                found += batch.get(agent, ())
        return found + self._batch.get(agent, [])

    def _words(self) -> tuple[Callable[[int], int], Callable[[int], str]]:
        """How a tick's day and a person's name are told, safe on another thread."""
        world = self._world()
        return world.rules.day, world.label

    def _drop_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # --- on the scribe's thread ---

    def _open(self, tick: int, names: dict[int, str]) -> None:
        self._folder.mkdir(exist_ok=True)
        self._index = Index(self._folder / INDEX)
        if self._index.tick < 0:
            self._touched |= rebuild(self._index, self._folder, tick, names)
            self._covered = min(tick, newest(self._folder))
        else:
            self._touched |= self._index.forget_after(tick)
            self._covered = self._index.tick
        self._opened = True

    def _write(
        self,
        number: int,
        batch: dict[int, list[Memory]],
        tick: int,
        day: Callable[[int], int],
        name: Callable[[int], str],
    ) -> None:
        if self._index is None:
            self._written = number  # could not be opened, which was told
            return
        noted = ((agent, memory) for agent in sorted(batch) for memory in batch[agent])
        touched = self._index.add(noted, tick)
        self._touched |= touched
        self._written = number
        for agent in sorted(touched):
            self._bound(agent, day, name)

    def _bound(self, agent: int, day: Callable[[int], int], name: Callable[[int], str]) -> None:
        """Merge what is more than is to be kept."""
        assert self._index is not None
        if self._index.counts.get(agent, 0) > self._options.kept:
            self._index.tidy(agent, self._options.kept * 3 // 4, day, name)

    def _weigh(self, weights: list[tuple[int, int, int]]) -> None:
        if self._index is not None:
            self._touched |= self._index.weigh(weights)

    def _conclude(
        self,
        agents: list[int],
        tick: int,
        day: Callable[[int], int],
        name: Callable[[int], str],
    ) -> None:
        if self._index is None:
            return
        for agent in agents:
            found = conclusions(self._index.all_of(agent), self._world().rules.hour, name)
            self._touched |= self._index.add([(agent, one) for one in found], tick)
            self._bound(agent, day, name)

    def _tidy(
        self, agent: int, kept: int, day: Callable[[int], int], name: Callable[[int], str]
    ) -> None:
        if self._index is not None and self._index.counts.get(agent, 0) > kept:
            self._index.tidy(agent, kept, day, name)

    def _write_pages(self, _: Callable[[int], int], name: Callable[[int], str]) -> None:
        if self._index is None:
            return
        tick = self._index.tick
        for agent in sorted(self._touched):
            write_page(self._folder, agent, name(agent), tick, self._index.all_of(agent))
            self._touched.discard(agent)

    def _close(self) -> None:
        if self._index is not None:
            self._index.close()
