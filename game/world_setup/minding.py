"""From the choice of a mind to the manager that gets decisions made."""

from game.ai.behaviors import decide
from game.ai.llm_manager import LLMManager
from game.ai.providers import Provider
from game.ai.providers.openrouter import OpenRouter
from game.config import MindChoice, Settings
from game.errors import ConfigError
from game.options import RunOptions
from game.session import Session


def make_provider(settings: Settings, choice: MindChoice) -> Provider | None:
    """The model that was chosen, or None for built-in minds; raises ConfigError."""
    match choice.kind:
        case "builtin":
            return None
        case "openrouter" | "server":
            assert choice.base_url is not None
            return OpenRouter(
                choice.base_url,
                choice.key,
                settings.llm.model,
                fallbacks=settings.llm.fallback_models,
                openrouter=choice.kind == "openrouter",
                workers=settings.llm.workers,
                connect=settings.llm.timeout,
            )
    raise ConfigError(f"the mind {choice.kind!r} is not there yet; builtin and http://…/v1 are")


def make_minds(
    options: RunOptions, choice: MindChoice, provider: Provider | None, session: Session
) -> LLMManager:
    """The manager for a session; its `on_report` is not yet among the observers."""
    wanted = options.settings.llm.lockstep
    # Experiments must not depend on the machine's speed; a world that is watched goes on.
    lockstep = options.headless and not options.realtime if wanted is None else wanted
    return LLMManager(
        session,
        provider,
        options.settings,
        decide,
        why=choice.why,
        lockstep=lockstep and choice.is_model,
    )
