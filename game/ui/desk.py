"""Desk: what the window works on, as handles given by whoever runs the world."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from game.console import Console
from game.core.world import World
from game.session import Session
from game.timing import TimeManager

SOURCE = "player"
"""How the log names who submitted a command made by mouse."""


@dataclass(frozen=True, slots=True)
class MindFacts:
    """Who thinks, for the status line."""

    line: str = "built-in minds"
    model: bool = False
    """Whether a model answers at all."""
    well: bool = True
    """Whether it answers as it should."""
    spent_usd: float | None = None
    """What this run's calls have cost; None where nothing costs."""


@dataclass(slots=True)
class Desk:
    """A running world and the handles around it."""

    session: Session
    time: TimeManager
    console: Console
    save: Callable[[], str]
    """Save now; a sentence about it. Raises SaveError or OSError."""
    load: Callable[[], str]
    """Take up the world from its last save; a sentence about it. May swap `session`."""
    screenshots: Path
    name: str = "world"
    thinking: Callable[[], Collection[int]] = tuple
    """Agents whose answers are outstanding."""
    minds: Callable[[], MindFacts] = MindFacts
    tick_ms: Callable[[], float] = lambda: 0.0
    """The median of the last ticks, in milliseconds."""
    alarms: Callable[[], list[str]] = list
    """What must be seen at once: saving fails, the key is bad."""
    on_leave: list[Callable[[], None]] = field(default_factory=list)

    @property
    def world(self) -> World:
        """The world, for reading."""
        return self.session.world
