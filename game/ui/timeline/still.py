"""Still: what shows above heads at a tick, of the events before it alone.

While time runs, looks go by the clock on the wall. A world that stands still, and every
moment of the past, is drawn by its tick instead: the same moment is the same picture,
however one came to it.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from game.core.events import Event
from game.core.world import World
from game.session import TickReport
from game.ui.happenings import Happenings

REACH = 7.5
"""Seconds for which anything shows at the longest."""
MOST = 1000
"""Events that a frame goes through: a crowd's last seconds hold ten times as many."""


class Still:
    """The last moment that was asked for."""

    def __init__(self, tick_rate: int) -> None:
        """`tick_rate`: ticks in a second of looks."""
        self._rate = tick_rate
        self._seconds = 0.0
        self._happenings = Happenings(lambda: self._seconds)
        self._key: object = None
        self._there: list[int] = []
        """The ticks that show at the moment."""
        self._waiting: deque[int] = deque()
        """Those of them that were not gone through yet."""
        self._ends: list[float] = []
        """When what shows at the tick ends."""

    @property
    def reach(self) -> int:
        """Ticks before a moment whose events matter."""
        return round(REACH * self._rate)

    def seconds(self, now: float) -> float:
        """The looks' clock at a moment in ticks."""
        return now / self._rate

    def happenings(
        self, world: World, events: Mapping[int, Sequence[Event]], now: float
    ) -> Happenings:
        """What shows at a moment of a world, with what happened in the ticks before it.

        Where that is much, the first frames of a moment lack the newest of it.
        """
        self._renew(world, events, self.seconds(now))
        self._seconds = self.seconds(now)
        self._happenings.tidy()
        return self._happenings

    def thinking(self, world: World) -> frozenset[int]:
        """Who waits for an answer, as the world itself knows it."""
        return frozenset(
            agent
            for agent, mind in world.mind.items()
            if mind.ticket and mind.asked_at < world.tick
        )

    def _renew(self, world: World, events: Mapping[int, Sequence[Event]], seconds: float) -> None:
        start = world.tick - self.reach
        there = [tick for tick in range(start + 1, world.tick + 1) if tick in events]
        key = (world.tick, len(there), len(events.get(world.tick, ())))
        # Within a tick the clock goes back when time comes to stand, or runs backwards: what
        # ended after the earlier moment was let go of at the later one.
        gone = any(seconds < end <= self._seconds for end in self._ends)
        if key != self._key or gone:
            before = [tick for tick in self._there if tick > start]
            onward = not (gone or self._waiting) and [*before, world.tick] == there
            self._key, self._there = key, there
            if not onward:
                self._happenings.clear()
                self._ends = []
            self._waiting = deque(there[-1:] if onward else there)
        if self._waiting:
            self._go_through(events)

    def _go_through(self, events: Mapping[int, Sequence[Event]]) -> None:
        """Show what happened in the ticks that wait, the oldest first, as far as a frame goes."""
        went = 0
        while self._waiting:
            happened = tuple(events.get(self._waiting[0], ()))
            if went and went + len(happened) > MOST:
                return
            went += len(happened)
            tick = self._waiting.popleft()
            self._seconds = self.seconds(tick)
            self._happenings.tidy()
            self._happenings.observe(TickReport(tick, (), happened, 0))
        self._ends = self._happenings.ends
