"""Where grounds meet: rims, shadows, banks and foam, as masks first and then as colour."""

from __future__ import annotations

from dataclasses import dataclass

import pygame
from pygame.mask import Mask

from game.ui.terrain_masks import (
    AREA,
    AT,
    SIDE,
    both,
    fallen,
    gaps,
    grown,
    minus,
    moved,
    union,
)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """How a terrain meets others. Higher ground shades and overhangs lower ground."""

    height: int
    liquid: bool = False
    cliff: bool = False
    bank: bool = True
    """Whether it falls to water with a small bank of earth; sand doesn't."""
    dark: float = 0.94
    """What its dark patches are multiplied by."""
    light: int = 7
    """What its light patches have added."""


STYLES = {
    "deep": Style(0, liquid=True, dark=0.95, light=4),
    "water": Style(1, liquid=True, dark=0.965, light=5),
    "sand": Style(2, bank=False, dark=0.965, light=5),
    "path": Style(3, dark=0.95, light=6),
    "meadow": Style(5, dark=0.95, light=7),
    "grass": Style(5, dark=0.93, light=8),
    "forest": Style(6, dark=0.9, light=6),
    "rock": Style(8, cliff=True, dark=0.93, light=8),
}
OTHER = Style(7)
"""For terrain that isn't listed."""

# Painted.
FOAM: Colour = (226, 243, 240)
RIPPLE: Colour = (140, 205, 226)
DROP: Colour = (60, 128, 190)  # the line where deep water begins
EARTH: Colour = (140, 98, 66)
EARTH_DARK: Colour = (92, 62, 56)
CLIFF_FOOT: Colour = (62, 56, 78)
CLIFF_LIP: Colour = (194, 191, 192)
# Multiplied.
WHITE: Colour = (255, 255, 255)
WET: Colour = (212, 206, 214)  # a beach near water
SHADE: Colour = (176, 178, 204)  # ground that lies in a shadow
RIM_DARK: Colour = (160, 166, 190)
# Added.
BLACK: Colour = (0, 0, 0)
SHELF: Colour = (22, 26, 12)  # water near land
RIM_LIGHT: Colour = (24, 24, 10)

FACE = 7
"""Height of a cliff's face in pixels."""
BANK = 2
"""Height of an earthen bank over water."""


class Lights:
    """What is darkened and lightened, gathered and laid on at once."""

    def __init__(self) -> None:
        """Nothing is gathered yet."""
        self.shade, self.dark, self.lit = (Mask((AREA, AREA)) for _ in range(3))
        self.soaked: Mask | None = None
        self.shelf: Mask | None = None

    def rim(self, lower: Mask, mask: Mask, style: Style) -> None:
        """Higher ground: a light rim up and left, a dark one down and right, and a shadow."""
        if not style.cliff:
            lit = moved(lower, (0, 1))
            lit.draw(lower, (1, 0))
            self.lit.draw(minus(both(lit, mask), gaps()), (0, 0))
            dark = moved(lower, (0, -1))
            dark.draw(lower, (-1, 0))
            self.dark.draw(both(dark, mask), (0, 0))
        cast = fallen(mask, 3 if style.cliff else 1)
        for _ in range(3 if style.cliff else 1):
            cast.draw(moved(cast, (1, 0)), (0, 0))
        self.shade.draw(both(cast, lower), (0, 0))

    def lay_on(self, out: pygame.Surface) -> None:
        """Multiply the shadows, add the lights."""
        veil = pygame.Surface((SIDE, SIDE))
        veil.fill(WHITE)
        if self.soaked is not None:
            self.soaked.to_surface(veil, setcolor=WET, unsetcolor=None, dest=AT)
        self.dark.to_surface(veil, setcolor=RIM_DARK, unsetcolor=None, dest=AT)
        self.shade.to_surface(veil, setcolor=SHADE, unsetcolor=None, dest=AT)
        out.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        veil.fill(BLACK)
        self.lit.to_surface(veil, setcolor=RIM_LIGHT, unsetcolor=None, dest=AT)
        if self.shelf is not None:
            self.shelf.to_surface(veil, setcolor=SHELF, unsetcolor=None, dest=AT)
        out.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_ADD)


class Shore:
    """Where water meets land: a bank, foam, shallows, a ripple further out, a wet beach."""

    def __init__(self, full: Mask, wet: Mask, steep: Mask, beach: Mask) -> None:
        """Of a chunk's water, its land with banks and its land without."""
        self._wet = wet
        land = minus(full, wet)
        near = grown(land, 4)
        self.shelf = both(near, wet)
        self.soaked = both(grown(wet, 3), beach) if beach.count() else None
        self._ripple = both(minus(grown(near, 3), grown(near, 2)), wet)
        self._bank = both(fallen(steep, BANK), wet)
        self._foot = minus(both(fallen(steep, BANK + 1), wet), self._bank)
        solid = union((land, self._bank, self._foot))
        self._foam = both(minus(grown(solid, 1), solid), wet)

    def paint(self, out: pygame.Surface, ripples: Mask) -> None:
        """Lines of foam and earth; the ripple only where `ripples` is set."""
        ripple = both(self._ripple, ripples)
        foam = minus(self._foam, gaps())
        for mask, colour in (
            (ripple, RIPPLE),
            (self._bank, EARTH),
            (self._foot, EARTH_DARK),
            (foam, FOAM),
        ):
            if mask.count():
                mask.to_surface(out, setcolor=colour, unsetcolor=None, dest=AT)
