"""Chat completions over HTTP: OpenRouter, and every server that speaks OpenAI's format.

The key goes into one header, to `base_url`, and nowhere else. Facts about OpenRouter:
its documentation of August 2026.
"""

import threading
from dataclasses import replace
from time import monotonic
from typing import Any, NoReturn
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace as changed
from requests import PreparedRequest
from requests.auth import AuthBase

from game.ai.providers import Answer, Kind, Price, ProviderError, Request, replies
from game.ai.providers.dialect import Dialect
from game.ai.providers.wire import Reply, Wire
from game.config import Secret

TITLE = "Agent World"
TELLING = 16
"""Characters from which on a key is one that nobody says by chance."""
ATTRIBUTION = {"HTTP-Referer": "http://localhost/agent-world", "X-OpenRouter-Title": TITLE}


class KeyInfo(msgspec.Struct, frozen=True):
    """What OpenRouter says of the key in use; None where it doesn't say."""

    limit_remaining: float | None = None
    usage_daily: float | None = None
    is_free_tier: bool | None = None


class OpenRouter:
    """A server of chat completions. Any thread may ask."""

    def __init__(
        self,
        base_url: str,
        key: Secret | None,
        model: str,
        *,
        fallbacks: tuple[str, ...] = (),
        openrouter: bool = True,
        paid: bool | None = None,
        name: str = "",
        workers: int = 8,
        connect: float = 2.0,
    ) -> None:
        """A client of the server at `base_url`.

        openrouter: it is OpenRouter, with its own fields; any other server gets plain ones,
            and if it doesn't have `model`, the first model that it has is asked.
        paid: whether it tells what answers cost; None: if it is OpenRouter.
        workers: how many requests at once will be usual.
        connect: seconds that one attempt to connect may take.
        """
        address = urlsplit(base_url)
        if address.username is not None or address.query or address.fragment:
            raise ValueError("the address of a model server holds no name, password or query")
        self._base_url = base_url.rstrip("/")
        self._auth = _Bearer(key) if key is not None else None
        self._name = name or ("openrouter" if openrouter else address.netloc)
        self._model = model
        self._fallbacks = fallbacks
        self._headers = {"User-Agent": "agent-world", **(ATTRIBUTION if openrouter else {})}
        self._dialect = Dialect(openrouter, new_limit=openrouter)
        self._paid = openrouter if paid is None else paid
        self._wire = Wire(workers, connect)
        self._model_known = openrouter
        self._settling = threading.Lock()

    @property
    def name(self) -> str:
        """OpenRouter, or the server's host and port."""
        return self._name

    @property
    def model(self) -> str:
        """The model that is asked for."""
        return self._model

    @property
    def paid(self) -> bool:
        """OpenRouter states the cost of every answer; most other servers state none."""
        return self._paid

    def complete(self, request: Request, deadline: float) -> Answer:
        """Ask once, and once more more simply where the server doesn't know our ways."""
        if not self._model_known:
            self._settle_model(deadline)
        dialect = known = self._dialect
        while True:
            try:
                answer = self._ask(dialect, request, deadline)
            except ProviderError as fault:
                simpler = dialect.simpler(fault)
                if simpler is None:
                    raise
                dialect = simpler
                continue
            if dialect.openrouter and dialect.reasoning is None and answer.usage.tokens_reasoning:
                # It can think, and it thinks at our expense: a little will do.
                dialect = replace(dialect, reasoning=True)
            if dialect != known:
                self._dialect = dialect
            return answer

    def account(self, deadline: float) -> KeyInfo:
        """Whether the key is good, and what is left on it (GET /key); raises ProviderError."""
        reply = self._send("GET", "/key", deadline)
        data = replies.decode(reply.body)
        if reply.status != 200:
            raise replies.error(reply.status, data.get("error") if isinstance(data, dict) else 0)
        try:
            return msgspec.convert(data["data"], KeyInfo)
        except (TypeError, KeyError, msgspec.ValidationError):
            pass
        raise ProviderError(Kind.BAD_ANSWER, reply.status)

    def prices(self, deadline: float) -> dict[str, Price]:
        """The price list (GET /models); empty where the server states none."""
        reply = self._send("GET", "/models", deadline)
        data = replies.decode(reply.body)
        listed = data.get("data") if isinstance(data, dict) else None
        rows = listed if isinstance(listed, list) else []
        priced = ((_id(row), _price(row)) for row in rows)
        return {name: price for name, price in priced if name and price is not None}

    def close(self) -> None:
        """Cut off whatever is under way."""
        self._wire.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._name}>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a connection can't be stored")

    def _ask(self, dialect: Dialect, request: Request, deadline: float) -> Answer:
        fallbacks = () if request.model else self._fallbacks
        model = request.model or self._model
        body = msgspec.json.encode(dialect.body(request, model, fallbacks))
        began = monotonic()
        reply = self._send("POST", "/chat/completions", deadline, body)
        read = replies.read(reply.status, reply.body, replies.pause(reply.retry_after, reply.reset))
        if isinstance(read, ProviderError):
            raise read
        answer = changed(read, model=read.model or model, latency=monotonic() - began)
        if self._auth is None or not self._auth.is_in(answer.text + answer.model):
            return answer
        # Here it stood in escapes. An agent would have said our key aloud.
        usage = answer.usage
        del read, answer
        raise ProviderError(Kind.BAD_ANSWER, reply.status, usage=usage)

    def _send(self, method: str, path: str, deadline: float, body: bytes | None = None) -> Reply:
        headers = dict(self._headers)
        if body is not None:
            headers["Content-Type"] = "application/json"
        reply = self._wire.send(method, self._base_url + path, deadline, headers, self._auth, body)
        return reply if self._auth is None else self._auth.without_key(reply)

    def _settle_model(self, deadline: float) -> None:
        """Ask a server for its models, once; take our name, or else the first of its own."""
        with self._settling:
            if self._model_known:
                return
            names = self._models(deadline)
            if names and self._model not in names:
                self._model = names[0]
            self._model_known = True

    def _models(self, deadline: float) -> list[str]:
        try:
            reply = self._send("GET", "/models", deadline)
        except ProviderError as fault:
            if fault.kind in (Kind.NETWORK, Kind.TIMEOUT, Kind.STOPPED):
                raise
            return []  # it has no such list, or one beyond reading
        data = replies.decode(reply.body)
        listed = data.get("data") if isinstance(data, dict) else None
        names = [_id(row) for row in listed] if isinstance(listed, list) else []
        return [name for name in names if name]


