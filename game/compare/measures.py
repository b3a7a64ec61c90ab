"""Measures: two lives in numbers, at the same ticks."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from game.core.world import World
from game.measures import catalogue
from game.measures.catalogue import counted, state_of
from game.persistence.history import History

POINTS = 60
"""Measures over the whole span, about."""
FEW = 24
"""The same where so many ticks must be passed over that only some states are visited."""
WALKED = 40_000
"""Ticks that are executed again one by one, at the most."""
STATES = tuple(measure.name for measure in catalogue.STATES if measure.compared)
COUNTS = tuple(measure.name for measure in catalogue.COUNTS if measure.compared)
NAMES = {name: catalogue.TITLES[name] for name in (*STATES, *COUNTS)}


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
        found = state_of(world)
        for name in STATES:
            self.values[name].append(found[name])
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
            counts.update(counted(events))
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
                counts.update(counted(logged.events))
        share = (tick - first) / max(1, last - first)
        world = past.world_at(tick, progress=partial(_still, told, share))
        found.add(world, counts)
        before = tick


def _still(told: Callable[[float], None], share: float, _: float) -> None:
    told(share)
