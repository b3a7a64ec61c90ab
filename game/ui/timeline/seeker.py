"""Seeker: a thread that fetches moments of the past; the newest wish wins.

One that is overtaken is dropped, unless nothing has come for a while: so that whoever drags
without a stop sees moments go by.

What it brings is finished and belongs to whoever takes it: no world is ever shared.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from time import perf_counter

from game.core.events import Event
from game.core.snapshot import decode, encode
from game.core.world import World
from game.errors import SaveError
from game.persistence import Cancelled, History
from game.polite import politely, to_stay
from game.ui.timeline.annals import Chronicle, Mark
from game.ui.timeline.letting_go import take_apart

BEFORE = 24
"""Ticks before a moment whose states are brought along, for steps back."""
BEFORE_AHEAD = 60
"""The same where time runs back."""
TOLD = 300
"""Ticks before a moment whose events are brought, those before SHOWN after it."""
SHOWN = 80
"""Ticks before a moment whose events are brought along: some still show."""
MARKS_SECONDS = 0.2
"""Seconds of reading marks, after which a moment that is wanted comes first."""
STATES_BYTES = 24_000_000
"""What those states may weigh together, about."""
LIVELY = 0.15
"""Seconds without a moment after which one that is overtaken is finished all the same."""
_LOG = logging.getLogger("game")

Walk = Iterator[tuple[World, Sequence[Event]] | int]
"""World and events after each tick; where one isn't whole yet, which part comes next."""


@dataclass(slots=True)
class Arrival:
    """A moment that was asked for, or why there is none."""

    tick: int
    world: World | None = None
    walk: Walk | None = None
    """Goes on from the world, which is its own."""
    states: dict[int, bytes] = field(default_factory=dict)
    """Tick -> what `core.snapshot.decode` reads, of ticks up to this one."""
    events: dict[int, Sequence[Event]] = field(default_factory=dict)
    """Tick -> its events, of ticks up to this one."""
    ahead: bool = False
    """Whether it was fetched before anybody wanted to see it."""
    fault: str = ""


