"""Minds: from settings and `--mind` to a provider, or to none and the reason why."""

from collections.abc import Mapping

from msgspec import Struct

from game.ai.providers import Provider
from game.ai.providers.local import local
from game.ai.providers.openrouter import OpenRouter, is_openrouter
from game.config import MindChoice, Settings
from game.config import choose_mind as choose
from game.errors import ConfigError


class Mind(Struct, frozen=True):
    """Who thinks: a provider, or None for the built-in minds; `why` is for people."""

    provider: Provider | None
    why: str


def choose_mind(settings: Settings, mind_option: str | None, environ: Mapping[str, str]) -> Mind:
    """The mind for `--mind`, or for llm.provider without it; raises ConfigError."""
    choice = choose(settings, mind_option, environ)
    return Mind(make_provider(settings, choice), choice.why)


def make_provider(settings: Settings, choice: MindChoice) -> Provider | None:
    """The provider of a choice; the key goes to the choice's own address and nowhere else."""
    llm = settings.llm
    match choice.kind:
        case "builtin":
            return None
        case "local":
            return local(llm.local.model, llm.local.download)
        case "openrouter" | "server":
            assert choice.base_url is not None
            return OpenRouter(
                choice.base_url,
                choice.key,
                choice.model or llm.model,
                fallbacks=llm.fallback_models,
                openrouter=is_openrouter(choice.base_url),
                paid=choice.kind == "openrouter",
                workers=min(llm.workers, llm.max_concurrent),
                connect=llm.timeout,
            )
        case "scripted":
            raise ConfigError("the mind `scripted` is made by the tests and has no answers here")
