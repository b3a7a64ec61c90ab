"""Book: the chronicle of a running world, and the file that keeps it.

`chronicle.md` is derived. Whole days stand in it as they were written; the day that a
world was closed in is told again from the log when it goes on.
"""

import logging
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from game.chronicle.day import Day
from game.chronicle.entry import Entry
from game.chronicle.teller import Teller
from game.core.events import Arrived, Died, Event, Removed, Spawned
from game.core.world import AGENT, World
from game.measures.catalogue import counted

FILE = "chronicle.md"
LARGEST = 64 << 20
"""Bytes of such a file that are read."""
AGO = 5
"""Days before today that are told from the log when there is no file."""
LEAD = 600
"""Ticks before those days in which a reason may lie, or a fight have begun."""
EVERY = 600
"""Ticks between two writings of the day that runs."""
_HEADING = re.compile(r"^## Day (\d{1,9})$", re.MULTILINE)
_LINE = re.compile(r"^- \d\d:\d\d (.*)\. \(tick (\d{1,15})\)$", re.MULTILINE)
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


class Chronicle:
    """The story of one world so far."""

    def __init__(
        self,
        folder: Path,
        name: str,
        world: Callable[[], World],
        since: Callable[[int, int], Iterable[Sequence[Event]]] = lambda first, last: (),
    ) -> None:
        """Go on with what the folder holds.

        `since(first, last)` gives the events of ticks that ran before, tick by tick.
        """
        self._path = folder / FILE
        self._name = name
        self._world = world
        self._teller = Teller()
        self._failed = False
        now = world()
        today = now.rules.day(now.tick)
        self._pages = self._read(today)
        """Day -> its page, for the days that are over."""
        self._today = Day(today)
        self._over: list[Day] = []
        """Days that are over and have no page yet."""
        if now.tick:
            day = today if self._pages or today == 1 else max(1, today - AGO)
            first = max(1, self._dawn(day))
            for events in since(max(1, first - LEAD), now.tick):
                if events and events[0].tick < first:
                    self._teller.read(now, events)
                    self._teller.end_day()
                else:
                    self._take(events)
        self._today.people = len(now.agents)
        self._close_days()

    def on_report(self, report: Report) -> None:
        """Take a tick's events in; write when a day is over, and now and then."""
        turned = self._take(report.events, report.tick)
        if turned:
            self._close_days()
        if turned or report.tick % EVERY == 0:
            self.write()

    def entries(self, upto: int) -> list[tuple[int, list[Entry]]]:
        """(day, its entries) up to a tick, oldest first: what the pages tell, no more."""
        found = []
        for number, page in sorted(self._pages.items()):
            told = [
                Entry(int(tick), 0, "", _unsafe(text))
                for text, tick in _LINE.findall(page)
                if int(tick) <= upto
            ]
            if told:
                found.append((number, told))
        told = [entry for entry in self._today.chosen() if entry.tick <= upto]
        return [*found, (self._today.number, told)] if told else found

    def text(self) -> str:
        """The whole file."""
        rules = self._world().rules
        self._today.people = len(self._world().agents)
        pages = [self._pages[number] for number in sorted(self._pages)]
        return "".join([f"# Chronicle of {self._name}\n\n", *pages, self._today.page(rules)])

    def write(self) -> None:
        """Bring the file up to this moment. A disk that fails costs the file, not the world."""
        beside = self._path.with_name(FILE + ".tmp")
        try:
            beside.write_text(self.text(), encoding="utf-8", newline="\n")
            os.replace(beside, self._path)
            self._failed = False
        except OSError as error:
            if not self._failed:
                _LOG.warning("%s can't be written: %s", self._path, error.strerror)
            self._failed = True

    def _take(self, events: Sequence[Event], tick: int = 0) -> bool:
        """Read a tick's events; True when a day ended with them."""
        world = self._world()
        number = world.rules.day(tick or (events[0].tick if events else self._dawn(1)))
        turned = bool(tick or events) and number > self._today.number
        if turned:
            self._over.append(self._today)
            self._teller.end_day()
            self._today = Day(number)
        elif events and number < self._today.number and not self._today.entries:
            self._today = Day(number)
        self._today.counts.update(counted(events))
        self._today.change += sum(map(_change, events))
        self._today.entries += self._teller.read(world, events)
        return turned

    def _close_days(self) -> None:
        """Write the pages of the days that are over, counting people back from now."""
        world = self._world()
        people = len(world.agents) - self._today.change
        for day in reversed(self._over):
            day.people = people
            self._pages[day.number] = day.page(world.rules)
            people -= day.change
        self._over.clear()

    def _dawn(self, day: int) -> int:
        """The first tick of a day, the midnight before it."""
        rules = self._world().rules
        return (day - 1) * rules.day_ticks - rules.first_hour * rules.day_ticks // 24

    def _read(self, today: int) -> dict[int, str]:
        """The pages of the days before today, as far as the file can be read."""
        try:
            if self._path.is_symlink() or self._path.stat().st_size > LARGEST:
                return {}
            text = self._path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return {}
        parts = _HEADING.split(text)[1:]
        days = zip(parts[::2], parts[1::2], strict=True)
        pages = {int(number): f"## Day {number}{page}" for number, page in days}
        return {number: page for number, page in pages.items() if number < today}


def _change(event: Event) -> int:
    """By how many people an event makes the world richer or poorer."""
    if isinstance(event, Spawned | Removed):
        gone = isinstance(event, Removed)
        return (-1 if gone else 1) if event.prefab == AGENT else 0
    return isinstance(event, Arrived) - isinstance(event, Died)


def _unsafe(text: str) -> str:
    """What `safe` was given."""
    return re.sub(r"\\(.)", r"\1", text)
