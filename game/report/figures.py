"""Figures: a world's measures from its folder, lived again where metrics.csv lacks them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.core.world import World
from game.measures.catalogue import COUNTS, PRICE, counted
from game.measures.series import CROWD, EVERY, FILE, SELDOM, Series
from game.persistence.card import read_card
from game.persistence.history import History

PRICES = 8
"""Prices that are shown: those that moved most."""
_COUNTS = frozenset(measure.name for measure in COUNTS)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a report tells of."""

    name: str
    world: World
    """At its last tick."""
    series: Series
    lived_again: bool
    """Whether metrics.csv was of no use, and the log was executed instead."""

    def shown(self) -> list[str]:
        """What is worth a chart: the scenario's choice, all that was anything, lively prices."""
        values, first = self.series.values, self.series.first
        told = [
            name
            for name, column in values.items()
            if any(column) and (name in first or not name.startswith(PRICE))
        ]
        moved = {
            name: max(column) - min(column)
            for name, column in values.items()
            if name.startswith(PRICE) and any(column) and name not in first
        }
        liveliest = sorted(moved, key=lambda name: (-moved[name], name))[:PRICES]
        return told + sorted(liveliest)

    def total(self, name: str) -> float:
        """What a measure came to: its last value, or for a count the sum of all."""
        column = self.series.values[name]
        if name in _COUNTS:
            return sum(column)
        return column[-1] if column else 0.0

    def summary(self) -> dict[str, object]:
        """The line of JSON that `report --json` prints."""
        return {
            "world": self.name,
            "tick": self.world.tick,
            "rows": len(self.series.ticks),
            "measures": {name: self.total(name) for name in self.series.values},
        }


def counts(name: str) -> bool:
    """Whether a measure counts events, rather than measuring a state."""
    return name in _COUNTS


def gather(folder: Path, told: Callable[[float], None] = lambda share: None) -> Figures:
    """The measures of a saved world. Raises SaveError.

    metrics.csv serves if it covers the whole life; else the world is lived again from its
    log, which `told` hears the share of, 0..1.
    """
    history = History(folder)
    first, last = history.first, history.last
    world = history.world_at(last)
    step = EVERY if len(world.agents) <= CROWD else SELDOM
    first_shown = read_card(folder).measures
    series = Series(world.content.items, first_shown)
    whole = series.read(folder / FILE, last)
    ticks = series.ticks
    if whole and ticks and ticks[0] <= first + step and ticks[-1] > last - step:
        return Figures(folder.name, world, series, lived_again=False)
    series, found = Series(world.content.items, first_shown), Counter[str]()
    for now, events in history.walk(first):
        if now.tick > first:
            found.update(counted(events))
        if now.tick % step == 0 or now.tick in (first, last):
            series.add(now, found)
            found.clear()
            told((now.tick - first) / max(1, last - first))
        if now.tick >= last:
            break
    return Figures(folder.name, world, series, lived_again=True)
