"""Loops: who chooses the same in vain again and again is told so, then relieved for a while.

A choice was in vain if the world refused it, or if by the next question nothing had come of
it: no step, no thing gained or lost, no need eased, nothing that others could have seen. A
choice that was in vain too often is left out of the next question, which says why. If that
brings nothing either, the built-in mind decides for some time, and the world is told.
"""

from collections.abc import Iterable

from msgspec import Struct, field

from game.core.commands import TellMinds
from game.core.events import (
    ActionRefused,
    Decided,
    DecisionDropped,
    DecisionRequested,
    Event,
    Said,
)
from game.core.grid import distance
from game.core.minding import ORDINARY
from game.core.world import World

REFUSED, NOTHING = 4, 3
"""What a choice that was refused weighs, and one of which nothing came."""
ENOUGH = 12
"""With so much weight a choice is left out: after three refusals, or four times nothing."""
WARNED = 3
"""Questions without the vain choices that may bring nothing before the model is relieved."""
EASED = 20
"""Thousandths by which a need must be better for it to count."""
STEPS = 2
"""Tiles that are no way: the last step of a stand-in may still end in another place."""
RELIEF = 8
"""The built-in mind decides for a day divided by this."""
_SILENT = (DecisionRequested, Decided, DecisionDropped, ActionRefused)


class _Tried(Struct):
    """What a model chose last, and how things stood then."""

    key: str
    text: str
    x: int
    y: int
    held: tuple[tuple[int, int], ...]
    needs: tuple[int, ...]
    refused: bool = False
    seen: bool = False
    """Whether something happened that others could see."""


class _Trail(Struct):
    """One agent's choices since anything last came of one."""

    last: _Tried | None = None
    weight: dict[str, int] = field(default_factory=dict)
    """Key -> how much it was in vain."""
    texts: dict[str, str] = field(default_factory=dict)
    warned: int = 0
    """Questions without the vain choices that have brought nothing."""
    until: int = -1
    """Tick up to which the built-in mind decides."""
    said: str = ""
    """The last words: the same again are nothing new."""


class Loops:
    """The trails of all whom a model decides for."""

    def __init__(self) -> None:
        self._trails: dict[int, _Trail] = {}

    def hear(self, events: Iterable[Event]) -> None:
        """Note what came of choices in a tick."""
        if not self._trails:
            return
        for event in events:
            concerned = event.concerns()
            trail = self._trails.get(concerned[0]) if concerned else None
            if trail is None or trail.last is None:
                continue
            if isinstance(event, ActionRefused):
                trail.last.refused = True
            elif isinstance(event, Said):
                trail.last.seen = trail.last.seen or event.words != trail.said
                trail.said = event.words
            elif event.cause and not isinstance(event, _SILENT):
                trail.last.seen = True

    def chose(self, world: World, agent: int, key: str, text: str) -> None:
        """A model has chosen."""
        trail = self._trails.setdefault(agent, _Trail())
        here = world.position[agent]
        trail.last = _Tried(key, text, here.x, here.y, _held(world, agent), _needs(world, agent))

    def missed(self, agent: int) -> None:
        """A model's answer was no choice: once it was warned, that is in vain as well."""
        trail = self._trails.get(agent)
        if trail is not None and self.vain(agent):
            trail.warned += 1

    def judge(self, world: World, agent: int, urgency: int) -> TellMinds | None:
        """Weigh the last choice, as another is wanted; what to tell the world, if anything."""
        trail = self._trails.get(agent)
        if trail is None:
            return None
        if 0 <= trail.until <= world.tick:
            del self._trails[agent]  # the model may try again, and isn't reproached with it
            return None
        last, trail.last = trail.last, None
        if urgency > ORDINARY:
            last = None  # something came between: it had no time to lead to anything
        if last is not None:
            warned = bool(self.vain(agent))
            if last.refused:
                weight = REFUSED
            elif self._fruitful(world, agent, last):
                self._trails[agent] = _Trail(said=trail.said)
                return None
            else:
                weight = NOTHING
            trail.weight[last.key] = trail.weight.get(last.key, 0) + weight
            trail.texts[last.key] = last.text
            trail.warned += warned
        if trail.until < 0 and trail.warned >= WARNED:
            trail.until = world.tick + world.rules.day_ticks // RELIEF
            what = max(trail.weight, key=lambda key: (trail.weight[key], key))
            return TellMinds(
                text=f"{world.label(agent)}'s model repeats itself in vain "
                f"({trail.texts[what][:80]}): the built-in mind decides for a while"
            )
        return None

    def relieved(self, agent: int) -> bool:
        """Whether the built-in mind decides for now."""
        trail = self._trails.get(agent)
        return trail is not None and trail.until >= 0

    def vain(self, agent: int) -> dict[str, str]:
        """Key -> text of the choices that were in vain too often."""
        trail = self._trails.get(agent)
        if trail is None:
            return {}
        return {key: trail.texts[key] for key, w in trail.weight.items() if w >= ENOUGH}

    def clear(self) -> None:
        """Forget all: another world, or another model."""
        self._trails.clear()

    def _fruitful(self, world: World, agent: int, last: _Tried) -> bool:
        here = world.position[agent]
        if last.seen or distance(here.x, here.y, last.x, last.y) > STEPS:
            return True
        if _held(world, agent) != last.held:
            return True
        now = _needs(world, agent)
        return any(n - b >= EASED for n, b in zip(now, last.needs, strict=True))


def _held(world: World, agent: int) -> tuple[tuple[int, int], ...]:
    """The piles that somebody carries, and how many are in each."""
    return tuple((item, world.item[item].count) for item in world.inventory[agent].items)


def _needs(world: World, agent: int) -> tuple[int, ...]:
    needs = world.needs[agent]
    levels = tuple(getattr(needs, name) for name in needs.__struct_fields__)
    return (*levels, world.health[agent].current)
