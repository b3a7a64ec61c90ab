"""Who thinks for the people: what was asked for, what is there, and why it is so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from game.config.keys import resolve_api_key, resolve_server_key
from game.config.secret import Secret
from game.config.settings import PROVIDERS, SERVER, Settings
from game.errors import ConfigError

Kind = Literal["builtin", "openrouter", "server", "local", "scripted"]


@dataclass(frozen=True, slots=True)
class MindChoice:
    """Which mind answers. `why` is one line for the window and for doctor.

    `base_url` and `key` are for "openrouter" and "server"; the others have neither.
    """

    kind: Kind
    why: str
    base_url: str | None = None
    key: Secret | None = None
    model: str = ""
    """The model to ask for; empty for llm.model."""

    @property
    def is_model(self) -> bool:
        """Whether a language model is asked at all."""
        return self.kind != "builtin"


@dataclass(frozen=True, slots=True)
class Found:
    """A server on this machine that offers models."""

    name: str
    """What usually listens there: Ollama, say."""
    base_url: str
    models: tuple[str, ...]
    """At least one."""


Finder = Callable[[Secret | None], Found | None]
"""Looks for a server on this machine; the key is the one for servers of one's own."""


def choose_mind(
    settings: Settings,
    mind: str | None,
    environ: Mapping[str, str],
    find: Finder = lambda key: None,
    wanted: str | None = None,
) -> MindChoice:
    """The mind for `--mind`; None: what a scenario has `wanted`, else llm.provider decides.

    `auto` takes a key, else the server that `find` finds, else the built-in minds. A
    configured `openrouter` without a key falls back to these, too; `--mind openrouter`
    without one is a ConfigError, since somebody asked for it by name. A server that only a
    scenario names gets no key at all: its file may be anybody's.
    """
    asked, source = _asked(settings, mind, wanted)
    if re.match(SERVER, asked):
        ours = mind is not None or asked.rstrip("/") == settings.llm.provider.rstrip("/")
        key = resolve_server_key(environ) if ours else None
        return MindChoice("server", source, asked.rstrip("/"), key)
    match asked:
        case "builtin" | "local" | "scripted":
            return MindChoice(asked, source)
        case "auto" | "openrouter":
            key = resolve_api_key(settings, environ)
            if key is not None:
                base_url = settings.llm.base_url.rstrip("/")
                return MindChoice("openrouter", f"{source}, and there is a key", base_url, key)
            if mind == "openrouter":
                raise ConfigError(
                    "--mind openrouter needs a key: set OPENROUTER_API_KEY, or llm.api_key in"
                    " config.yaml."
                )
            why = "no API key: OPENROUTER_API_KEY and llm.api_key are unset"
            if asked == "openrouter":
                return MindChoice("builtin", why)
            own_key = resolve_server_key(environ)
            found = find(own_key)
            return (
                _local_server(settings, found, own_key, source)
                if found
                else MindChoice("builtin", f"{why}, and no server on this machine offers a model")
            )
    raise ConfigError(
        f"--mind: found {asked}; allowed is one of {', '.join(PROVIDERS)}, or http://…/v1"
    )


def _asked(settings: Settings, mind: str | None, wanted: str | None) -> tuple[str, str]:
    """Which mind, and who asked for it."""
    if mind:
        return mind, f"--mind {mind}"
    if wanted:
        return wanted, f"the scenario's mind is {wanted}"
    return settings.llm.provider, f"llm.provider is {settings.llm.provider}"


def _local_server(settings: Settings, found: Found, key: Secret | None, source: str) -> MindChoice:
    """The configured model if the server has it, else the first that it offers."""
    wanted = settings.llm.model
    model = wanted if wanted in found.models else found.models[0]
    why = f"{source}, there is no API key, and {found.name} at {found.base_url} has {model}"
    return MindChoice("server", why, found.base_url, key, model)
