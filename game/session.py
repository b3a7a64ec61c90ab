"""Session: the one path by which a running world gets its commands and tells its events.

Anybody, on any thread, submits commands; the main thread's `tick` drains the inbox in
order of arrival, numbers them, steps the world and tells the observers. When ticks are
due is the business of `game.timing`; that one may be made in parts, of `game.ticks`.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

from game.core.commands import AnyCommand, Entry
from game.core.step import Around
from game.core.world import World
from game.ticks import Costs, Enough, Making
from game.ticks import TickReport as TickReport

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
        self._making: Making | None = None
        self._busy = False
        self._costs = Costs()
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

    def waiting(self) -> tuple[AnyCommand, ...]:
        """What is waiting, in the order in which it will be done."""
        with self._lock:
            return tuple(command for _, command in self._inbox)

    def tick(self) -> TickReport:
        """Advance the world by one tick and tell the observers. Main thread only.

        One that is under way is finished.
        """
        report = self.advance()
        assert report is not None
        return report

    @property
    def under_way(self) -> bool:
        """Whether a tick was begun and not told yet: the world is between two states then.

        It may be drawn, but whoever needs a state finishes the tick first, with `tick`.
        """
        return self._making is not None

    @property
    def busy(self) -> bool:
        """Whether a part of a tick runs, or observers are being told: it is them who ask."""
        return self._busy

    def advance(self, enough: Enough | None = None) -> TickReport | None:
        """Go on with the tick under way, or begin one; None while it isn't whole.

        At least a part is done, and then more until `enough` says so of the next; all of it
        if there is none to say so. It is the same tick in one go or in many. Main thread only.
        """
        assert not self._busy, "a tick can't be advanced from within"
        self._busy = True
        try:
            making = self._making = self._making or self._begin()
            making.go_on(enough)
        except BaseException:
            self._making = None  # it broke off: nobody may take it for a whole one
            raise
        finally:
            self._busy = False
        if making.report is not None:
            self._making = None
        return making.report

    def _begin(self) -> Making:
        for prepare in self.before:
            prepare()
        entries = self._drain() if self.around is None else self.around("drain", self._drain)
        return Making(self.world, entries, self._tell, self.around, self._costs)

    def _tell(self, report: TickReport) -> Iterator[Observer]:
        """Tell all who observe, and give each of them before it is told, but the first."""
        for number, observer in enumerate(tuple(self.observers)):
            if number:
                yield observer
            if self.around is None:
                observer(report)
            else:
                self.around(f"observer {_name(observer)}", partial(observer, report))

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


def _name(observer: Observer) -> str:
    """Whose it is: Recorder.observe, WorldLog.on_report ..."""
    return str(getattr(observer, "__qualname__", type(observer).__name__))
