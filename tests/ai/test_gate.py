"""When a server is left alone, and for how long."""

import threading
from time import monotonic

import pytest

from game.ai.gate import FIRST, LONGEST, ROW, Gate
from game.ai.providers import Kind, ProviderError


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(clock: Clock) -> Gate:
    return Gate(clock)


def fail(gate: Gate, kind: Kind, times: int = 1, after: float | None = None) -> None:
    for _ in range(times):
        gate.failed(ProviderError(kind, 500, after), gate.enter(0.0))


def closed(gate: Gate, deadline: float = 0.0) -> bool:
    try:
        gate.enter(deadline)
    except ProviderError as fault:
        assert fault.kind is Kind.CLOSED
        return True
    return False


@pytest.mark.parametrize("kind", [Kind.SERVER, Kind.TIMEOUT, Kind.NETWORK, Kind.REFUSED])
def test_a_row_of_failures_closes_it_for_a_while(gate: Gate, clock: Clock, kind: Kind) -> None:
    fail(gate, kind, ROW - 1)
    assert gate.shut() is None
    fail(gate, kind)
    assert closed(gate)
    shut = gate.shut()
    assert shut is not None
    assert (shut.kind, shut.status, shut.seconds) == (kind, 500, FIRST)
    clock.now += FIRST
    assert gate.shut() is None


def test_then_one_call_tries_and_decides(gate: Gate, clock: Clock) -> None:
    fail(gate, Kind.SERVER, ROW)
    for wait in (FIRST * 2, FIRST * 4):
        clock.now += wait / 2
        trial = gate.enter(0.0)
        assert trial
        assert closed(gate)  # one at a time
        gate.failed(ProviderError(Kind.SERVER, 500), trial)
        shut = gate.shut()
        assert shut is not None
        assert shut.seconds == wait
    clock.now += FIRST * 4
    gate.succeeded(gate.enter(0.0))
    assert gate.shut() is None
    assert not gate.enter(0.0)
    fail(gate, Kind.SERVER, ROW)
    shut = gate.shut()
    assert shut is not None
    assert shut.seconds == FIRST  # well again: it starts from the shortest


def test_it_never_stays_closed_for_very_long(gate: Gate, clock: Clock) -> None:
    fail(gate, Kind.SERVER, ROW)
    for _ in range(20):
        clock.now += LONGEST
        fail(gate, Kind.SERVER)
    shut = gate.shut()
    assert shut is not None
    assert shut.seconds == LONGEST


def test_an_answer_in_between_ends_the_row(gate: Gate) -> None:
    for _ in range(3 * ROW):
        fail(gate, Kind.SERVER, ROW - 1)
        gate.succeeded(gate.enter(0.0))
    assert gate.shut() is None


@pytest.mark.parametrize("kind", [Kind.AUTH, Kind.CREDIT])
def test_a_refused_key_and_an_empty_purse_close_it_for_good(
    gate: Gate, clock: Clock, kind: Kind
) -> None:
    fail(gate, kind)
    clock.now += 1e9
    assert closed(gate)
    shut = gate.shut()
    assert shut is not None
    assert (shut.kind, shut.seconds) == (kind, float("inf"))


def test_one_forbidden_request_says_nothing_of_the_next(gate: Gate) -> None:
    fail(gate, Kind.FORBIDDEN, 10 * ROW)
    assert gate.shut() is None


def test_a_pause_that_the_server_asks_for(gate: Gate, clock: Clock) -> None:
    fail(gate, Kind.RATE, after=30.0)
    assert closed(gate, clock.now + 30)
    shut = gate.shut()
    assert shut is not None
    assert (shut.asked, shut.seconds) == (True, 30.0)
    clock.now += 30.0
    assert gate.shut() is None


def test_many_such_pauses_are_no_illness(gate: Gate, clock: Clock) -> None:
    for _ in range(3 * ROW):
        fail(gate, Kind.RATE, after=1.0)
        clock.now += 1.0
    assert gate.shut() is None
    fail(gate, Kind.RATE, ROW)  # but refusing without saying for how long is
    assert gate.shut() is not None


def test_a_short_pause_is_waited_for() -> None:
    gate = Gate()
    fail(gate, Kind.RATE, after=0.15)
    began = monotonic()
    gate.enter(began + 5)
    assert monotonic() - began >= 0.14


def test_closing_wakes_whoever_waits() -> None:
    gate = Gate()
    fail(gate, Kind.RATE, after=30)
    kinds: list[Kind] = []

    def enter() -> None:
        with pytest.raises(ProviderError) as caught:
            gate.enter(monotonic() + 60)
        kinds.append(caught.value.kind)

    threads = [threading.Thread(target=enter), threading.Thread(target=gate.rest, args=(60,))]
    for thread in threads:
        thread.start()
    gate.close()
    for thread in threads:
        thread.join(5)
    assert kinds == [Kind.STOPPED]
