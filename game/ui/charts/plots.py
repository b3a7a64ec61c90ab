"""Plots: what was drawn of each curve, and when it has to be drawn anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import pygame

from game.ui import colours
from game.ui.charts.curve import Curve
from game.ui.charts.plot import limits, plot

AT_ONCE = 1
"""Plots renewed in one frame, so that no frame waits for all."""
TONES = (colours.SKY, colours.GREEN, colours.ORANGE, colours.PURPLE, colours.BLUE, colours.YELLOW)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A plot, and what is worked out of its curve."""

    count: int
    """Values that were drawn."""
    picture: pygame.Surface
    low: float
    high: float
    sums: Sequence[float]
    """What each value tells: itself, or all that was counted up to it."""


class Plots:
    """The plots of one size."""

    def __init__(self) -> None:
        """None yet."""
        self.of: dict[str, Drawn] = {}
        """Name of a curve -> its plot; to be emptied when the size changes."""

    def refresh(
        self,
        size: tuple[int, int],
        curves: Sequence[Curve],
        span: tuple[int, int],
        seen: Sequence[bool],
    ) -> bool:
        """Draw what is missing, and some of those seen that have grown; whether any was drawn."""
        renewed = drawn = 0
        for i, curve in enumerate(curves):
            old = self.of.get(curve.name)
            if old is not None and old.count == len(curve.values):
                continue
            if old is not None and (renewed >= AT_ONCE or not seen[i]):
                continue
            picture = plot(size, curve, span, TONES[i % len(TONES)])
            sums = list(accumulate(curve.values)) if curve.counted else curve.values
            self.of[curve.name] = Drawn(len(curve.values), picture, *limits(curve), sums)
            renewed += old is not None
            drawn += 1
        return drawn > 0
