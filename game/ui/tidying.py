"""Tidying: garbage is looked for where a frame has time for it, a little at a time.

Left to itself the collector runs in the middle of a step, and takes 10 ms over a second's
worth of new objects; walking all of a crowd takes 50. So it is switched off, and what is
new is looked through once a tick. What outlives a second is taken for part of the world
and looked at again only while nothing moves.
"""

import gc
from time import perf_counter

YOUNG_SECONDS = 1.0
"""How often what has outlived a tick is looked through."""
FORCED = 5
"""So many times that long it waits for a frame that has time for it."""
ALL_SECONDS = 300.0
"""How often everything is, at the most."""
ROOM = 0.001
"""Seconds of a frame that must be left for what is new."""


class Tidying:
    """Collects garbage between frames; between `begin` and `end` nobody else does."""

    def __init__(self) -> None:
        """Nothing is due yet."""
        self._young_at = self._all_at = perf_counter()
        self._young_cost = 2 * ROOM
        self._ticks = 0

    def begin(self) -> None:
        """From now on garbage is collected here only."""
        gc.disable()

    def end(self) -> None:
        """As it was."""
        gc.enable()

    def frame(self, now: float, spare: float, ticks: int, still: bool) -> None:
        """A frame is over with so many seconds to spare, in which so many ticks became whole.

        still: nothing moves, so that nobody sees a frame that takes long.
        """
        self._ticks += ticks
        waited = now - self._young_at
        if still and now - self._all_at >= ALL_SECONDS:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._young_at = self._all_at = now
            self._ticks = 0
        elif waited >= YOUNG_SECONDS * (1 if spare > self._young_cost else FORCED):
            gc.collect(1)
            gc.freeze()
            self._young_cost = perf_counter() - now
            self._young_at = now
            self._ticks = 0
        elif self._ticks and spare > ROOM:
            gc.collect(0)
            self._ticks = 0
