"""The governor: how many calls may be made, and for how much. Hard caps.

A call is reserved before it is queued and settled when it is over, so the caps hold even
with all workers in flight, and the bill on disk has the reservation before anybody is
asked, so they hold over a crash. A call reserves the most that it can cost by the price
list; without one, what the dearest so far has cost.
"""

import threading
import time
from collections import deque
from collections.abc import Callable

from msgspec import Struct

from game.ai.providers import Usage
from game.config.settings import Llm
from game.persistence.spending import Spending, Sums, utc_day

MINUTE = 60.0
GUESS = 2_000
"""Millionths of a dollar that a call is taken to cost before any is known."""


class Reservation(Struct):
    """Leave for one call, and for its one retry."""

    micro: int
    agent: int = 0
    number: int = 0
    """In the bill."""
    calls: int = 1
    open: bool = True


class Caps(Struct, frozen=True, kw_only=True):
    """What must not be exceeded; None is no cap. Money in millionths of a dollar."""

    per_minute: int | None = None
    per_day: int | None = None
    """Calls of a day (UTC) in all worlds."""
    budget: int | None = None
    """A world's whole life, or what the player said for it."""
    day_budget: int | None = None
    """A day (UTC) in all worlds."""
    wallet: int | None = None
    """One person's whole life."""


NO_CAPS = Caps()


def caps_of(llm: Llm, paid: bool) -> Caps:
    """The caps that the settings name; those of money are for providers that are paid."""

    def micro(dollars: float | None) -> int | None:
        return round(dollars * 1_000_000) if paid and dollars is not None else None

    return Caps(
        per_minute=llm.calls_per_minute,
        per_day=llm.calls_per_day,
        budget=micro(llm.budget_usd),
        day_budget=micro(llm.day_budget_usd),
        wallet=micro(llm.wallet_usd),
    )


