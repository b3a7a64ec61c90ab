"""A model on this machine: llama.cpp's own server in a child process, by the extra `local`.

It listens on the loopback address alone, on a free port, and wants a key made for this
run, so that no page in a browser and no neighbour on the machine can talk to it.
"""

import json
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import NoReturn

from game.ai.providers import Answer, Kind, Price, ProviderError, Request
from game.ai.providers.openrouter import OpenRouter
from game.ai.providers.weights import Weights, fetched, find, missing
from game.config import Secret
from game.errors import ConfigError
from game.output import agreed, say

PACKAGE = "xllamacpp"
CHILD = Path(__file__).with_name("llama_child.py")
CONTEXT = 4096
"""Tokens of a prompt and its answer."""
MOST_THREADS = 8
PROGRESS = 5.0
"""Seconds between two lines of how far the fetching is."""
_HIDDEN = ("KEY", "TOKEN", "SECRET", "PASSWORD")


class Local:
    """Weights as a provider; their server starts with the first request."""

    paid = False

    def __init__(
        self, weights: Weights, slots: int = 2, told: Callable[[str], object] = say
    ) -> None:
        """slots: requests that are worked on at once, sharing the processor.

        told: hears in plain lines how the loading goes; from another thread.
        """
        self._weights = weights
        self._told = told
        self._slots = slots
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._client: OpenRouter | None = None
        self._stopped = False

    @property
    def name(self) -> str:
        """Always local."""
        return "local"

    @property
    def model(self) -> str:
        """The file's name without its ending, or the repository's."""
        return self._weights.name

    def complete(self, request: Request, deadline: float) -> Answer:
        """Ask the server; the first to ask waits until the model is loaded."""
        return self._ready(deadline).complete(request, deadline)

    def prices(self, deadline: float) -> dict[str, Price]:
        """None: one's own machine costs nothing a token."""
        return {}

    def close(self) -> None:
        """Cut off what is under way and end the server."""
        with self._lock:
            self._stopped = True
            child, client = self._child, self._client
        if child is not None:
            child.end()
        if client is not None:
            client.close()

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a model can't be stored")

    def _ready(self, deadline: float) -> OpenRouter:
        with self._lock:
            if self._stopped:
                raise ProviderError(Kind.STOPPED)
            if self._child is None or not self._child.alive():
                self._child, self._client = Child(self._weights, self._slots, self._told), None
            child = self._child
        address = child.address(deadline)
        with self._lock:
            if self._stopped:
                raise ProviderError(Kind.STOPPED)
            if self._client is None:
                self._client = OpenRouter(
                    f"{address}/v1", child.key, self.model, openrouter=False, name=self.name
                )
            return self._client


class Child:
    """The process that serves a model."""

    def __init__(self, weights: Weights, slots: int, told: Callable[[str], object] = say) -> None:
        """Start it; loading takes seconds, fetching may take minutes: `address` waits."""
        self.key = Secret(secrets.token_hex(16))
        self._weights = weights
        self._address = ""
        self._ended = False
        self._ready = threading.Event()
        # It has no use for the keys of others.
        env = {k: v for k, v in os.environ.items() if not any(w in k.upper() for w in _HIDDEN)}
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=env,
        )
        order = {
            **weights.order(),
            "key": self.key.reveal(),
            "slots": slots,
            "context": CONTEXT,
            "threads": threads(),
        }
        assert self._process.stdin is not None
        with suppress(OSError):  # it died at once: `address` will say so
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
        for work in (self._listen, lambda: self._report(told)):
            threading.Thread(target=work, name="local-model", daemon=True).start()

    def alive(self) -> bool:
        """Whether it runs, or has not yet said that it can't."""
        return self._process.poll() is None

    def address(self, deadline: float) -> str:
        """Where it serves; raises ProviderError if it isn't ready in time or can't be."""
        if not self._ready.wait(max(0.0, deadline - monotonic())):
            raise ProviderError(Kind.TIMEOUT, detail="loading")
        if not self._address:
            detail = "model_fetch" if self._weights.repository else "model_file"
            raise ProviderError(Kind.REFUSED, detail=detail)
        return self._address

    def end(self) -> None:
        """Kill it: there is nothing to be saved."""
        self._ended = True
        self._process.kill()
        self._process.wait()
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stdout, suppress(ValueError, OSError):
            self._address = str(json.loads(stdout.readline()).get("address", ""))
        self._ready.set()

    def _report(self, told: Callable[[str], object]) -> None:
        """Tell how the loading goes, until it is over."""
        weights, began = self._weights, monotonic()
        source = "fetching from Hugging Face if need be, then " if weights.fetch else ""
        told(f"The model {weights.name}: {source}loading; built-in minds act meanwhile.")
        known = fetched(weights)
        while not self._ready.wait(PROGRESS):
            if (size := fetched(weights)) != known:
                known = size
                told(f"The model {weights.name}: {size / 1e6:.0f} MB fetched.")
        if self._address:
            told(f"The model {weights.name} is ready after {monotonic() - began:.0f} s.")
        elif not self._ended:
            told(f"The model {weights.name} can't be used: {_trouble(weights)}.")


def local(
    model: str | None, download: bool = False, agreed: Callable[[str], bool] = agreed
) -> Local:
    """The provider for llm.local.model; raises ConfigError with what is missing.

    agreed: asks the person at the terminal, if there is one, whether it may be fetched.
    """
    if not download and missing(model):
        question = f"The model {model} is not on this machine yet. May llama.cpp fetch it"
        download = agreed(f"{question} from Hugging Face, often some gigabytes?")
    weights = find(model, download)
    if find_spec(PACKAGE) is None:
        raise ConfigError(
            "the mind `local` needs the extra `local` (llama.cpp):"
            " `python3 main.py run --mind local` installs it"
        )
    return Local(weights)


def _trouble(weights: Weights) -> str:
    if not weights.repository:
        return f"llama.cpp can't load {weights.path}"
    if weights.fetch:
        return (
            f"Hugging Face can't be reached, or has no {weights.repository} in GGUF that"
            " llama.cpp can load"
        )
    return f"{weights.repository} isn't whole on this machine; llm.local.download=true fetches it"


def threads() -> int:
    """Processor cores for the model: all but one."""
    return max(1, min((os.cpu_count() or 2) - 1, MOST_THREADS))
