"""Asking politely: one retry where it helps, inside the deadline, after the pause."""

from time import monotonic

import pytest

from game.ai import client as clients
from game.ai.client import Client
from game.ai.gate import ROW
from game.ai.providers import Kind, ProviderError, Request, Usage
from game.ai.providers.wire import CONNECT
from tests.ai.scripted import Scripted


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "BACK_OFF", 0.01)


def soon() -> float:
    return monotonic() + 10


@pytest.mark.parametrize(
    "fault",
    [
        ProviderError(Kind.SERVER, 500),
        ProviderError(Kind.SERVER, 529),
        ProviderError(Kind.RATE, 429),
        ProviderError(Kind.TIMEOUT, 408),
        ProviderError(Kind.NETWORK, detail=CONNECT),
    ],
    ids=str,
)
def test_what_may_pass_is_asked_once_more(request_: Request, fault: ProviderError) -> None:
    provider = Scripted(fault)
    assert "wait" in Client(provider).complete(request_, soon()).text
    assert len(provider.asked) == 2
    provider = Scripted(fault, fault)
    with pytest.raises(ProviderError):
        Client(provider).complete(request_, soon())
    assert len(provider.asked) == 2


@pytest.mark.parametrize(
    "fault",
    [
        ProviderError(Kind.AUTH, 401),
        ProviderError(Kind.CREDIT, 402),
        ProviderError(Kind.FORBIDDEN, 403),
        ProviderError(Kind.REFUSED, 400),
        ProviderError(Kind.TIMEOUT),
        ProviderError(Kind.NETWORK),
        ProviderError(Kind.BAD_ANSWER, 200),
        ProviderError(Kind.TOO_BIG, 200),
        ProviderError(Kind.REDIRECT, 302),
    ],
    ids=str,
)
def test_the_rest_is_not(request_: Request, fault: ProviderError) -> None:
    provider = Scripted(fault)
    with pytest.raises(ProviderError) as caught:
        Client(provider).complete(request_, soon())
    assert caught.value.kind is fault.kind
    assert len(provider.asked) == 1


def test_not_without_leave_nor_without_time(request_: Request) -> None:
    for deadline, leave in ((10.0, False), (0.2, True)):
        provider = Scripted(ProviderError(Kind.SERVER, 500))
        with pytest.raises(ProviderError):
            Client(provider).complete(request_, monotonic() + deadline, lambda leave=leave: leave)
        assert len(provider.asked) == 1


def test_a_retry_waits_as_long_as_it_was_told(request_: Request) -> None:
    provider = Scripted(ProviderError(Kind.RATE, 429, 0.2))
    began = monotonic()
    Client(provider).complete(request_, soon())
    assert monotonic() - began >= 0.2
    provider = Scripted(ProviderError(Kind.RATE, 429, 3600.0))
    with pytest.raises(ProviderError) as caught:
        Client(provider).complete(request_, soon())
    assert caught.value.kind is Kind.RATE
    assert len(provider.asked) == 1


def test_what_a_failed_attempt_cost_is_not_forgotten(request_: Request) -> None:
    fault = ProviderError(Kind.SERVER, 502, usage=Usage(10, 1, cost_micro=7))
    assert Client(Scripted(fault)).complete(request_, soon()).usage == Usage(
        110, 21, cost_micro=107
    )
    with pytest.raises(ProviderError) as caught:
        Client(Scripted(fault, fault)).complete(request_, soon())
    assert caught.value.usage == Usage(20, 2, cost_micro=14)


def test_the_fault_counts_that_closed_the_gate_meanwhile(request_: Request) -> None:
    provider = Scripted(*[ProviderError(Kind.SERVER, 503)] * 9)
    client = Client(provider)
    kinds = []
    for _ in range(ROW):
        with pytest.raises(ProviderError) as caught:
            client.complete(request_, soon())
        kinds.append(caught.value.kind)
    assert kinds == [Kind.SERVER] * 3 + [Kind.CLOSED] * 2
    assert len(provider.asked) == ROW


def test_a_bug_in_a_provider_leaves_the_gate_in_order(request_: Request) -> None:
    def bug(_: Request) -> None:
        raise ZeroDivisionError

    client = Client(Scripted(bug))  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        client.complete(request_, soon())
    client.complete(request_, soon())