class Governor:
    """Counts and caps. Any thread may ask."""

    def __init__(
        self,
        caps: Caps = NO_CAPS,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], int] = utc_day,
        bill: Spending | None = None,
        elsewhere: Sums | None = None,
    ) -> None:
        """bill: what this world has spent. elsewhere: what others have spent today."""
        self.caps = caps
        self._clock = clock
        self._today = today
        self._lock = threading.Lock()
        self._recent: deque[float] = deque()
        self._day = today()
        self._reserved: dict[int, int] = {}
        """Agent -> millionths of a dollar that are reserved for calls under way."""
        self._under_way = 0
        self._dearest = GUESS
        self._before = 0
        """What this run has spent on worlds before this one: another is no fresh budget."""
        self._bill = bill or Spending()
        self._begun_at = self._bill.cost_micro
        self._elsewhere = elsewhere or Sums()
        self._day_calls, self._day_micro = self._bill.calls_today, self._bill.micro_today

    def take_up(self, bill: Spending, elsewhere: Sums) -> None:
        """Go on with another world's bill; nothing may be under way."""
        with self._lock:
            self._before += self._bill.cost_micro - self._begun_at
            self._bill, self._begun_at, self._elsewhere = bill, bill.cost_micro, elsewhere
            self._day_calls, self._day_micro = bill.calls_today, bill.micro_today

    # --- what is known ---

    @property
    def spent_micro(self) -> int:
        """Of the budget: by this world, and by this run on others before it."""
        return self._bill.cost_micro + self._before

    @property
    def budget_micro(self) -> int | None:
        """What this world may spend: as the player said, else as the caps say."""
        said = self._bill.budget_micro
        return self.caps.budget if said is None else said

    @property
    def minds_money(self) -> bool:
        """Whether there is a cap of money."""
        caps = self.caps
        return any(c is not None for c in (self.budget_micro, caps.day_budget, caps.wallet))

    @property
    def today_micro(self) -> int:
        """Spent today (UTC) by all worlds."""
        return self._elsewhere.cost_micro + self._day_micro

    @property
    def bill(self) -> Spending:
        """The world's bill, for reading."""
        return self._bill

    def left(self) -> float | None:
        """The share of the budget that is neither spent nor reserved, 0..1; None without one."""
        with self._lock:
            shares = [
                max(0, cap - used) / cap if cap else 0.0
                for cap, used in (
                    (self.budget_micro, self.spent_micro),
                    (self.caps.day_budget, self._elsewhere.cost_micro + self._day_micro),
                )
                if cap is not None
            ]
            return min(shares, default=None)

    def set_budget(self, micro: int) -> None:
        """The player lets this world spend so much in all."""
        with self._lock:
            self._bill.set_budget(micro)

    # --- leave to call ---

    def refusal(self, agent: int = 0, bound: int | None = None) -> str:
        """Why no call can be made now, as the name of the setting; empty if one can."""
        with self._lock:
            return self._refusal(agent, self._most(bound))

    def reserve(self, agent: int = 0, bound: int | None = None) -> Reservation | None:
        """Leave for a call; None if a cap is reached (`refusal` says which).

        `bound` is the most that it can cost, in millionths of a dollar, if that is known.
        """
        with self._lock:
            micro = self._most(bound)
            if self._refusal(agent, micro):
                return None
            self._count()
            self._reserved[agent] = self._reserved.get(agent, 0) + micro
            self._under_way += 1
            return Reservation(micro, agent, self._bill.hold(agent, micro))

    def again(self, reservation: Reservation) -> bool:
        """Leave for the retry of a call that failed; it counts as another call."""
        with self._lock:
            agent, micro = reservation.agent, reservation.micro
            if self._refusal(agent, micro):
                return False
            self._count()
            self._reserved[agent] += micro
            self._bill.settle(reservation.number, 0, 0, 0, (0, 0))
            reservation.micro *= 2
            reservation.calls += 1
            reservation.number = self._bill.hold(agent, reservation.micro)
            return True

    def settle(self, reservation: Reservation, usage: Usage) -> None:
        """The call is over and used this."""
        with self._lock:
            if not reservation.open:
                return
            self._free(reservation)
            tokens = usage.tokens_in, usage.tokens_out
            micro = usage.cost_micro
            self._bill.settle(
                reservation.number, reservation.agent, micro, reservation.calls, tokens
            )
            self._day_micro += micro
            self._dearest = max(self._dearest, micro)

    def lost(self, reservation: Reservation) -> None:
        """The call was made and nobody knows its cost: it counts as what was reserved."""
        self.settle(reservation, Usage(cost_micro=reservation.micro))

    def release(self, reservation: Reservation) -> None:
        """The call was never made."""
        with self._lock:
            if not reservation.open:
                return
            for _ in range(reservation.calls):
                if self._recent:
                    self._recent.pop()
                self._day_calls = max(0, self._day_calls - 1)
            self._free(reservation)
            self._bill.settle(reservation.number, 0, 0, 0, (0, 0))

    def unreserved(self) -> bool:
        """Whether no call is under way."""
        with self._lock:
            return not self._under_way

    def _most(self, bound: int | None) -> int:
        return self._dearest if bound is None else bound

    def _free(self, reservation: Reservation) -> None:
        reservation.open = False
        self._under_way -= 1
        self._reserved[reservation.agent] -= reservation.micro
        if not self._under_way:
            self._reserved.clear()

    def _count(self) -> None:
        self._recent.append(self._clock())
        self._day_calls += 1

    def _refusal(self, agent: int, micro: int) -> str:
        now, caps = self._clock(), self.caps
        while self._recent and self._recent[0] <= now - MINUTE:
            self._recent.popleft()
        if (today := self._today()) != self._day:
            self._day, self._day_calls, self._day_micro = today, 0, 0
            self._elsewhere = Sums()
        wanted = sum(self._reserved.values()) + micro
        budget = self.budget_micro
        if budget is not None and self.spent_micro + wanted > budget:
            return "budget_usd"
        today_micro = self._elsewhere.cost_micro + self._day_micro
        if caps.day_budget is not None and today_micro + wanted > caps.day_budget:
            return "day_budget_usd"
        own = self._bill.by_agent.get(agent, 0) + self._reserved.get(agent, 0) + micro
        if caps.wallet is not None and agent and own > caps.wallet:
            return "wallet_usd"
        if caps.per_day is not None and self._elsewhere.calls + self._day_calls >= caps.per_day:
            return "calls_per_day"
        if caps.per_minute is not None and len(self._recent) >= caps.per_minute:
            return "calls_per_minute"
        return ""
