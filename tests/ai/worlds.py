"""A small world with a manager of its minds."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from msgspec.structs import replace

from game.ai.llm_manager import LLMManager
from game.ai.providers import Provider
from game.config import Settings
from game.config.settings import Llm
from game.content_files import load_content
from game.core.commands import Decide
from game.core.components import Intent
from game.core.events import Decided, DecisionDropped, DecisionRequested
from game.core.observation import Observation
from game.core.rules import Rules
from game.core.worldgen import generate
from game.session import Session, TickReport

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")


PLAIN = {"budget_usd": None, "calls_per_minute": None, "patience_ms": 10_000}
"""No caps, and a patience that ends when a test's clock says so."""


def waits(observation: Observation) -> Intent:
    """A built-in mind that only stands there."""
    return Intent(action="wait", why="nothing better to do")


def settings(**llm: Any) -> Settings:
    """Defaults, with what a test needs otherwise."""
    return Settings(llm=replace(Llm(), **{**PLAIN, **llm}))


class Village:
    """A session, its manager and what happened, with a clock of its own."""

    def __init__(
        self,
        provider: Provider | None,
        agents: int = 3,
        decide: Callable[[Observation], Intent] = waits,
        lockstep: bool = False,
        after: LLMManager | None = None,
        **llm: Any,
    ) -> None:
        self.passed = 0.0
        """Seconds by which this clock is ahead of the real one."""
        world = generate(1, Rules(), CONTENT, 32, 32, agents)
        self.session = Session(world)
        self.manager = LLMManager(
            self.session,
            provider,
            settings(**llm),
            decide,
            self.clock,
            lockstep=lockstep,
            after=after,
        )
        self.reports: list[TickReport] = []
        self.session.observers += [self.reports.append, self.manager.on_report]

    def clock(self) -> float:
        return monotonic() + self.passed

    @property
    def world(self) -> Any:
        return self.session.world

    def tick(self, count: int = 1) -> None:
        for _ in range(count):
            self.session.tick()

    def until_asked(self) -> set[int]:
        """Tick until somebody waits for an answer."""
        for _ in range(200):
            self.tick()
            if self.manager.outstanding():
                return self.manager.outstanding()
        raise AssertionError("nobody wanted a decision")

    def decides(self) -> list[Decide]:
        """Every decision that was submitted, in order."""
        return [
            entry.command
            for report in self.reports
            for entry in report.entries
            if isinstance(entry.command, Decide)
        ]

    def events(self, kind: type) -> list[Any]:
        return [event for report in self.reports for event in report.events
                if isinstance(event, kind)]  # fmt: skip

    @property
    def requested(self) -> list[DecisionRequested]:
        return self.events(DecisionRequested)

    @property
    def decided(self) -> list[Decided]:
        return self.events(Decided)

    @property
    def dropped(self) -> list[DecisionDropped]:
        return self.events(DecisionDropped)
