"""Tidying: garbage is looked for where a frame has time for it, a little at a time.

Left to itself the collector runs in the middle of a step, and takes 10 ms over a second's
worth of new objects; walking all of a crowd takes 50. So it is switched off, and what is
new is looked through once a tick. What outlives a second is taken for part of the world
and looked at again only while nothing moves.
"""

import gc
from time import perf_counter, thread_time

YOUNG_SECONDS = 1.0
"""How often what has outlived a tick is looked through."""
FORCED = 5
"""So many times that long it waits for a frame that has time for it."""
ALL_SECONDS = 300.0
"""How often everything is, at the most."""
USUAL = 0.002
"""Seconds that this is taken to need before it was done."""


class Tidying:
    """Collects garbage between frames; between `begin` and `end` nobody else does."""

    def __init__(self) -> None:
        """Nothing is due yet."""
        self._young_at = self._all_at = perf_counter()
        self._young_cost = USUAL

    def begin(self) -> None:
        """From now on garbage is collected here only."""
        gc.disable()

    def end(self) -> None:
        """As it was."""
        gc.enable()

    def frame(self, now: float, spare: float, ticks: int, still: bool) -> None:
        """A frame is over, in which so many ticks became whole.

        spare: seconds of own time that the frame has left. still: nothing moves, so that
        nobody sees a frame that takes long.
        """
        waited = now - self._young_at
        if still and now - self._all_at >= ALL_SECONDS:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._young_at = self._all_at = now
        elif waited >= YOUNG_SECONDS * (1 if spare > self._young_cost else FORCED):
            began = thread_time()
            gc.collect(1)
            gc.freeze()
            self._young_cost = thread_time() - began
            self._young_at = now
        elif ticks:
            gc.collect(0)
