"""Measures: two lives in numbers, at the same ticks."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from game.core.components import Needs
from game.core.events import Attacked, Died, Event, Gave, Said
from game.core.relations import FOE, FRIEND
from game.core.world import World
from game.persistence.history import History

POINTS = 60
"""Measures over the whole span, about."""
FEW = 24
"""The same where so many ticks must be passed over that only some states are visited."""
WALKED = 40_000
"""Ticks that are executed again one by one, at the most."""
STATES = ("people", "needs", "health", "items", "friends", "foes")
COUNTS = ("deaths", "fights", "gifts", "talk")
NAMES = {
    "people": "People alive",
    "needs": "Needs met, mean %",
    "health": "Health, mean %",
    "items": "Items",
    "friends": "Friendships felt",
    "foes": "Enmities felt",
    "deaths": "Deaths",
    "fights": "Blows struck",
    "gifts": "Gifts",
    "talk": "Things said",
}
_COUNTED: dict[type[Event], str] = {
    Died: "deaths",
    Attacked: "fights",
    Gave: "gifts",
    Said: "talk",
}


@dataclass(slots=True)
class Measures:
    """Values by name, one for each tick of `ticks`; counts are of the time since the one before."""

    every: int
    ticks: list[int] = field(default_factory=list)
    values: dict[str, list[float]] = field(
        default_factory=lambda: {name: [] for name in (*STATES, *COUNTS)}
    )

    def upto(self, tick: int) -> dict[str, float]:
        """The state's measures at a tick that was measured, and what was counted up to it."""
        end = bisect(self.ticks, tick)
        last = {name: self.values[name][end - 1] if end else 0 for name in STATES}
        return last | {name: sum(self.values[name][:end]) for name in COUNTS}

    def add(self, world: World, counts: Counter[str]) -> None:
        """Measure a world now, and take in what was counted on the way to it."""
        self.ticks.append(world.tick)
        for name, value in state_of(world).items():
            self.values[name].append(value)
        for name in COUNTS:
            self.values[name].append(counts[name])


def spacing(first: int, last: int, points: int = POINTS) -> int:
    """Ticks between two measures: a round number that gives about so many.

    >>> spacing(0, 600), spacing(1000, 100_000), spacing(5, 5)
    (10, 2000, 1)
    """
    wanted = max(1, (last - first) / points)
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step >= wanted:
                return step
        size *= 10


def measure(
    past: History,
    first: int,
    every: int,
    moment: int,
    told: Callable[[str, float], None] = lambda what, share: None,
) -> Measures:
    """A world's measures from tick `first` on: at `moment`, at multiples of `every`, at its end."""
    found, last = Measures(every), past.last
    what, span = f"living {past.folder.name} again", max(1, last - first)
    if last - first > WALKED:
        every = found.every = max(every, spacing(first, last, FEW))
        _visit(past, first, last, moment, found, lambda share: told(what, share))
        return found
    counts: Counter[str] = Counter()
    for world, events in past.walk(first):
        told(what, (world.tick - first) / span)
        if world.tick > first:
            counts.update(_counted(events))
        if world.tick % every == 0 or world.tick in (first, moment, last):
            found.add(world, counts)
            counts.clear()
        if world.tick >= last:
            break
    return found


def _visit(
    past: History,
    first: int,
    last: int,
    moment: int,
    found: Measures,
    told: Callable[[float], None],
) -> None:
    """The same for a long life: states here and there, and what the log tells between."""
    every = found.every
    points = sorted({first, last, *range(first - first % every + every, last, every)})
    if first < moment < last and moment not in points:
        points = sorted([*points, moment])
    before = first
    for tick in points:
        counts: Counter[str] = Counter()
        if tick > before:
            for logged in past.events(before + 1, tick):
                told((logged.tick - first) / max(1, last - first))
                counts.update(_counted(logged.events))
        share = (tick - first) / max(1, last - first)
        world = past.world_at(tick, progress=partial(_still, told, share))
        found.add(world, counts)
        before = tick


def _still(told: Callable[[float], None], share: float, _: float) -> None:
    told(share)


def _counted(events: list[Event]) -> Iterator[str]:
    for event in events:
        name = _COUNTED.get(type(event))
        if name is not None:
            yield name


def state_of(world: World) -> dict[str, float]:
    """What is measured of one state."""
    people = world.agents
    count = max(1, len(people))
    needs = Needs.__struct_fields__
    opinions = [
        relation.opinion
        for agent in people
        for other, relation in world.beliefs[agent].relations.items()
        if world.alive(other)
    ]
    met = sum(getattr(world.needs[agent], need) for agent in people for need in needs)
    health = sum(100 * world.health[a].current / world.health[a].maximum for a in people)
    return {
        "people": len(people),
        "needs": round(met / (10 * count * len(needs)), 1),
        "health": round(health / count, 1),
        "items": sum(pile.count for pile in world.item.values()),
        "friends": sum(opinion >= FRIEND for opinion in opinions),
        "foes": sum(opinion <= FOE for opinion in opinions),
    }
