"""Desk: what the window works on, as handles given by whoever runs the world."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from game.console import Console
from game.console.context import Story
from game.core.world import World
from game.memory import Memory
from game.session import Session
from game.timing import TimeManager
from game.ui.magic.facts import Magic

if TYPE_CHECKING:
    from game.ui.charts.curve import Curve
    from game.ui.compare.worker import Comparer
    from game.ui.timeline.annals import Chronicle

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
    settle: Callable[[], object] = lambda: None
    """Finish the tick under way, if one is: the world is whole then."""
    name: str = "world"
    thinking: Callable[[], Collection[int]] = tuple
    """Agents whose answers are outstanding."""
    minds: Callable[[], MindFacts] = MindFacts
    tick_ms: Callable[[], float] = lambda: 0.0
    """The median of the last ticks, in milliseconds."""
    founding: Callable[[], str] = str
    """What is being done for a new world that is made beside this one; "" if none is."""
    alarms: Callable[[], list[str]] = list
    """What must be seen at once: saving fails, the key is bad."""
    chronicle: "Chronicle | None" = None
    """What is known of the past; None where nothing is written down."""
    compare: "Comparer | None" = None
    """Compares the world that runs with another; None where nothing is written down."""
    curves: "Callable[[], Sequence[Curve]]" = tuple
    """What is measured of the world that runs, over all its life; nothing where nobody does."""
    story: Callable[[int], Story] = lambda tick: []
    """What the chronicle tells up to a tick: (day, its entries), oldest first."""
    memories: Callable[[int, int], Sequence[Memory]] = lambda agent, tick: ()
    """What somebody had lived through and concluded by a tick, of late, oldest first."""
    magic: Magic = field(default_factory=Magic)
    """What is known of magic beside the world: the Angel at work, proofs, the sandbox."""
    past: World | None = None
    """The moment that is looked at instead of now; set by the timeline, as `time` is then."""
    past_under_way: bool = False
    """Whether that is in the middle of a tick."""
    on_leave: list[Callable[[], None]] = field(default_factory=list)

    @property
    def world(self) -> World:
        """The world that is looked at, for reading: that of now, or one of the past."""
        return self.past or self.session.world

    @property
    def whole(self) -> bool:
        """Whether that is a state, and not a world in the middle of a tick.

        Such a world may be drawn, but nothing that is kept may be made of it.
        """
        return not (self.session.under_way if self.past is None else self.past_under_way)

    @property
    def tick(self) -> int:
        """The tick of the newest state of it: of how it was, while the next tick is made."""
        return self.world.tick - (not self.whole)
