"""Thoughts: the last decisions of everybody, as the window has seen them."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from game.core.events import Decided, Died, Event
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
        self.past: Callable[[], Iterable[Event]] | None = None
        """While a moment of the past is looked at: what happened before it, newest first."""

    def observe(self, report: TickReport) -> None:
        """Note what was decided."""
        world = self._world()
        for event in report.events:
            if isinstance(event, Decided):
                kept = self._kept.setdefault(event.agent, deque(maxlen=KEPT))
                kept.appendleft(_thought(world, event))
            elif isinstance(event, Died):
                self._kept.pop(event.agent, None)

    def of(self, agent: int) -> list[Thought]:
        """The newest first."""
        if self.past is not None:
            world = self._world()
            mine = (e for e in self.past() if isinstance(e, Decided) and e.agent == agent)
            return [_thought(world, event) for event in islice(mine, KEPT)]
        return list(self._kept.get(agent, ()))

    def clear(self) -> None:
        """Forget all, for another world."""
        self._kept.clear()


def _thought(world: World, event: Decided) -> Thought:
    what = _what(world, event)
    return Thought(event.tick, what, event.why, event.mind, event.provisional)


def _what(world: World, event: Decided) -> str:
    mind = world.mind.get(event.agent)
    intent = mind.intent if mind is not None else None
    if intent is not None and intent.action == event.action and intent.target == event.target:
        words = deed(world, intent)
    else:
        words = event.action + (f" {called(world, event.target)}" if event.target else "")
    return words[:1].upper() + words[1:]
