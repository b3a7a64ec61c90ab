"""The pool: threads that ask, and the queue before them.

The most urgent go first, then first come first served; one request an agent at a time.
When the queue is full, the newest of the calmest is shed. Whatever happens to a request
is an outcome: no worker dies of it. Threads never touch the world.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from msgspec import Struct

from game.ai.answers import Choice, Mend, Reading
from game.ai.governor import Reservation
from game.ai.providers import Kind, Request, Usage

LEVELS = 4
"""Urgencies 0 (calm) to 3 (under attack)."""


Reader = Callable[[str, str], Reading]
"""(text, how it finished) -> what it says; raises AnswerError."""


class Job(Struct, frozen=True, eq=False):
    """One decision, or an aside, to be asked for."""

    agent: int
    ticket: int
    generation: int
    urgency: int
    request: Request
    keys: frozenset[str]
    """What can be chosen; nothing for an aside."""
    digest: bytes
    reservation: Reservation
    queued_at: float
    tick: int = 0
    """The tick after which the agent was looked at."""
    memories: tuple[tuple[int, int], ...] = ()
    """(number, score in hundredths) of the memories that came to mind, best first."""
    read: Reader | None = None
    """Makes sense of an aside's answer; a decision is one of `keys`."""


class Outcome(Struct, frozen=True, eq=False):
    """What came of a job: a choice, or the kind of failure."""

    job: Job
    choice: Choice | None = None
    kind: Kind | None = None
    model: str = ""
    usage: Usage = Usage()
    latency: float = 0.0
    asked: bool = False
    """Whether the server was asked at all."""
    text: str = ""
    """The answer as it came."""
    mended: tuple[Mend, ...] = ()
    """What had to be mended in it."""


class Pool:
    """A bounded queue and a few workers."""

    def __init__(self, work: Callable[[Job], Outcome], workers: int, capacity: int | None) -> None:
        """`work` runs on the threads; `capacity` None never sheds."""
        self.workers = workers
        self.capacity = capacity
        self._work = work
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="mind")
        self._changed = threading.Condition()
        self._waiting: tuple[deque[Job], ...] = tuple(deque() for _ in range(LEVELS))
        self._busy: set[int] = set()
        self._running = 0
        self._done: deque[Outcome] = deque()
        self._closed = False

    @property
    def in_flight(self) -> int:
        """Requests that a worker is busy with."""
        return len(self._busy)

    @property
    def queued(self) -> int:
        """Requests that wait for a worker."""
        return sum(map(len, self._waiting))

    def has_room(self, urgency: int) -> bool:
        """Whether a job of that urgency would stay in the queue if it were offered now."""
        if self.capacity is None or self.queued < self.capacity:
            return True
        return any(self._waiting[: max(urgency, 0)])

    def offer(self, job: Job) -> Job | None:
        """Queue a job; returns the one that had to go for it, perhaps itself."""
        with self._changed:
            if self._closed:
                return job
            self._waiting[min(max(job.urgency, 0), LEVELS - 1)].append(job)
            shed = None
            if self.capacity is not None and self.queued > self.capacity:
                shed = next(level for level in self._waiting if level).pop()
            if self._running < self.workers:
                self._running += 1
                self._executor.submit(self._run)
            return shed

    def withdraw(self, agent: int) -> Job | None:
        """Take an agent's job out of the queue; one that is under way goes on."""
        with self._changed:
            for level in self._waiting:
                for job in level:
                    if job.agent == agent:
                        level.remove(job)
                        return job
        return None

    def finished(self) -> list[Outcome]:
        """Outcomes since the last call, in order of their coming."""
        with self._changed:
            done = list(self._done)
            self._done.clear()
        return done

    def wait(self, timeout: float) -> bool:
        """Sleep until there is an outcome; returns whether there is one."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._done), timeout)

    def shutdown(self, timeout: float) -> bool:
        """Empty the queue and wait for the workers; returns whether all are through.

        Whoever calls it has cut off what the workers wait for.
        """
        until = monotonic() + timeout
        with self._changed:
            self._closed = True
            for level in self._waiting:
                level.clear()
            self._executor.shutdown(wait=False)
            return self._changed.wait_for(lambda: not self._running, max(0.0, until - monotonic()))

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                outcome = self._work(job)
            except BaseException:  # noqa: BLE001 - any fault is an outcome, never a dead worker
                outcome = Outcome(job, kind=Kind.BUG)
            with self._changed:
                self._busy.discard(job.agent)
                self._done.append(outcome)
                self._changed.notify_all()

    def _next(self) -> Job | None:
        with self._changed:
            for level in reversed(self._waiting):
                for job in level:
                    if job.agent not in self._busy:
                        level.remove(job)
                        self._busy.add(job.agent)
                        return job
            self._running -= 1
            self._changed.notify_all()
            return None
