"""Curve: one measure over time, as it is given to the panel."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Curve:
    """Values at ticks; both lists grow at their ends while the world runs."""

    name: str
    title: str
    ticks: Sequence[int]
    """Ascending, the same for all curves of a world."""
    values: Sequence[float]
    counted: bool = False
    """Whether a value is what was counted since the one before, and not a state."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see: no value but zeros."""
        return not any(self.values)

    def upto(self, tick: int) -> int:
        """How many values there are up to a tick, itself included."""
        return bisect_right(self.ticks, tick)


def figures(value: float) -> str:
    """A number in a few signs.

    >>> figures(12345.0), figures(0.1234), figures(97.25), figures(7)
    ('12,345', '0.12', '97.2', '7')
    """
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:,.1f}"
