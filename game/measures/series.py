"""Series: the measures of one world over time, and the file that keeps them.

`metrics.csv` stands in the world's folder, a row every so many ticks. It is derived: what
is missing is only missing there, and rows from a future that a world went back from are
dropped when it goes on.
"""

import csv
import logging
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from game.core.events import Event
from game.core.world import World
from game.measures.catalogue import COUNTS, POWER, PRICE, STATES, counted, prices, spread, state_of

FILE = "metrics.csv"
LARGEST = 256 << 20
"""Bytes of such a file that are read; a larger one is of no use to anybody."""
COLUMNS = 2000
"""Columns that are read at the most: a world has up to 500 powers."""
EVERY = 100
"""Ticks between two rows: an hour of a day of 2,400."""
CROWD, SELDOM = 200, 1000
"""Above so many people a row costs more than a frame should: then one in so many ticks."""
_LOG = logging.getLogger("game")


class Report(Protocol):
    """What is read of the session's TickReport."""

    @property
    def tick(self) -> int:
        """The tick."""
        ...

    @property
    def events(self) -> tuple[Event, ...]:
        """What it brought forth."""
        ...


class Series:
    """Figures by name, one for each of `ticks`; counts are of the time since the row before."""

    def __init__(self, kinds: Iterable[str] = (), first: Iterable[str] = ()) -> None:
        """`kinds`: the items whose prices are written, in any order; `first`: what comes first."""
        names = [measure.name for measure in (*STATES, *COUNTS)]
        names += [PRICE + kind for kind in sorted(kinds)]
        self.first = tuple(name for name in dict.fromkeys(first) if name in names)
        """What the scenario wants to be looked at before all else."""
        self.ticks: list[int] = []
        self.grown = False
        """Whether it has columns that its file has not."""
        self.values: dict[str, list[float]] = {name: [] for name in (*self.first, *names)}
        """In the order in which they are shown."""

    def add(self, world: World, counts: Counter[str]) -> None:
        """A row for the world now, with what was counted since the one before."""
        found = state_of(world) | {m.name: counts[m.name] for m in COUNTS}
        found |= {PRICE + kind: round(price, 2) for kind, price in prices(world).items()}
        magic = spread(world)
        for name in magic:
            if name not in self.values:
                self.values[name] = [0.0] * len(self.ticks)  # nobody knew it before
                self.grown = True
        found |= magic
        self.ticks.append(world.tick)
        for name, column in self.values.items():
            column.append(found.get(name, 0))

    def upto(self, tick: int, name: str) -> tuple[Sequence[int], Sequence[float]]:
        """(ticks, values) of a measure up to a tick, both included."""
        end = bisect_right(self.ticks, tick)
        return self.ticks[:end], self.values.get(name, [])[:end]

    def row(self, index: int = -1) -> list[str]:
        """One row as it stands in the file."""
        figures = (f"{column[index]:.10g}" for column in self.values.values())
        return [str(self.ticks[index]), *figures]

    @property
    def head(self) -> list[str]:
        """The names over the columns of the file."""
        return ["tick", *self.values]

    def read(self, path: Path, upto: int) -> bool:
        """Take over the rows of a file up to a tick; False if it holds others or is unsound.

        A file of other columns, as another version wrote it, gives those that are known.
        """
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
                return False
            with path.open(newline="", encoding="utf-8") as file:
                return self._take(csv.reader(file), upto)
        except (OSError, ValueError, csv.Error):
            return False

    def _take(self, rows: Iterable[list[str]], upto: int) -> bool:
        lines = iter(rows)
        head = next(lines, [])
        if not head or head[0] != "tick":
            return False
        for name in head:
            if name.startswith(POWER) and len(self.values) < COLUMNS:
                self.values.setdefault(name, [])
        places = {name: i for i, name in enumerate(head) if name in self.values}
        whole = head == self.head
        for line in lines:
            if len(line) != len(head):
                return False  # torn off by a crash
            tick = int(line[0])
            if tick > upto or (self.ticks and tick <= self.ticks[-1]):
                return False
            figures = {name: float(line[i]) for name, i in places.items()}
            self.ticks.append(tick)
            for name, column in self.values.items():
                column.append(figures.get(name, 0.0))
        return whole


class MetricsLog:
    """Measures a world while it runs, in memory and in its folder."""

    def __init__(
        self,
        folder: Path,
        world: Callable[[], World],
        since: Callable[[int, int], Iterable[Sequence[Event]]] = lambda first, last: (),
        first: Iterable[str] = (),
    ) -> None:
        """Go on with what the folder holds; `first` are the measures that are shown first.

        `since(first, last)` gives the events of ticks that ran before: for the counts of
        a row that was not finished when the world was last closed.
        """
        self._path = folder / FILE
        self._world = world
        self._failed = False
        now = world()
        self.series = Series(now.content.items, first)
        clean = self.series.read(self._path, now.tick)
        self._counts: Counter[str] = Counter()
        ticks = self.series.ticks
        begin = (ticks[-1] if ticks else 0) + 1
        if ticks and begin <= now.tick < begin + SELDOM:
            for events in since(begin, now.tick):
                self._counts.update(counted(events))
        if not ticks and now.tick == 0:
            self.series.add(now, self._counts)
            clean = False
        if not clean:
            self._rewrite()

    def on_report(self, report: Report) -> None:
        """Count a tick's events; measure when it is time."""
        self._counts.update(counted(report.events))
        world = self._world()
        if report.tick % (EVERY if len(world.agents) <= CROWD else SELDOM) == 0:
            self.series.add(world, self._counts)
            self._counts.clear()
            if self.series.grown:
                self._rewrite()
            else:
                self._append()

    def _append(self) -> None:
        try:
            with self._path.open("a", newline="", encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerow(self.series.row())
            self._failed = False
        except OSError as error:
            self._complain(error)

    def _rewrite(self) -> None:
        beside = self._path.with_name(FILE + ".tmp")
        try:
            with beside.open("w", newline="", encoding="utf-8") as file:
                out = csv.writer(file, lineterminator="\n")
                out.writerow(self.series.head)
                out.writerows(self.series.row(i) for i in range(len(self.series.ticks)))
            os.replace(beside, self._path)
            self.series.grown = False
        except OSError as error:
            self._complain(error)

    def _complain(self, error: OSError) -> None:
        """Once for each failing of the disk: the world is on its log, and goes on."""
        if not self._failed:
            _LOG.warning("%s can't be written: %s", self._path, error.strerror)
        self._failed = True
