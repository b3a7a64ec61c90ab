"""Marks: the notable events of a life, kept so that any stretch is found at once."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from game.ui.timeline.annals import Mark
from game.ui.timeline.styles import style_of

ROWS = 3
LATE = "late"
LATE_APART = 100
"""Ticks from one mark of a late tick to the next: a busy machine would fill the bar with them."""


class Marks:
    """Marks by the row in which they stand, each in the order of its ticks."""

    def __init__(self) -> None:
        """None."""
        self._rows: list[list[Mark]] = [[] for _ in range(ROWS)]
        self._seen: set[tuple[int, int, str]] = set()
        self._late: list[int] = []
        """The ticks of the marks of late ones, in order."""
        self.version = 0
        """Raised by every change."""

    def clear(self) -> None:
        """Forget all, for another world."""
        self._rows = [[] for _ in range(ROWS)]
        self._seen.clear()
        self._late.clear()
        self.version += 1

    def add(self, marks: Iterable[Mark]) -> None:
        """Take some in; one that is known already is passed over."""
        for mark in marks:
            key = (mark.tick, mark.event_id, mark.kind)
            if key not in self._seen and (mark.kind != LATE or self._apart(mark.tick)):
                self._seen.add(key)
                row = self._rows[style_of(mark.kind).row]
                if row and row[-1] > mark:
                    insort(row, mark)
                else:
                    row.append(mark)
                self.version += 1

    def _apart(self, tick: int) -> bool:
        """Note a late tick, unless another one near it has a mark."""
        place = bisect_left(self._late, tick)
        near = self._late[max(0, place - 1) : place + 1]
        if any(abs(other - tick) < LATE_APART for other in near):
            return False
        self._late.insert(place, tick)
        return True

    def row(self, row: int, start: float, end: float) -> list[Mark]:
        """Those of a row from `start` up to but without `end`."""
        marks = self._rows[row]
        return marks[bisect_left(marks, (start,)) : bisect_left(marks, (end,))]

    def between(self, start: float, end: float) -> list[Mark]:
        """Those of all rows, both ends included, by their ticks."""
        found = []
        for marks in self._rows:
            low = bisect_left(marks, (start,))
            found += marks[low : bisect_right(marks, (end, "\U0010ffff"))]
        return sorted(found)

    def __len__(self) -> int:
        """How many."""
        return sum(map(len, self._rows))
