"""Caps that hold, whoever asks and however many at once."""

import threading
from random import Random

import pytest

from game.ai import status
from game.ai.governor import GUESS, Caps, Governor
from game.ai.providers import Usage


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_calls_a_minute() -> None:
    clock = Clock()
    governor = Governor(Caps(per_minute=3), clock=clock)
    assert all(governor.reserve() for _ in range(3))
    assert governor.reserve() is None
    assert governor.refusal() == "calls_per_minute"
    clock.now = 60.0
    assert governor.refusal() == ""


def test_calls_a_day_start_anew_at_midnight() -> None:
    day = [7]
    governor = Governor(Caps(per_day=2), clock=Clock(), today=lambda: day[0])
    assert all(governor.reserve() for _ in range(2))
    assert governor.refusal() == "calls_per_day"
    day[0] = 8
    assert governor.reserve()


def test_a_call_that_was_not_made_is_given_back() -> None:
    governor = Governor(Caps(per_minute=1, per_day=1, budget=GUESS), clock=Clock())
    for _ in range(5):
        reservation = governor.reserve()
        assert reservation
        assert governor.reserve() is None
        governor.release(reservation)
        governor.release(reservation)


def test_a_retry_counts_as_a_call() -> None:
    governor = Governor(Caps(per_minute=2), clock=Clock())
    reservation = governor.reserve()
    assert reservation
    assert governor.again(reservation)
    assert not governor.again(reservation)
    assert governor.reserve() is None


def test_a_call_of_unknown_cost_is_taken_for_a_dear_one() -> None:
    governor = Governor(Caps(budget=10 * GUESS))
    reservation = governor.reserve()
    assert reservation
    governor.lost(reservation)
    governor.lost(reservation)
    assert governor.spent_micro == GUESS
    assert governor.unreserved()


def test_no_budget_no_call_and_no_cap_no_end() -> None:
    assert Governor(Caps(budget=0)).reserve() is None
    free = Governor()
    assert all(free.reserve() for _ in range(1000))


@pytest.mark.parametrize("seed", range(20))
def test_eight_workers_never_overspend(seed: int) -> None:
    chance = Random(seed)
    dearest = chance.choice([100, 1_000, GUESS])
    budget = chance.randrange(1, 100_000)
    governor = Governor(Caps(budget=budget))

    def work(own: Random) -> None:
        while (reservation := governor.reserve()) is not None:
            if own.random() < 0.1:
                governor.release(reservation)
                continue
            if own.random() < 0.1 and not governor.again(reservation):
                governor.release(reservation)
                return
            governor.settle(reservation, Usage(cost_micro=own.randrange(50, dearest + 1)))

    threads = [threading.Thread(target=work, args=(Random(seed * 100 + i),)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert governor.unreserved()
    assert governor.spent_micro <= budget
    while (last := governor.reserve()) is not None:  # who left early left some of it
        governor.settle(last, Usage(cost_micro=50))
    assert governor.spent_micro + GUESS > budget


def test_a_budget_below_a_cent_is_told_as_it_is() -> None:
    governor = Governor(Caps(budget=1500), clock=Clock())
    while governor.reserve():
        pass
    assert status.model("m", "x", None, governor).text.startswith("the budget of $0.0015 is used")
