"""The way to a language model: one small interface, a file for each kind of server.

A provider asks once and answers or raises; it knows nothing of agents, retries, limits
or money. Those are wrappers (`game.ai.client`), so that every provider gets them.

Nothing here carries the text of an exception or of a request: keys have leaked that way.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Protocol

from msgspec import Struct


class Kind(StrEnum):
    """What went wrong with a call; each is counted separately."""

    AUTH = "auth"
    """The key is wrong or was withdrawn."""
    CREDIT = "credit"
    """The money is gone."""
    RATE = "rate"
    """Too many requests, or too much in flight: it passes."""
    REFUSED = "refused"
    """This request, or the model's name, isn't accepted."""
    FORBIDDEN = "forbidden"
    """Moderation or a rule of the account's forbids this one request."""
    SERVER = "server"
    """The server, or the model behind it, failed."""
    TIMEOUT = "timeout"
    """No answer by the deadline."""
    NETWORK = "network"
    """No connection, or it broke."""
    REDIRECT = "redirect"
    """The server points elsewhere; the key doesn't go there."""
    TOO_BIG = "too_big"
    """More than an answer can be."""
    BAD_ANSWER = "bad_answer"
    """Not an answer in the agreed format."""
    CUT = "cut"
    """The model ran into the limit of tokens."""
    EMPTY = "empty"
    """The model said nothing, or only thought."""
    BAD_CHOICE = "bad_choice"
    """An answer, but not one of the choices."""
    CLOSED = "closed"
    """Not even asked: the server is being left alone for a while, or for good."""
    EXPIRED = "expired"
    """Waited in the queue until it was too late."""
    SHED = "shed"
    """The queue was full of more urgent ones."""
    STOPPED = "stopped"
    """The program is ending."""
    BUG = "bug"
    """A fault of ours in a worker."""


class Message(Struct, frozen=True):
    """One message of a chat."""

    role: str
    """system or user."""
    content: str


class Request(Struct, frozen=True):
    """What is asked."""

    messages: tuple[Message, ...]
    schema: dict[str, Any]
    """JSON Schema that the answer shall obey."""
    max_tokens: int = 900
    session: str = ""
    """Keeps one agent's requests together, so that prompt caches hit; at most 256 characters."""
    model: str = ""
    """Asks this model instead of the provider's usual one."""


class Usage(Struct, frozen=True):
    """What a call used up."""

    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    """Part of `tokens_in` that the provider had seen before."""
    tokens_reasoning: int = 0
    """Part of `tokens_out` that was thought and not said."""
    cost_micro: int = 0
    """Millionths of a dollar, rounded up; 0 where the server names no price."""


class Price(Struct, frozen=True):
    """What one model costs, in millionths of a dollar."""

    prompt: float
    """A token that is read."""
    completion: float
    """A token that is written."""
    request: float = 0.0
    """A call as such."""

    def of(self, tokens_in: float, tokens_out: float) -> float:
        """The cost of a call, in millionths of a dollar."""
        return self.request + tokens_in * self.prompt + tokens_out * self.completion


class Answer(Struct, frozen=True):
    """What came back, as it came: whether it makes sense is for `game.ai.answers`."""

    text: str
    model: str
    """Who answered and is paid, by its own word."""
    usage: Usage = Usage()
    finish: str = "stop"
    """stop, length (cut), or whatever the server says."""
    latency: float = 0.0
    """Seconds from asking to the last byte."""


class ProviderError(Exception):
    """A call that brought no answer. Its text is its kind and status and nothing else."""

    def __init__(
        self,
        kind: Kind,
        status: int = 0,
        retry_after: float | None = None,
        *,
        detail: str = "",
        usage: Usage | None = None,
    ) -> None:
        """Say what happened.

        status: of HTTP, or 0.
        retry_after: seconds for which the server wants to be left alone.
        detail: the server's own name for it, one word of lower-case letters.
        usage: what it cost all the same.
        """
        super().__init__(" ".join(filter(None, (kind.value, str(status or ""), detail))))
        self.kind = kind
        self.status = status
        self.retry_after = retry_after
        self.detail = detail
        self.usage = usage
        self.asked = False
        """Whether the server was asked at all; set by the client."""


class Provider(Protocol):
    """A model that can be asked. Any thread may ask, several at once."""

    @property
    def name(self) -> str:
        """Who it is, for people: openrouter, local, or a host."""

    @property
    def model(self) -> str:
        """Which model is asked for."""

    @property
    def paid(self) -> bool:
        """Whether answers cost money that it tells of; the budget is for these."""

    def complete(self, request: Request, deadline: float) -> Answer:
        """Ask once; return or raise ProviderError before `deadline` (time.monotonic)."""

    def prices(self, deadline: float) -> Mapping[str, Price]:
        """Model -> what it costs, as far as the server tells; raises ProviderError."""

    def close(self) -> None:
        """Give up whatever is under way, at once; later calls fail as STOPPED."""
