"""Servers and requests for the tests of minds."""

from collections.abc import Callable, Iterator
from time import monotonic, sleep

import pytest

from game.ai.prompts import schema
from game.ai.providers import Message, Request
from game.ai.providers.openrouter import OpenRouter
from game.config import Secret
from tests.ai.loopback import Loopback

CANARY = "sk-or-v1-canary0123456789abcdef"


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def key() -> Secret:
    return Secret(CANARY)


@pytest.fixture
def provider(server: Loopback, key: Secret) -> Iterator[OpenRouter]:
    provider = OpenRouter(server.url, key, "a/model", fallbacks=("b/model",))
    yield provider
    provider.close()


@pytest.fixture
def request_() -> Request:
    messages = (Message("system", "Play."), Message("user", "Choose."))
    return Request(messages, schema(["eat apple_3", "wait"]), 300, "agent-world-1-7")


def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for something to become true."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it did not happen"
        sleep(0.002)
