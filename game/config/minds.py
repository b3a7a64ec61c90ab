"""Who thinks for the people: what was asked for, what is there, and why it is so."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

    @property
    def is_model(self) -> bool:
        """Whether a language model is asked at all."""
        return self.kind != "builtin"


def choose_mind(settings: Settings, mind: str | None, environ: Mapping[str, str]) -> MindChoice:
    """The mind for `--mind` (None: llm.provider decides).

    `auto` and a configured `openrouter` without a key fall back to the built-in minds;
    `--mind openrouter` without one is a ConfigError, since somebody asked for it by name.
    """
    asked = mind or settings.llm.provider
    source = f"--mind {asked}" if mind else f"llm.provider is {asked}"
    if re.match(SERVER, asked):
        return MindChoice("server", source, asked.rstrip("/"), resolve_server_key(environ))
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
            return MindChoice("builtin", "no API key: OPENROUTER_API_KEY and llm.api_key are unset")
    raise ConfigError(
        f"--mind: found {asked}; allowed is one of {', '.join(PROVIDERS)}, or http://…/v1"
    )
