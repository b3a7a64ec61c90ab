"""The queue and its workers."""

import threading
from collections.abc import Iterator

import pytest

from game.ai.governor import Reservation
from game.ai.pool import Job, Outcome, Pool
from game.ai.providers import Kind, Request
from tests.ai.conftest import until


def job(agent: int, urgency: int = 1) -> Job:
    return Job(agent, agent * 10, 0, urgency, Request((), {}), frozenset(), b"", Reservation(0), 0)


class Work:
    """Work that waits until it may go on."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.began: list[int] = []

    def __call__(self, job: Job) -> Outcome:
        self.began.append(job.agent)
        self.free.wait(30)
        return Outcome(job)


@pytest.fixture
def work() -> Iterator[Work]:
    work = Work()
    yield work
    work.free.set()


@pytest.fixture
def pool(work: Work) -> Iterator[Pool]:
    pool = Pool(work, workers=2, capacity=3)
    yield pool
    work.free.set()
    assert pool.shutdown(5)


def fill(pool: Pool, work: Work, *jobs: Job) -> list[int]:
    """Busy both workers with agents 98 and 99, then offer; returns whom it shed."""
    pool.offer(job(98))
    pool.offer(job(99))
    until(lambda: len(work.began) == 2)
    return [shed.agent for each in jobs if (shed := pool.offer(each)) is not None]


def finish(pool: Pool, work: Work, count: int) -> list[int]:
    done: list[Outcome] = []

    def all_done() -> bool:
        done.extend(pool.finished())
        return len(done) == count

    work.free.set()
    until(all_done)
    return [outcome.job.agent for outcome in done]


def test_the_urgent_go_first_then_in_order_of_coming(pool: Pool, work: Work) -> None:
    fill(pool, work, job(1, 1), job(2, 3), job(3, 1))
    assert (pool.in_flight, pool.queued) == (2, 3)
    finish(pool, work, 5)
    assert work.began[2] == 2
    assert set(work.began[3:]) == {1, 3}


def test_the_newest_of_the_calm_is_shed(pool: Pool, work: Work) -> None:
    jobs = [job(1, 1), job(2, 0), job(3, 0), job(4, 2), job(5, 2), job(6, 0), job(7, 3), job(8, 1)]
    assert fill(pool, work, *jobs) == [3, 2, 6, 1, 8]
    assert sorted(finish(pool, work, 5)) == [4, 5, 7, 98, 99]


def test_whether_there_is_room_is_known_before(pool: Pool, work: Work) -> None:
    fill(pool, work, job(1, 1), job(2, 1))
    assert pool.has_room(0)
    pool.offer(job(3, 2))
    assert [pool.has_room(urgency) for urgency in range(4)] == [False, False, True, True]
    assert pool.offer(job(4, 1)) is not None


def test_one_request_an_agent_at_a_time(pool: Pool, work: Work) -> None:
    pool.offer(job(1))
    pool.offer(job(1))
    pool.offer(job(2))
    until(lambda: len(work.began) == 2)
    assert sorted(work.began) == [1, 2]
    assert pool.queued == 1
    assert sorted(finish(pool, work, 3)) == [1, 1, 2]


def test_a_waiting_job_can_be_withdrawn(pool: Pool, work: Work) -> None:
    fill(pool, work, job(1), job(2))
    withdrawn = pool.withdraw(1)
    assert withdrawn is not None
    assert withdrawn.agent == 1
    assert pool.withdraw(1) is None
    assert pool.withdraw(98) is None
    assert sorted(finish(pool, work, 3)) == [2, 98, 99]


def test_no_worker_dies_of_a_bug() -> None:
    def bug(job: Job) -> Outcome:
        raise ZeroDivisionError if job.agent % 2 else SystemExit

    pool = Pool(bug, workers=2, capacity=None)
    for agent in range(20):
        pool.offer(job(agent))
    done: list[Outcome] = []

    def all_done() -> bool:
        done.extend(pool.finished())
        return len(done) == 20

    until(all_done)
    assert {outcome.kind for outcome in done} == {Kind.BUG}
    assert pool.shutdown(5)


def test_shutdown_empties_the_queue_and_does_not_wait_for_ever(pool: Pool, work: Work) -> None:
    fill(pool, work, job(1))
    assert not pool.shutdown(0.05)
    refused = job(2)
    assert pool.offer(refused) is refused
    work.free.set()
    assert pool.shutdown(5)
    assert work.began == [98, 99]


def test_waiting_for_an_outcome(pool: Pool, work: Work) -> None:
    assert not pool.wait(0.01)
    pool.offer(job(1))
    assert not pool.wait(0.01)
    work.free.set()
    assert pool.wait(5)
