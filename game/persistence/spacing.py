"""Spacing: how far apart keyframes stand, so that every tick is soon shown.

A tick is shown by executing again what lies between it and the keyframe before it. So
keyframes are as far apart as that work may take, and farther where the world is old.
They are derived: how many there are and where never reaches the simulation.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

SECONDS = 0.2
"""Of re-execution between two new keyframes."""
LEAST, MOST = 100, 5000
"""Ticks between two new keyframes, whatever they cost."""
YOUNG, OLD = 20_000, 100_000
"""Up to the first age, in ticks, all are kept; up to the second, half; then half of those
that are left for each doubling of the age."""
_WINDOW = 20_000
"""Ticks over which the cost of a tick is averaged: days and nights, which cost differently."""
_ENOUGH = 3_000
"""Ticks after which that average says something of old times too."""


class Spacing:
    """When the next keyframe is due."""

    def __init__(self, last: int, tick: int, seconds: float = SECONDS) -> None:
        """`last`: the tick of the newest keyframe; `tick`: where the world is now."""
        self.last = last
        self._unseen = tick - last
        self._spent = 0.0  # seconds since the last keyframe, but for the ticks not seen
        self._seconds = seconds
        self._mean = 0.0  # seconds a tick
        self._count = 0

    def took(self, seconds: float) -> None:
        """Learn what a tick cost."""
        self._spent += seconds
        self._count = min(self._count + 1, _WINDOW)
        self._mean += (seconds - self._mean) / self._count

    def kept(self, tick: int) -> None:
        """There is a keyframe of this tick now."""
        self.last, self._unseen, self._spent = tick, 0, 0.0

    def due(self, tick: int) -> bool:
        """Whether there should be a keyframe of this tick, or soon after it.

        >>> s = Spacing(0, 0)
        >>> for _ in range(200): s.took(0.001)
        >>> s.due(99), s.due(200), s.due(5000)
        (False, True, True)
        """
        passed = tick - self.last
        spent = self._spent + self._unseen * self._mean
        return passed >= MOST or (passed >= LEAST and spent >= self._seconds)

    @property
    def usual(self) -> int:
        """Ticks between two keyframes, on the average; 0 as long as too little is known."""
        if self._count < _ENOUGH:
            return 0
        return int(min(max(self._seconds / self._mean, LEAST), MOST))


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
