"""A provider that says what a test tells it to, when the test tells it to."""

import json
import threading
from collections.abc import Callable
from time import monotonic

from game.ai.providers import Answer, Kind, Price, ProviderError, Request, Usage

Reply = Answer | ProviderError | Callable[[Request], Answer]


def keys_of(request: Request) -> list[str]:
    """The choices that a request offers."""
    return list(request.schema["properties"]["choice"]["enum"])


def chooses(
    request: Request, choice: str | None = None, words: str = "", cost_micro: int = 100
) -> Answer:
    """A good answer: the choice asked for, else the last that is offered."""
    text = json.dumps(
        {"thought": "because", "choice": choice or keys_of(request)[-1], "words": words}
    )
    return Answer(text, "test/model", Usage(100, 20, cost_micro=cost_micro), latency=0.01)


class Scripted:
    """Answers from a list, then the usual one. With `hold()`, workers wait for `release()`."""

    name = "scripted"
    model = "test/model"
    paid = True

    def __init__(self, *replies: Reply, usual: Reply = chooses) -> None:
        self.asked: list[Request] = []
        self.price_list: dict[str, Price] = {}
        self.most = 0
        self._replies = list(replies)
        self._usual = usual
        self._lock = threading.Lock()
        self._free = threading.Event()
        self._free.set()
        self._active = 0
        self._closed = False
        self.began = threading.Semaphore(0)
        """Released once for each call that began."""

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def complete(self, request: Request, deadline: float) -> Answer:
        with self._lock:
            self.asked.append(request)
            self._active += 1
            self.most = max(self.most, self._active)
            reply = self._replies.pop(0) if self._replies else self._usual
        self.began.release()
        try:
            free = self._free.wait(max(0.0, deadline - monotonic()))
        finally:
            with self._lock:
                self._active -= 1
        if self._closed:
            raise ProviderError(Kind.STOPPED)
        if not free:
            raise ProviderError(Kind.TIMEOUT)
        if isinstance(reply, ProviderError):
            raise ProviderError(
                reply.kind, reply.status, reply.retry_after, detail=reply.detail, usage=reply.usage
            )
        return reply(request) if callable(reply) else reply

    def prices(self, deadline: float) -> dict[str, Price]:
        return self.price_list

    def close(self) -> None:
        self._closed = True
        self._free.set()