class Seeker:
    """The thread, and what it was asked for last."""

    def __init__(self, chronicle: Chronicle) -> None:
        """Nothing starts before the first wish."""
        self._chronicle = chronicle
        self._wake = threading.Condition()
        self._wish: tuple[int, bool, int, bytes] | None = None
        self._marks_wanted = False
        self._recent_wanted: tuple[int, int] | None = None
        self._recent: SimpleQueue[tuple[int, dict[int, Sequence[Event]]]] = SimpleQueue()
        self._unwanted: list[World] = []
        """Worlds that the thread takes apart: to let go of one at once takes 50 ms."""
        self._number = 0
        """Of the newest wish."""
        self._taken = 0
        """Of the newest wish that was answered, or is not wanted any more."""
        self._since = 0.0
        """When wishing began, or the last answer came."""
        self._generation = 0
        self._thread: threading.Thread | None = None
        self._closed = False
        self._history: tuple[int, History] | None = None
        self._arrived: SimpleQueue[tuple[int, Arrival]] = SimpleQueue()
        self._older: SimpleQueue[tuple[int, dict[int, Sequence[Event]]]] = SimpleQueue()
        self._marked: SimpleQueue[tuple[int, list[Mark]]] = SimpleQueue()
        self.busy = False
        """Whether a moment is being fetched that somebody waits for."""
        self.progress = 0.0
        self.wanted: int | None = None
        """The tick of the newest wish that has not arrived."""

    # --- main thread ---

    def seek(
        self, tick: int, ahead: bool = False, known: int = 1 << 62, state: bytes = b""
    ) -> None:
        """Fetch a moment; what was asked for before is dropped.

        known: from this tick on, up to the moment, events are at hand already.
        state: what `core.snapshot.encode` gave of the moment, if that is at hand; then it has
            only to be decoded, and nothing is brought beside the world.
        """
        with self._wake:
            if self.wanted is None:
                self._since = perf_counter()
            self._number += 1
            self._wish = (tick, ahead, known, state)
            self.wanted = tick
            self.busy = not ahead
            self.progress = 0.0
            self._start()

    def want_marks(self, recent: tuple[int, int]) -> None:
        """Fetch all marks when there is nothing better to do, and the events of some ticks."""
        with self._wake:
            self._marks_wanted = True
            self._recent_wanted = recent
            self._start()

    def drop(self) -> None:
        """Nothing is wanted any more."""
        with self._wake:
            self._number += 1
            self._taken = self._number
            self._wish = None
            self.wanted = None
            self.busy = False

    def let_go(self, world: World) -> None:
        """Take a world apart that was brought here, unless somebody else holds it still."""
        with self._wake:
            self._unwanted.append(world)
            self._start()

    def forget(self) -> None:
        """Another world is there now: what is on its way belongs to the last one."""
        self.drop()
        with self._wake:
            self._generation += 1
            self._marks_wanted = False

    def arrived(self) -> Arrival | None:
        """What has come since the last call, if it is still wanted."""
        newest = None
        while True:
            try:
                number, arrival = self._arrived.get_nowait()
            except Empty:
                break
            if number > self._taken:
                self._taken, newest = number, arrival
        if newest is not None:
            self._since = perf_counter()
            if self._taken == self._number:
                self.busy = False
                self.wanted = None
        return newest

    def older(self) -> dict[int, Sequence[Event]]:
        """Events before those that came with the newest moment, once they have come, too."""
        found: dict[int, Sequence[Event]] = {}
        while True:
            try:
                number, events = self._older.get_nowait()
            except Empty:
                return found
            if number == self._number:
                found |= events

    def marked(self) -> list[Mark]:
        """Marks that have come."""
        found: list[Mark] = []
        while True:
            try:
                generation, marks = self._marked.get_nowait()
            except Empty:
                return found
            if generation == self._generation:
                found += marks

    def recent(self) -> dict[int, Sequence[Event]]:
        """The events that were asked for with the marks, once they have come."""
        found: dict[int, Sequence[Event]] = {}
        while True:
            try:
                generation, events = self._recent.get_nowait()
            except Empty:
                return found
            if generation == self._generation:
                found |= events

    def close(self) -> None:
        """End the thread, in a moment."""
        with self._wake:
            self._closed = True
            self._number += 1
            self._taken = self._number
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(2.0)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="timeline", daemon=True)
            self._thread.start()
        self._wake.notify()

    # --- its own thread ---

    def _run(self) -> None:
        while True:
            with self._wake:
                while not (self._wish or self._marks_wanted or self._unwanted or self._closed):
                    self._wake.wait()
                if self._closed:
                    return
                number, wish, generation = self._number, self._wish, self._generation
                self._wish = None
                marks = wish is None and self._marks_wanted
                if marks:
                    self._marks_wanted = False
                unwanted, self._unwanted = self._unwanted, []
            with politely():
                while unwanted:
                    take_apart(unwanted.pop())
                if wish is not None:
                    self._fetch(number, *wish)
                elif marks:
                    self._fetch_marks(generation)

    def _fetch(self, number: int, tick: int, ahead: bool, known: int, state: bytes) -> None:
        arrival = Arrival(tick, ahead=ahead)
        try:
            if state:
                arrival.world = decode(state)
            else:
                self._fill(arrival, known, lambda: self._stale(number))
        except Cancelled:
            return
        except (SaveError, OSError) as error:
            arrival = Arrival(tick, ahead=ahead, fault=str(error))
        except Exception:  # noqa: BLE001 - a thread that dies would say nothing at all
            _LOG.exception("tick %s could not be shown", tick)
            arrival = Arrival(tick, ahead=ahead, fault=f"Tick {tick:,} can't be shown: see the log")
        to_stay()
        self._arrived.put((number, arrival))
        if arrival.events:
            try:
                self._fill_up(arrival, known, number)
            except (SaveError, OSError) as error:
                _LOG.warning("what was before tick %s can't be read: %s", tick, error)

    def _stale(self, number: int) -> bool:
        if number <= self._taken:
            return True
        return number != self._number and perf_counter() - self._since < LIVELY

    def _fill(self, arrival: Arrival, known: int, stale: Callable[[], bool]) -> None:
        tick = arrival.tick
        if not self._chronicle.ready(tick):
            raise SaveError(f"Tick {tick:,} is not on disk, so it can't be shown")
        history = self._past()
        first = history.first
        tick = arrival.tick = max(tick, first)
        start = max(first, tick - (BEFORE_AHEAD if arrival.ahead else BEFORE))
        walk = history.walk_in_parts(start, stale, self._set_progress)
        kept = BEFORE_AHEAD
        for went in walk:
            if isinstance(went, int):
                continue
            world, events = went
            if stale():
                raise Cancelled
            if tick - world.tick < kept:
                state = encode(world)
                kept = max(2, STATES_BYTES // len(state))
                arrival.states[world.tick] = state
            arrival.events[world.tick] = events
            if world.tick >= tick:
                arrival.world, arrival.walk = world, walk
                break
        if arrival.world is None:
            raise SaveError(f"The log ends before tick {tick:,}")
        for logged in history.events(max(first, tick - SHOWN), min(start, known - 1)):
            if stale():
                raise Cancelled
            arrival.events[logged.tick] = logged.events

    def _fill_up(self, arrival: Arrival, known: int, number: int) -> None:
        """Bring the events before those of an arrival that is on its way, unless there is more
        to do."""
        last = min(min(arrival.events, default=0), known) - 1
        found: dict[int, Sequence[Event]] = {}
        history = self._past()
        for logged in history.events(max(history.first, arrival.tick - TOLD), last):
            if self._wish is not None or self._closed or number != self._number:
                return
            found[logged.tick] = logged.events
        self._older.put((number, found))

    def _past(self) -> History:
        """The history of the world that runs, made once: it remembers where it has been."""
        with self._wake:
            generation = self._generation
        if self._history is None or self._history[0] != generation:
            self._history = (generation, self._chronicle.history())
        return self._history[1]

    def _set_progress(self, share: float) -> None:
        if not self.progress:
            to_stay()  # the state that it begins with
        self.progress = share

    def _fetch_marks(self, generation: int) -> None:
        """Read some of the marks, and ask for the rest."""
        try:
            history = self._past()
            with self._wake:
                wanted, self._recent_wanted = self._recent_wanted, None
            if wanted is not None and wanted[1] >= wanted[0]:
                logged = history.events(*wanted)
                self._recent.put((generation, {tick.tick: tick.events for tick in logged}))
            marks = [
                Mark(m.tick, m.kind, m.text, m.entities, m.event_id)
                for m in history.marks(MARKS_SECONDS)
            ]
        except (SaveError, OSError) as error:
            _LOG.warning("the timeline's marks can't be read: %s", error)
            return
        self._marked.put((generation, marks))
        with self._wake:
            if not history.marks_complete and generation == self._generation:
                self._marks_wanted = True
