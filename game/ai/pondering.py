"""Pondering: decisions that are made bit by bit in the time between two ticks.

Nothing changes between two ticks, so whoever is asked after the one may be answered at any
moment before the other: it is the same answer, and no frame has to wait for all of them.
"""

from collections import deque
from collections.abc import Callable, Iterable
from time import thread_time

from game.core.commands import Decide
from game.core.events import DecisionRequested
from game.ticks import Enough

LATELY = 20
"""Thoughts over which it is measured what one takes."""


class Pondering:
    """Requests of the last tick, and what has been decided about them."""

    def __init__(
        self,
        answer: Callable[[DecisionRequested], Decide | None],
        submit: Callable[[Iterable[Decide | None]], None],
    ) -> None:
        """`answer` sees to one request, and `submit` is given all answers of a tick at once."""
        self._answer = answer
        self._submit = submit
        self._ahead: deque[DecisionRequested] = deque()
        self._decided: list[Decide | None] = []
        self._cost = 0.0  # seconds of own time that a thought took of late

    def __len__(self) -> int:
        return len(self._ahead)

    def take(self, requests: Iterable[DecisionRequested]) -> None:
        """See to these before the next tick."""
        self._ahead.extend(requests)

    def spend(self, enough: Enough) -> None:
        """One thought at the least, then more until it is `enough`."""
        while self._ahead:
            before = thread_time()
            self._decided.append(self._answer(self._ahead.popleft()))
            self._cost += (thread_time() - before - self._cost) / LATELY
            if enough(self._cost):
                return

    def settle(self) -> None:
        """Think what is left to think, and submit it all: the next tick begins."""
        while self._ahead:
            self._decided.append(self._answer(self._ahead.popleft()))
        if self._decided:
            decided, self._decided = self._decided, []
            self._submit(decided)

    def clear(self) -> None:
        """Forget all: everybody is asked anew."""
        self._ahead.clear()
        self._decided.clear()
