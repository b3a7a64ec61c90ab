"""Tick times: what ticks cost, lately and over a whole run, in memory that doesn't grow."""

from collections import Counter, deque
from itertools import repeat

RECENT = 1000
"""How many ticks "lately" means."""


class TickTimes:
    """Times of ticks, as p50, p99 and max in milliseconds."""

    def __init__(self) -> None:
        self._recent: deque[int] = deque(maxlen=RECENT)
        # Microseconds, to three digits -> how many ticks: at most 900 entries a decade.
        self._all: Counter[int] = Counter()
        self._most = 0

    def add(self, nanoseconds: int) -> None:
        """Note one tick."""
        self._recent.append(nanoseconds)
        self._all[_three_digits(nanoseconds // 1000)] += 1
        self._most = max(self._most, nanoseconds)

    def recent(self) -> dict[str, float]:
        """Figures of the last 1,000 ticks."""
        return _figures(sorted(ns / 1e6 for ns in self._recent))

    def latest(self) -> list[float]:
        """The last 1,000 ticks in milliseconds, oldest first, for a chart."""
        return [ns / 1e6 for ns in self._recent]

    def whole(self) -> dict[str, float]:
        """Figures of all ticks since the start, to three digits."""
        return _figures(
            [ms for us in sorted(self._all) for ms in repeat(us / 1e3, self._all[us])],
            self._most / 1e6,
        )


def _figures(ordered: list[float], most: float | None = None) -> dict[str, float]:
    if not ordered:
        return {"p50": 0.0, "p99": 0.0, "max": 0.0}
    return {
        "p50": round(_rank(ordered, 50), 3),
        "p99": round(_rank(ordered, 99), 3),
        "max": round(ordered[-1] if most is None else most, 3),
    }


def _rank(ordered: list[float], percent: int) -> float:
    """The nearest-rank percentile of a sorted list.

    >>> _rank([1.0, 2.0, 3.0, 4.0], 50), _rank([1.0, 2.0, 3.0, 4.0], 99)
    (2.0, 4.0)
    """
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _three_digits(number: int) -> int:
    """
    >>> _three_digits(7), _three_digits(123_456)
    (7, 123000)
    """
    scale = 1
    while number >= 1000 * scale:
        scale *= 10
    return number // scale * scale
