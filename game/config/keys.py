"""Which API key goes where.

OpenRouter's key goes to llm.base_url and to no other server: whoever puts an address
behind `--mind` or `llm.provider` gets LLM_API_KEY, if that is set, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.config.secret import Secret
from game.config.settings import Settings
from game.errors import ConfigError

PLACEHOLDER = "your-key"  # what config.yaml ships with; it means none


def resolve_api_key(settings: Settings, environ: Mapping[str, str]) -> Secret | None:
    """The key for llm.base_url: OPENROUTER_API_KEY, else llm.api_key, else None.

    Raises ConfigError if it holds what no HTTP header may.
    """
    in_environment = _checked(Secret(environ.get("OPENROUTER_API_KEY", "")), "OPENROUTER_API_KEY")
    if in_environment is not None:
        return in_environment
    return _checked(settings.llm.api_key, "llm.api_key")


def resolve_server_key(environ: Mapping[str, str]) -> Secret | None:
    """The key for a server of one's own: LLM_API_KEY, else None. Raises ConfigError."""
    return _checked(Secret(environ.get("LLM_API_KEY", "")), "LLM_API_KEY")


def _checked(secret: Secret | None, source: str) -> Secret | None:
    if secret is None or secret.reveal() in ("", PLACEHOLDER):
        return None
    text = secret.reveal()
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise ConfigError(f"{source} holds characters that no API key has (not shown here).")
    return secret
