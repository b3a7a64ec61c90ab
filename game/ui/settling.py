"""Settling: the moment between two ticks at which everybody is drawn."""

from collections.abc import Callable

from game.ui.desk import Desk

SETTLE = 0.1
"""Seconds in which people come to stand where the tick has them, once time stands still."""


class Settling:
    """People glide from tick to tick, and onto their tiles when time stands still."""

    def __init__(self, desk: Desk, clock: Callable[[], float]) -> None:
        """`clock` gives seconds."""
        self._desk = desk
        self._clock = clock
        self._stood: float | None = None
        """When time came to stand still."""

    def update(self) -> None:
        """A frame has passed."""
        if not self._desk.time.paused:
            self._stood = None
        elif self._stood is None:
            self._stood = self._clock()

    def now(self, back: bool) -> float:
        """The moment in ticks: the last one, and the share of the way to the next.

        back: whether time runs backwards.
        """
        share = self._desk.time.alpha
        if back:
            share = 1 - share
        if self._stood is not None:
            share *= max(0.0, 1 - (self._clock() - self._stood) / SETTLE)
        return self._desk.world.tick + share
