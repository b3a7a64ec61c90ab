"""Asking: what a worker does with one job. It sees texts and numbers, never the world."""

from collections.abc import Callable
from time import monotonic

from game.ai.answers import AnswerError, read
from game.ai.client import Client
from game.ai.governor import Governor
from game.ai.own_words import echoes
from game.ai.pool import Job, Outcome
from game.ai.providers import Kind, ProviderError, Usage
from game.ai.providers.wire import CONNECT

UNKNOWN_COST = frozenset({Kind.TIMEOUT, Kind.NETWORK, Kind.BAD_ANSWER, Kind.TOO_BIG, Kind.STOPPED})
"""Failures after which the server may send a bill all the same."""


class Asker:
    """The pool's work: expiry, the call, the bill, and making sense of the answer."""

    def __init__(
        self,
        client: Client,
        governor: Governor,
        deadline: float,
        expiry: float | None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """deadline: seconds of one call; expiry: seconds that a job may wait before it."""
        self._client = client
        self._governor = governor
        self._deadline = deadline
        self._expiry = expiry
        self._clock = clock

    def __call__(self, job: Job) -> Outcome:
        """Ask for one decision."""
        now = self._clock()
        if self._expiry is not None and now - job.queued_at > self._expiry:
            self._governor.release(job.reservation)
            return Outcome(job, kind=Kind.EXPIRED)
        try:
            answer = self._client.complete(
                job.request, now + self._deadline, lambda: self._governor.again(job.reservation)
            )
        except ProviderError as fault:
            return self._failed(job, fault)
        self._governor.settle(job.reservation, answer.usage)
        reading, kind = None, None
        try:
            if job.read is not None:
                reading = job.read(answer.text, answer.finish)
            else:
                system = job.request.messages[0].content
                reading = read(answer.text, answer.finish, job.keys, echoes(system))
        except AnswerError as bad:
            kind = bad.kind
        return Outcome(
            job,
            reading.choice if reading else None,
            kind,
            answer.model,
            answer.usage,
            answer.latency,
            asked=True,
            text=answer.text,
            mended=reading.mended if reading else (),
        )

    def _failed(self, job: Job, fault: ProviderError) -> Outcome:
        usage = fault.usage or Usage()
        if not fault.asked:
            self._governor.release(job.reservation)
        elif fault.kind in UNKNOWN_COST and fault.detail != CONNECT and not usage.cost_micro:
            self._governor.lost(job.reservation)
        else:
            self._governor.settle(job.reservation, usage)
        return Outcome(job, kind=fault.kind, usage=usage, asked=fault.asked)
