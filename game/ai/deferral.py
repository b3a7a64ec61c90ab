"""Deferral: when a tick is late, decisions wait a little; the attacked never do."""

from collections.abc import Iterable

from game.core.events import DecisionRequested
from game.core.minding import ATTACKED

LONGEST = 5
"""Ticks that a request waits at most, or a machine that is always late would think never."""


class Deferral:
    """Requests that wait: the urgent first, then first come first served."""

    def __init__(self) -> None:
        self._waiting: dict[int, DecisionRequested] = {}
        """agent -> its request, in order of coming."""
        self.deferred = 0
        """Requests that ever had to wait."""

    def __len__(self) -> int:
        return len(self._waiting)

    def sift(
        self, fresh: Iterable[DecisionRequested], tick: int, defer: bool
    ) -> list[DecisionRequested]:
        """The requests to be answered in this tick; the rest is kept."""
        for event in fresh:
            earlier = self._waiting.get(event.agent)
            if earlier is None or earlier.ticket != event.ticket:
                self._waiting.pop(event.agent, None)
                self._waiting[event.agent] = event
        ready = [
            event
            for event in self._waiting.values()
            if not defer or event.urgency >= ATTACKED or tick - event.tick >= LONGEST
        ]
        for event in ready:
            del self._waiting[event.agent]
        self.deferred += sum(event.tick == tick for event in self._waiting.values())
        ready.sort(key=lambda event: -event.urgency)
        return ready

    def clear(self) -> None:
        """Forget all: another world was loaded."""
        self._waiting.clear()
