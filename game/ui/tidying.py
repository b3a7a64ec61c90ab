"""Tidying: garbage is looked for where a frame has time for it, a little at a time.

Left to itself the collector runs in the middle of a step, and takes 10 ms over a second's
worth of new objects; walking all of a crowd takes 50. So it is switched off, and what is
new is looked through once a tick, in a frame that has time for it. What outlives a second is
taken for part of the world and looked at again only while nothing moves.
"""

import gc
from time import perf_counter, thread_time

YOUNG_SECONDS = 1.0
"""How often what has outlived a tick is looked through, unless there is much of it."""
FORCED = 5
"""So many times that long it waits for a frame that has time for it."""
ALL_SECONDS = 300.0
"""How often everything is, at the most."""
USUAL = 0.002
"""Seconds that this is taken to need before it was done."""
PATIENT_FRAMES = 20
"""Frames for which what is new waits for one that has time for it."""


class Tidying:
    """Collects garbage between frames; between `begin` and `end` nobody else does."""

    def __init__(self) -> None:
        """Nothing is due yet."""
        self._young_at = self._all_at = perf_counter()
        self._young_cost = USUAL
        self._new_cost = 0.0
        self._new_waits = 0
        """Frames since a tick became whole whose garbage was not looked for yet; 0 if none did."""

    def begin(self) -> None:
        """From now on garbage is collected here only."""
        gc.disable()

    def end(self) -> None:
        """As it was."""
        gc.enable()

    @property
    def _pause(self) -> float:
        """Seconds between two looks at what has outlived a tick: the less each will take."""
        return YOUNG_SECONDS * min(1.0, USUAL / max(self._young_cost, USUAL))

    def due(self, now: float) -> float:
        """Seconds that a frame had better leave for this, from what it took the last time."""
        if now - self._young_at >= self._pause:
            return self._young_cost
        return self._new_cost if self._new_waits else 0.0

    def frame(self, now: float, spare: float, ticks: int, still: bool) -> None:
        """A frame is over, in which so many ticks became whole.

        spare: seconds of own time that the frame has left. still: nothing moves, so that
        nobody sees a frame that takes long.
        """
        waited = now - self._young_at
        if ticks or self._new_waits:
            self._new_waits += 1
        if still and now - self._all_at >= ALL_SECONDS:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._young_at = self._all_at = now
            self._new_waits = 0
        elif waited >= self._pause * (1 if spare > self._young_cost else FORCED):
            began = thread_time()
            gc.collect(1)
            gc.freeze()
            self._young_cost = thread_time() - began
            self._young_at = now
            self._new_waits = 0
        elif self._new_waits and (spare > self._new_cost or self._new_waits > PATIENT_FRAMES):
            began = thread_time()
            gc.collect(0)
            self._new_cost = thread_time() - began
            self._new_waits = 0
