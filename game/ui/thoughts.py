"""Thoughts: the last decisions of everybody, as the window has seen them."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from game.core.events import Decided, Died
from game.core.world import World
from game.session import TickReport
from game.ui.deeds import called, deed

KEPT = 12


@dataclass(frozen=True, slots=True)
class Thought:
    """One decision."""

    tick: int
    deed: str
    why: str
    mind: str
    provisional: bool


class Thoughts:
    """An observer that keeps the newest few of each person."""

    def __init__(self, world: Callable[[], World]) -> None:
        """`world` gives the world of now."""
        self._world = world
        self._kept: dict[int, deque[Thought]] = {}

    def observe(self, report: TickReport) -> None:
        """Note what was decided."""
        world = self._world()
        for event in report.events:
            if isinstance(event, Decided):
                kept = self._kept.setdefault(event.agent, deque(maxlen=KEPT))
                what = _what(world, event)
                kept.appendleft(Thought(event.tick, what, event.why, event.mind, event.provisional))
            elif isinstance(event, Died):
                self._kept.pop(event.agent, None)

    def of(self, agent: int) -> list[Thought]:
        """The newest first."""
        return list(self._kept.get(agent, ()))

    def clear(self) -> None:
        """Forget all, for another world."""
        self._kept.clear()


def _what(world: World, event: Decided) -> str:
    mind = world.mind.get(event.agent)
    intent = mind.intent if mind is not None else None
    if intent is not None and intent.action == event.action and intent.target == event.target:
        words = deed(world, intent)
    else:
        words = event.action + (f" {called(world, event.target)}" if event.target else "")
    return words[:1].upper() + words[1:]