def is_openrouter(base_url: str) -> bool:
    """Whether an address is OpenRouter's own.

    >>> is_openrouter("https://openrouter.ai/api/v1"), is_openrouter("https://notopenrouter.ai")
    (True, False)
    """
    host = urlsplit(base_url).hostname or ""
    return host == "openrouter.ai" or host.endswith(".openrouter.ai")


class _Bearer(AuthBase):
    """Puts the key into the header at the last moment."""

    def __init__(self, key: Secret) -> None:
        self._key = key
        # Servers of one's own are given words like `ollama` for a key: no secret, and common.
        self._telling = len(key.reveal()) >= TELLING

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._key.reveal()}"
        return request

    def is_in(self, text: str) -> bool:
        """Whether the key stands in a text."""
        return self._telling and self._key.reveal() in text

    def without_key(self, reply: Reply) -> Reply:
        """The reply, or an empty one with its status if a server sends the key back."""
        told = self._telling and self._key.reveal().encode() in reply.body
        return changed(reply, body=b"") if told else reply


def _price(row: Any) -> Price | None:
    """A row's price; the list states dollars a token, as text."""
    pricing = row.get("pricing") if isinstance(row, dict) else None
    if not isinstance(pricing, dict):
        return None
    try:
        parts = [float(pricing.get(part) or 0) for part in ("prompt", "completion", "request")]
    except (TypeError, ValueError):
        return None
    # Below zero stands for a price that depends on which model a router takes.
    return Price(*(part * 1e6 for part in parts)) if all(0 <= p < 1e3 for p in parts) else None


def _id(row: Any) -> str:
    name = row.get("id") if isinstance(row, dict) else None
    return name if isinstance(name, str) and len(name) <= 200 and name.isprintable() else ""
