"""The client: a provider asked politely. Gate and one retry, inside one deadline.

Only what can't have been billed, or what a server says will pass, is asked again: 408,
429, 5xx, and a connection that never stood. The wait has equal jitter, so that workers
that failed together don't return together.
"""

from collections.abc import Callable
from random import Random
from time import monotonic

from msgspec.structs import replace

from game.ai.gate import Gate
from game.ai.providers import Answer, Kind, Provider, ProviderError, Request, Usage
from game.ai.providers.wire import CONNECT

BACK_OFF = 0.5
"""Seconds before the retry, half of it by chance."""
WORTH = 0.25
"""Seconds that must be left after the wait for a retry to be worth it."""


def always() -> bool:
    """Leave for a retry where nobody counts."""
    return True


class Client:
    """One provider, for all workers."""

    def __init__(self, provider: Provider, clock: Callable[[], float] = monotonic) -> None:
        self.provider = provider
        self.gate = Gate(clock)
        self._clock = clock
        self._chance = Random()

    def complete(
        self, request: Request, deadline: float, permit: Callable[[], bool] = always
    ) -> Answer:
        """Ask, and once more if that helps and `permit` lets us; raises ProviderError.

        What failed attempts cost is in the usage of the answer or of the error.
        """
        try:
            return self._attempt(request, deadline)
        except ProviderError as fault:
            first = fault
        wait = self._wait(first)
        if wait is None or self._clock() + wait + WORTH > deadline or not permit():
            raise first
        self.gate.rest(wait)
        try:
            answer = self._attempt(request, deadline)
        except ProviderError as fault:
            if fault.kind is Kind.CLOSED:
                raise first from None  # what came of it is the first attempt's failure
            fault.usage = total(first.usage, fault.usage)
            fault.asked = True
            raise
        return replace(answer, usage=total(first.usage, answer.usage))

    def close(self) -> None:
        """End everything that is under way."""
        self.gate.close()
        self.provider.close()

    def _attempt(self, request: Request, deadline: float) -> Answer:
        trial = self.gate.enter(deadline)
        try:
            answer = self.provider.complete(request, deadline)
        except ProviderError as fault:
            fault.asked = True
            self.gate.failed(fault, trial)
            raise
        except BaseException:
            self.gate.failed(ProviderError(Kind.BUG), trial)
            raise
        self.gate.succeeded(trial)
        return answer

    def _wait(self, fault: ProviderError) -> float | None:
        """Seconds after which asking again may help; None if it won't."""
        if fault.kind not in (Kind.RATE, Kind.SERVER) and not (
            fault.status == 408 or fault.detail == CONNECT
        ):
            return None
        jitter = BACK_OFF / 2 * (1 + self._chance.random())
        return jitter if fault.retry_after is None else fault.retry_after + jitter / 2


def total(one: Usage | None, other: Usage | None) -> Usage:
    """Both together."""
    a, b = one or Usage(), other or Usage()
    return Usage(*(getattr(a, f) + getattr(b, f) for f in Usage.__struct_fields__))
