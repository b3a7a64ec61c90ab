"""The channel to one model: cache, caps, gate, queue and workers, seen as one thing.

It knows jobs and outcomes, and nothing of the world. Main thread only, but the asking.
"""

from collections.abc import Callable

from game.ai import status
from game.ai.asking import Asker
from game.ai.cache import Cache, Remembered
from game.ai.client import Client
from game.ai.governor import Governor, Reservation
from game.ai.pool import Job, Outcome, Pool
from game.ai.prices import Prices
from game.ai.providers import Kind, Provider, Request
from game.ai.status import MindState
from game.ai.thrift import Step
from game.config.settings import Llm

QUEUE = 64
"""Requests that may wait for a worker; in lockstep there is no bound."""
LEAVE = 1.5
"""Seconds that leaving waits for workers that were cut off."""


class Channel:
    """One provider, with all that stands between it and us."""

    def __init__(
        self,
        provider: Provider,
        llm: Llm,
        governor: Governor,
        clock: Callable[[], float],
        lockstep: bool,
    ) -> None:
        """lockstep: nothing is shed and nothing expires, however long it takes."""
        self.model = provider.model
        """The model that answered last; the one that is asked for, before any did."""
        self._provider = provider
        self._governor = governor
        self._cache = Cache(llm.cache_size if llm.cache_behaviors else 0)
        self._client = Client(provider, clock)
        self.prices = Prices(provider, (provider.model, *llm.fallback_models))
        if lockstep:
            self.prices.wait()
        expiry = None if lockstep else llm.deadline
        asker = Asker(self._client, governor, llm.deadline, expiry, clock)
        workers = min(llm.workers, llm.max_concurrent)
        self._pool = Pool(asker, workers, None if lockstep else QUEUE)

    @property
    def asked_for(self) -> str:
        """The model that is asked for while there is money enough."""
        return self._provider.model

    @property
    def in_flight(self) -> int:
        """Requests that the server is busy with."""
        return self._pool.in_flight

    @property
    def queued(self) -> int:
        """Requests that wait for a worker."""
        return self._pool.queued

    def refusal(self, agent: int, urgency: int) -> str:
        """Why this can't be asked now: `closed`, `shed`, `prices` while these are not known,
        or a cap's name; empty if it can."""
        if self._governor.minds_money and not self.prices.known:
            return "prices"
        if self._client.gate.shut() is not None:
            return Kind.CLOSED.value
        if not self._pool.has_room(urgency):
            return Kind.SHED.value
        return self._governor.refusal(agent)

    def recall(self, digest: bytes) -> Remembered | None:
        """What the model chose in this very situation, if that is known."""
        return self._cache.get(digest)

    def reserve(self, agent: int, request: Request) -> Reservation | None:
        """Leave for one call, to go with its job."""
        return self._governor.reserve(agent, self.prices.bound(request))

    def offer(self, job: Job) -> Outcome | None:
        """Queue a job; returns the end of one that had to go for it, perhaps itself."""
        shed = self._pool.offer(job)
        if shed is None:
            return None
        self._governor.release(shed.reservation)
        return Outcome(shed, kind=Kind.SHED)

    def withdraw(self, agent: int) -> None:
        """Take an agent's job out of the queue; one that is under way goes on."""
        job = self._pool.withdraw(agent)
        if job is not None:
            self._governor.release(job.reservation)

    def finished(self) -> list[Outcome]:
        """What came back since the last call; good choices are remembered."""
        done = self._pool.finished()
        for outcome in done:
            if outcome.kind is Kind.BUG:
                self._governor.lost(outcome.job.reservation)
            if outcome.choice is not None:
                self.model = outcome.model
                self._cache.put(outcome.job.digest, outcome.choice, outcome.model, outcome.text)
        return done

    def wait(self, timeout: float) -> bool:
        """Sleep until something came back; returns whether it did."""
        return self._pool.wait(timeout)

    def state(self, step: Step) -> MindState:
        """Whether the model is in use, in words, and how thrifty one is."""
        shut = self._client.gate.shut()
        return status.model(self._provider.name, self.model, shut, self._governor, step)

    def close(self) -> list[Outcome]:
        """Cut everything off and end the threads; returns what still came back."""
        self._client.close()
        self._pool.shutdown(LEAVE)
        return self._pool.finished()
