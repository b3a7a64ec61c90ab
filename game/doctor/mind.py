"""Whether the mind that would answer can: a good key, a server that is there, a file."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from game.ai.inquiry import Reply, ask
from game.ai.providers.weights import find
from game.config import MindChoice, Settings
from game.config.settings import Local
from game.doctor.machine import version_of
from game.errors import ConfigError

SECONDS = 5.0  # that a server may take


class Health(Struct, frozen=True):
    """How the mind is, in one line, and what the provider says that it has cost."""

    good: bool
    text: str
    cost: dict[str, float | bool | None] = {}
    """US dollars: usage, usage_daily, limit_remaining; and is_free_tier."""


def health(choice: MindChoice, settings: Settings) -> Health:
    """Ask the server, or look at the file, that a mind needs."""
    if choice.kind == "openrouter":
        return _key(ask(f"{choice.base_url}/key", choice.key, SECONDS))
    if choice.kind == "server":
        return _server(ask(f"{choice.base_url}/models", choice.key, SECONDS), choice)
    if choice.kind == "local":
        return _local(settings.llm.local)
    return Health(True, "needs nothing")


def _key(reply: Reply) -> Health:
    if reply.trouble:
        return Health(False, f"the key can't be checked: {reply.trouble}")
    if reply.status == 200:
        return Health(True, "the key is good", _cost(reply.data.get("data")))
    if reply.status in (401, 403):
        return Health(False, f"the key is refused (HTTP {reply.status}): wrong or withdrawn")
    return Health(False, f"the key can't be checked: the server says HTTP {reply.status}")


def _cost(data: Any) -> dict[str, float | bool | None]:
    """Only the figures we know, and only figures: the rest of the answer is the server's."""
    names = ("usage", "usage_daily", "limit_remaining", "is_free_tier")
    found = {name: data[name] for name in names if name in data} if isinstance(data, dict) else {}
    return {k: v for k, v in found.items() if v is None or isinstance(v, int | float)}


def _server(reply: Reply, choice: MindChoice) -> Health:
    if reply.trouble:
        return Health(False, f"{choice.base_url}: {reply.trouble}")
    if reply.status == 200:
        return Health(True, f"{choice.base_url} answers")
    return Health(False, f"{choice.base_url} says HTTP {reply.status}")


def _local(local: Local) -> Health:
    if version_of("xllamacpp") is None:
        return Health(False, "xllamacpp isn't installed: start once with --mind local")
    try:
        weights = find(local.model, local.download)
    except ConfigError as error:
        return Health(False, str(error))
    return Health(True, weights.repository or str(weights.path))
