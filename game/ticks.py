"""Ticks in the making: one tick of a world as parts that can be done in many frames.

The parts are those of a whole tick, in the same order, and nobody else changes the world
between them: a tick that was interrupted is the same tick.
"""

from collections.abc import Callable, Iterator
from time import perf_counter_ns, thread_time_ns

from msgspec import Struct

from game.core import digest as digests
from game.core.commands import Entry
from game.core.events import Event
from game.core.step import Around, parts
from game.core.world import World

Enough = Callable[[float], bool]
"""Whether there is no time now for something that takes about so many seconds."""
FADING = 0.9
"""What a part is taken to cost fades by this from tick to tick, down to what it costs now."""
TAKING, TELLING = -1, -2
"""Parts after the step, whose parts are numbered from 0: its commands, then its systems. The
telling is a part for each who is told: the first is TELLING, and each one after is one less."""


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


class Costs:
    """What the parts of ticks have cost of late, in seconds of own time."""

    def __init__(self) -> None:
        """Nothing is known: every part is taken to cost nothing."""
        self._of: dict[int, float] = {}

    def note(self, part: int, seconds: float) -> None:
        """A part took so long: dearer ones count at once, cheaper ones by and by."""
        self._of[part] = max(seconds, FADING * self.of(part))

    def of(self, part: int) -> float:
        """What it may cost next."""
        return self._of.get(part, 0.0)


class Making:
    """One tick in the making: a step, a digest where one is due, and the telling of it."""

    def __init__(
        self,
        world: World,
        entries: tuple[Entry, ...],
        tell: Callable[[TickReport], Iterator[object]],
        around: Around | None,
        costs: Costs,
    ) -> None:
        """Of a world, with what it takes in; nothing is done yet.

        tell: is given what came of it, and tells one more each time; the last parts.
        costs: learns from each part.
        """
        self.report: TickReport | None = None
        """What came of it, once it is whole."""
        self._world = world
        self._entries = entries
        self._tell = tell
        self._around = around
        self._costs = costs
        self._parts = self._all()
        self._part = 0  # that comes next
        self._ns = 0

    def go_on(self, enough: Enough | None) -> None:
        """Do the next part, and more until `enough` says so of the one after; else all."""
        if enough is None:
            for _ in self._parts:
                pass
            return
        before = thread_time_ns()
        for coming in self._parts:
            now = thread_time_ns()
            self._costs.note(self._part, (now - before) / 1e9)
            self._part, before = coming, now
            if enough(self._costs.of(coming)):
                return
        self._costs.note(self._part, (thread_time_ns() - before) / 1e9)

    def _all(self) -> Iterator[int]:
        """Does it all, and gives the number of each part before it is done, but the first."""
        world, tick = self._world, self._world.tick + 1
        began = perf_counter_ns()
        for number in parts(world, self._entries, self._around):
            self._ns += perf_counter_ns() - began
            yield number
            began = perf_counter_ns()
        self._ns += perf_counter_ns() - began
        events = tuple(world.events)
        taken = None
        if tick % digests.EVERY == 0:
            yield TAKING
            taken = self._take()
        yield TELLING
        report = TickReport(tick, self._entries, events, self._ns, taken)
        for told, _ in enumerate(self._tell(report), 1):
            yield TELLING - told
        self.report = report

    def _take(self) -> digests.Taken:
        if self._around is None:
            return digests.Taken(self._world)
        taken: digests.Taken = self._around("digest", lambda: digests.Taken(self._world))
        return taken
