"""Thinkers: the minds that `bench minds` compares, each asked by the way that runs go."""

import os
from collections.abc import Mapping

from game.ai import behaviors, prompts
from game.ai.llm_manager import LLMManager
from game.ai.minds import make_provider
from game.ai.nearby import find
from game.ai.providers import Answer, Price, Provider, Request
from game.config import Settings, choose_mind
from game.core.components import Intent
from game.core.observation import Observation
from game.core.rng import draw
from game.errors import ConfigError
from game.persistence.spending import spent_today
from game.session import Session

RANDOM = "random"


class Thinker:
    """One mind, and what it has counted and spent over all of its worlds.

    What a model may spend is bounded as in a run: `llm.budget_usd` for all its worlds
    together, and the calls of a minute and a day.
    """

    def __init__(self, name: str, settings: Settings) -> None:
        """name: random, or as after --mind. Raises ConfigError where there is no such mind."""
        self.name = name
        self.provider: Provider | None = None
        self._decide = drawn if name == RANDOM else behaviors.decide
        self._settings = settings
        self._last: LLMManager | None = None
        if name == RANDOM:
            return
        choice = choose_mind(settings, name, os.environ, find)
        if choice.kind == "builtin" and name != "builtin":
            raise ConfigError(f"--mind {name}: {choice.why}")
        provider = make_provider(settings, choice)
        self.provider = _Kept(provider) if provider is not None else None

    def minds(self, session: Session, days: bool = False) -> LLMManager:
        """The manager for one more world; it is not among the observers yet.

        days: whether its people plan their days.
        """
        self._last = LLMManager(
            session,
            self.provider,
            self._settings,
            self._decide,
            lockstep=True,
            after=self._last,
            elsewhere=spent_today(self._settings.saves_dir),
        )
        self._last.days.on = days and self.name != RANDOM
        return self._last

    def close(self) -> None:
        """Let go of the model."""
        if isinstance(self.provider, _Kept):
            self.provider.end()


def drawn(observation: Observation) -> Intent:
    """A mind without one: each choice is as good as any other, by a keyed draw."""
    offers = observation.affordances
    o = observation
    return prompts.intent_from(offers[draw(o.seed, o.tick, o.agent, "random mind", len(offers))])


class _Kept:
    """A provider that outlives the manager of one world."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self.name, self.paid = provider.name, provider.paid

    @property
    def model(self) -> str:
        return self._provider.model

    def complete(self, request: Request, deadline: float) -> Answer:
        return self._provider.complete(request, deadline)

    def prices(self, deadline: float) -> Mapping[str, Price]:
        return self._provider.prices(deadline)

    def close(self) -> None:
        """Nothing: another world comes."""

    def end(self) -> None:
        self._provider.close()
