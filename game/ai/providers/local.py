"""A model on this machine: llama.cpp's own server, started inside, by the extra `local`.

It listens on the loopback address alone, on a free port, and wants a key made for this
run, so that no page in a browser and no neighbour on the machine can talk to it.
"""

import secrets
import threading
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from game.ai.providers import Answer, Kind, ProviderError, Request
from game.ai.providers.openrouter import OpenRouter
from game.config import Secret
from game.errors import ConfigError

PACKAGE = "xllamacpp"
CONTEXT = 3072
"""Tokens of a prompt and its answer."""
QUIET = -1
"""llama.cpp's log level: it would write to our stderr."""


class Local:
    """A GGUF file as a provider; its server starts with the first request."""

    paid = False

    def __init__(self, path: Path, slots: int = 2, start: Callable[..., Any] | None = None) -> None:
        """slots: requests that are worked on at once, sharing the processor."""
        self._path = path
        self._slots = slots
        self._start = start or serve
        self._starting = threading.Lock()
        self._server: Any = None
        self._client: OpenRouter | None = None
        self._stopped = False

    @property
    def name(self) -> str:
        """Always local."""
        return "local"

    @property
    def model(self) -> str:
        """The file's name without its ending."""
        return self._path.stem

    def complete(self, request: Request, deadline: float) -> Answer:
        """Ask the server inside."""
        return self._ready().complete(request, deadline)

    def close(self) -> None:
        """Cut off what is under way and let the server go."""
        self._stopped = True
        if self._client is not None:
            self._client.close()
        self._server = None

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a model can't be stored")

    def _ready(self) -> OpenRouter:
        """The client of the running server. Loading a large file takes its time."""
        with self._starting:
            if self._client is None and not self._stopped:
                key = Secret(secrets.token_hex(16))
                started = self._start(self._path, self._slots, key)
                if started is None:
                    raise ProviderError(Kind.REFUSED, detail="model_file")
                self._server, address = started
                self._client = OpenRouter(
                    f"{address}/v1", key, self.model, openrouter=False, name=self.name
                )
            if self._client is None or self._stopped:
                raise ProviderError(Kind.STOPPED)
            return self._client


def local(model: str | None) -> Local:
    """The provider for llm.local.model; raises ConfigError with what is missing."""
    if not model:
        raise ConfigError(
            "the mind `local` needs a model: set llm.local.model to a GGUF file,"
            " or use --mind http://…/v1 for a server that runs already"
        )
    path = Path(model).expanduser()
    if not path.is_file():
        raise ConfigError(f"llm.local.model: there is no file {path}")
    with path.open("rb") as file:
        if file.read(4) != b"GGUF":
            raise ConfigError(f"llm.local.model: {path} is not a GGUF file")
    if find_spec(PACKAGE) is None:
        raise ConfigError(
            "the mind `local` needs the extra `local` (llama.cpp):"
            " `python3 main.py run --mind local` installs it"
        )
    return Local(path)


def serve(path: Path, slots: int, key: Secret) -> tuple[Any, str] | None:
    """Start llama.cpp's server; returns it and its address, or None if it can't load the file."""
    llama = import_module(PACKAGE)
    params = llama.CommonParams()
    params.model.path = str(path)
    params.model_alias = {path.stem}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key.reveal()]
    params.n_parallel = slots
    params.n_ctx = CONTEXT * slots
    params.offline = True
    params.ui = False
    params.endpoint_slots = False
    params.verbosity = QUIET
    try:
        server = llama.Server(params)
    except RuntimeError:
        return None
    return server, server.listening_address
