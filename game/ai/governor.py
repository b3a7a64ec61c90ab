"""The governor: how many calls may be made, and for how much. Hard caps.

A call is reserved before it is queued and settled when it is over, so the caps hold even
with all workers in flight. What a call will cost isn't known before: it reserves what the
dearest one so far has cost.
"""

import threading
import time
from collections import deque
from collections.abc import Callable

from msgspec import Struct

MINUTE = 60.0
GUESS = 2_000
"""Millionths of a dollar that a call is taken to cost before any is known."""


class Reservation(Struct):
    """Leave for one call, and for its one retry."""

    micro: int
    open: bool = True


def utc_day() -> int:
    """The number of the day; OpenRouter counts from midnight UTC too."""
    return int(time.time() // 86_400)


class Governor:
    """Counts and caps. Any thread may ask; None is no cap."""

    def __init__(
        self,
        per_minute: int | None = None,
        per_day: int | None = None,
        budget_micro: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], int] = utc_day,
    ) -> None:
        self.per_minute = per_minute
        self.per_day = per_day
        self.budget_micro = budget_micro
        self.spent_micro = 0
        self._clock = clock
        self._today = today
        self._lock = threading.Lock()
        self._recent: deque[float] = deque()
        self._day = today()
        self._day_calls = 0
        self._reserved_micro = 0
        self._dearest = GUESS

    def refusal(self) -> str:
        """Why no call can be made now, as the name of the setting; empty if one can."""
        with self._lock:
            return self._refusal(self._dearest)

    def reserve(self) -> Reservation | None:
        """Leave for a call; None if a cap is reached (`refusal` says which)."""
        with self._lock:
            if self._refusal(self._dearest):
                return None
            self._count()
            self._reserved_micro += self._dearest
            return Reservation(self._dearest)

    def again(self, reservation: Reservation) -> bool:
        """Leave for the retry of a call that failed; it counts as another call."""
        with self._lock:
            if self._refusal(reservation.micro):
                return False
            self._count()
            self._reserved_micro += reservation.micro
            reservation.micro *= 2
            return True

    def settle(self, reservation: Reservation, cost_micro: int) -> None:
        """The call is over and cost this."""
        with self._lock:
            self._free(reservation)
            self.spent_micro += cost_micro
            self._dearest = max(self._dearest, cost_micro)

    def unreserved(self) -> bool:
        """Whether no call is under way."""
        with self._lock:
            return not self._reserved_micro

    def lost(self, reservation: Reservation) -> None:
        """The call was made and nobody knows its cost: it counts as what was reserved."""
        self.settle(reservation, reservation.micro if reservation.open else 0)

    def release(self, reservation: Reservation) -> None:
        """The call was never made."""
        with self._lock:
            if reservation.open and self._recent:
                self._recent.pop()
                self._day_calls = max(0, self._day_calls - 1)
            self._free(reservation)

    def _free(self, reservation: Reservation) -> None:
        if reservation.open:
            reservation.open = False
            self._reserved_micro -= reservation.micro

    def _count(self) -> None:
        self._recent.append(self._clock())
        self._day_calls += 1

    def _refusal(self, micro: int) -> str:
        now = self._clock()
        while self._recent and self._recent[0] <= now - MINUTE:
            self._recent.popleft()
        if (today := self._today()) != self._day:
            self._day, self._day_calls = today, 0
        if self.budget_micro is not None:
            committed = self.spent_micro + self._reserved_micro + micro
            if committed > self.budget_micro:
                return "budget_usd"
        if self.per_day is not None and self._day_calls >= self.per_day:
            return "calls_per_day"
        if self.per_minute is not None and len(self._recent) >= self.per_minute:
            return "calls_per_minute"
        return ""
