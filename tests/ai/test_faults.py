"""The provider and a server that misbehaves: a kind for everything, and in time."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from time import monotonic, sleep

import pytest

from game.ai.providers import Kind, ProviderError, Request
from game.ai.providers.openrouter import OpenRouter
from game.config import Secret
from tests.ai import loopback as faults
from tests.ai.conftest import until
from tests.ai.loopback import Behaviour, Loopback, body, good, says, status

DEADLINE = 0.4
LATE = 0.25
"""Seconds by which a call may outlive its deadline."""

SLOW = [
    faults.hang,
    faults.slow_headers,
    faults.drip,
    faults.drip_without_length,
    faults.continues,
]
BROKEN: list[tuple[Behaviour, Kind]] = [
    (faults.reset, Kind.NETWORK),
    (faults.hang_up, Kind.NETWORK),
    (faults.half, Kind.NETWORK),
    (faults.not_http, Kind.NETWORK),
    (faults.huge, Kind.TOO_BIG),
    (faults.endless_chunks, Kind.TOO_BIG),
    (faults.zipped, Kind.BAD_ANSWER),
    (faults.echo_key, Kind.BAD_ANSWER),
    (body(b"<html>"), Kind.BAD_ANSWER),
    (body(b'{"choices": "none"}'), Kind.BAD_ANSWER),
    (body({"error": {"code": 502, "message": "no"}}), Kind.SERVER),
    (says("", "error"), Kind.SERVER),
    (says(None, message={"refusal": "no"}), Kind.FORBIDDEN),
    (status(401), Kind.AUTH),
    (status(402), Kind.CREDIT),
    (status(429, Retry_After="7"), Kind.RATE),
    (status(500), Kind.SERVER),
    (body(b"", 302, Location="http://127.0.0.1:1/"), Kind.REDIRECT),
]


def ask(provider: OpenRouter, request: Request, seconds: float = 10.0) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        provider.complete(request, monotonic() + seconds)
    return caught.value


@pytest.mark.parametrize("fault", SLOW, ids=lambda f: f.__name__)
def test_the_deadline_holds(
    server: Loopback, provider: OpenRouter, request_: Request, fault: Behaviour
) -> None:
    server.then(fault, good(), fault)
    for _ in range(2):
        began = monotonic()
        assert ask(provider, request_, DEADLINE).kind is Kind.TIMEOUT
        assert monotonic() - began < DEADLINE + LATE
        provider.complete(request_, monotonic() + 10)  # the next one is none the worse


@pytest.mark.parametrize(("fault", "kind"), BROKEN)
def test_every_fault_has_its_kind(
    server: Loopback, provider: OpenRouter, request_: Request, fault: Behaviour, kind: Kind
) -> None:
    server.then(fault)
    error = ask(provider, request_)
    assert error.kind is kind
    assert error.__context__ is None
    assert error.__cause__ is None
    assert "wait" in provider.complete(request_, monotonic() + 10).text


def test_the_pause_that_a_server_asks_for_is_passed_on(
    server: Loopback, provider: OpenRouter, request_: Request
) -> None:
    server.then(status(429, Retry_After="7"))
    assert ask(provider, request_).retry_after == 7.0


def test_a_redirect_is_not_followed(
    server: Loopback, provider: OpenRouter, request_: Request
) -> None:
    with Loopback() as elsewhere:
        server.then(body(b"", 307, Location=elsewhere.url + "/chat/completions"))
        assert ask(provider, request_).status == 307
        assert elsewhere.seen == []


def test_an_answer_that_nobody_asked_for_reaches_nobody(
    server: Loopback, provider: OpenRouter, request_: Request
) -> None:
    server.then(faults.surplus)
    first = provider.complete(request_, monotonic() + 10)
    sleep(0.1)
    second = provider.complete(request_, monotonic() + 10)
    assert "surplus" not in first.text + second.text


def test_nobody_listens(key: Secret, request_: Request) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as gone:
        port = gone.getsockname()[1]
    provider = OpenRouter(f"http://127.0.0.1:{port}/v1", key, "a/model")
    error = ask(provider, request_)
    assert (error.kind, error.detail) == (Kind.NETWORK, "connect")
    provider.close()


@pytest.fixture
def full() -> Iterator[int]:
    """A port whose listener accepts nobody any more: connecting hangs."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=0)) as listener:
        address = listener.getsockname()
        waiting = []
        for _ in range(4):
            sock = socket.socket()
            sock.setblocking(False)
            sock.connect_ex(address)
            waiting.append(sock)
        yield address[1]
        for sock in waiting:
            sock.close()


def test_connecting_is_inside_the_deadline(full: int, key: Secret, request_: Request) -> None:
    provider = OpenRouter(f"http://127.0.0.1:{full}/v1", key, "a/model", connect=30)
    began = monotonic()
    assert ask(provider, request_, DEADLINE).kind in (Kind.TIMEOUT, Kind.NETWORK)
    assert monotonic() - began < DEADLINE + LATE
    provider.close()


def test_a_name_that_takes_for_ever_is_inside_the_deadline(
    key: Secret, request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = threading.Event()
    real = socket.getaddrinfo

    def slow(host: str, *args: object, **kwargs: object) -> object:
        if kwargs.get("flags"):
            raise socket.gaierror
        found.wait(30)
        return real("127.0.0.1", *args[:1], type=socket.SOCK_STREAM)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    provider = OpenRouter("http://models.example/v1", key, "a/model")
    began = monotonic()
    assert ask(provider, request_, DEADLINE).kind is Kind.TIMEOUT
    assert monotonic() - began < DEADLINE + LATE
    found.set()
    provider.close()


@pytest.mark.parametrize("fault", [faults.hang, faults.drip], ids=lambda f: f.__name__)
def test_leaving_wakes_whoever_waits(
    server: Loopback, provider: OpenRouter, request_: Request, fault: Behaviour
) -> None:
    server.then(*[fault] * 4)
    kinds: list[Kind] = []
    threads = [
        threading.Thread(target=lambda: kinds.append(ask(provider, request_, 60).kind))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    until(lambda: len(server.seen) == 4)
    began = monotonic()
    provider.close()
    for thread in threads:
        thread.join(5)
    assert monotonic() - began < 2
    assert kinds == [Kind.STOPPED] * 4
    assert ask(provider, request_).kind is Kind.STOPPED


def test_strange_tls_is_a_network_failure(server: Loopback, key: Secret, request_: Request) -> None:
    provider = OpenRouter(server.url.replace("http://", "https://"), key, "a/model")
    assert ask(provider, request_, 2).kind in (Kind.NETWORK, Kind.TIMEOUT)
    provider.close()


def test_a_tls_handshake_that_hangs_is_inside_the_deadline(key: Secret, request_: Request) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/v1"
        provider = OpenRouter(url, key, "a/model", connect=30)
        began = monotonic()
        assert ask(provider, request_, DEADLINE).kind is Kind.TIMEOUT
        assert monotonic() - began < DEADLINE + LATE
        provider.close()
