"""Session: the one path by which a running world gets its commands and tells its events.

Anybody, on any thread, submits commands; the main thread's `tick` drains the inbox in
order of arrival, numbers them, steps the world and tells the observers. When ticks are
due is the business of `game.timing`.
"""

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from time import perf_counter_ns

from msgspec import Struct

from game.core import digest as digests
from game.core.commands import AnyCommand, Entry
from game.core.events import Event
from game.core.step import Around, step
from game.core.world import World


class TickReport(Struct, frozen=True):
    """What one tick took in and brought forth."""

    tick: int
    entries: tuple[Entry, ...]
    events: tuple[Event, ...]
    step_ns: int
    """Wall-clock time of the step alone, in nanoseconds."""
    taken: digests.Taken | None = None
    """The state after this tick, every `core.digest.EVERY` ticks."""

    @property
    def digest(self) -> str:
        """Of the state after this tick, where it was taken; else empty."""
        return self.taken.digest if self.taken else ""


Observer = Callable[[TickReport], None]


class Session:
    """A world that runs, with its inbox and its observers."""

    def __init__(self, world: World, next_number: int = 1) -> None:
        """Run `world`; commands are numbered from `next_number` on."""
        self.world = world
        self.next_number = next_number
        self.observers: list[Observer] = []
        """Called in order after each tick, on the main thread."""
        self.before: list[Callable[[], object]] = []
        """Called in order before each tick takes its commands: the last chance to submit some."""
        self.around: Around | None = None
        """Put around each part of a tick, to measure it; None costs nothing."""
        self._inbox: deque[tuple[str, AnyCommand]] = deque()
        self._lock = threading.Lock()

    def submit(self, command: AnyCommand, source: str) -> None:
        """Queue a command for the next tick. Any thread may call it."""
        with self._lock:
            self._inbox.append((source, command))

    def pending(self) -> int:
        """Commands that wait for the next tick."""
        with self._lock:
            return len(self._inbox)

    def tick(self) -> TickReport:
        """Advance the world by one tick and tell the observers. Main thread only."""
        for prepare in self.before:
            prepare()
        tick, around = self.world.tick + 1, self.around
        entries = self._drain() if around is None else around("drain", self._drain)
        began = perf_counter_ns()
        events = tuple(step(self.world, entries, around))
        spent = perf_counter_ns() - began
        due = tick % digests.EVERY == 0
        report = TickReport(tick, entries, events, spent, self._take() if due else None)
        for observer in self.observers:
            if around is None:
                observer(report)
            else:
                around(f"observer {_name(observer)}", partial(observer, report))
        return report

    def _drain(self) -> tuple[Entry, ...]:
        """What has been submitted, numbered for the next tick."""
        with self._lock:
            waiting = list(self._inbox)
            self._inbox.clear()
        first, tick = self.next_number, self.world.tick + 1
        self.next_number += len(waiting)
        return tuple(
            Entry(number=first + i, tick=tick, source=source, command=command)
            for i, (source, command) in enumerate(waiting)
        )

    def _take(self) -> digests.Taken:
        take = partial(digests.Taken, self.world)
        taken: digests.Taken = take() if self.around is None else self.around("digest", take)
        return taken


def _name(observer: Observer) -> str:
    """Whose it is: Recorder.observe, WorldLog.on_report ..."""
    return str(getattr(observer, "__qualname__", type(observer).__name__))
