"""Spacing: how far apart keyframes stand, so that every tick is soon shown.

A tick is shown by executing again what lies between it and the keyframe before it. So
keyframes are as far apart as that work may take, and farther where the world is old.
They are derived: how many there are and where never reaches the simulation.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

SECONDS = 0.25
"""Of re-execution between two new keyframes."""
LEAST, MOST = 100, 5000
"""Ticks between two new keyframes, whatever they cost."""
YOUNG, OLD = 20_000, 100_000
"""Up to the first age, in ticks, all are kept; up to the second, half; then half of those
that are left for each doubling of the age."""
_WINDOW = 512
"""Ticks over which the cost of a tick is averaged."""


class Spacing:
    """When the next keyframe is due."""

    def __init__(self, last: int, seconds: float = SECONDS) -> None:
        """`last`: the tick of the newest keyframe."""
        self.last = last
        self._seconds = seconds
        self._mean = 0.0  # seconds
        self._count = 0

    def took(self, seconds: float) -> None:
        """Learn what a tick cost."""
        self._count = min(self._count + 1, _WINDOW)
        self._mean += (seconds - self._mean) / self._count

    @property
    def ticks(self) -> int:
        """Ticks between two keyframes, as it looks now.

        >>> s = Spacing(0); s.took(0.0005); s.ticks
        500
        """
        wanted = self._seconds / self._mean if self._mean else MOST
        return int(min(max(wanted, LEAST), MOST))

    def due(self, tick: int) -> bool:
        """Whether there should be a keyframe of this tick, or soon after it."""
        return tick - self.last >= self.ticks


def surplus(frames: Sequence[int], spacing: int, pinned: Collection[int] = ()) -> list[int]:
    """Which keyframes, given in ascending order, are no longer wanted.

    The first, the newest and the `pinned` always are.

    >>> surplus([0, 100, 200, 300, 30_000], spacing=100)
    [100]
    """
    gone: list[int] = []
    if not frames:
        return gone
    kept, newest = frames[0], frames[-1]
    for frame, after in pairwise(frames[1:]):
        if frame not in pinned and after - kept <= spacing * _factor(newest - frame):
            gone.append(frame)
        else:
            kept = frame
    return gone


def _factor(age: int) -> int:
    """How many times farther apart keyframes of an age may stand.

    >>> [_factor(age) for age in (0, 20_000, 20_001, 100_000, 100_001, 200_000, 500_000)]
    [1, 1, 2, 2, 4, 4, 16]
    """
    if age <= YOUNG:
        return 1
    factor = 2
    while age > OLD:
        factor *= 2
        age = (age + 1) // 2
    return factor
