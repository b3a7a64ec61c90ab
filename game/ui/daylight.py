"""Daylight: the tint of each hour, and pools of warm light around fires.

One multiplied surface over the ground: filled with the hour's tint, and brighter where a
light stands. It is made anew only when the tint, the view or a flame has changed.
"""

from bisect import bisect
from math import floor

import pygame

from game.core.rules import Rules
from game.ui.camera import TILE
from game.ui.colours import Colour, blend

DAY: Colour = (255, 255, 255)
# Minute of the day -> what white becomes. Dawn is rosy, dusk is golden, nights are blue.
HOURS: tuple[tuple[int, Colour], ...] = (
    (0, (82, 92, 158)),
    (255, (82, 92, 158)),
    (310, (150, 128, 178)),
    (350, (236, 190, 180)),
    (410, (255, 236, 214)),
    (480, DAY),
    (1050, DAY),
    (1150, (255, 228, 182)),
    (1215, (246, 178, 138)),
    (1270, (150, 122, 166)),
    (1330, (82, 92, 158)),
    (1440, (82, 92, 158)),
)
FLAMES = 3
"""Sizes between which a light flickers."""


def clock_text(rules: Rules, tick: int) -> str:
    """The time of day.

    >>> clock_text(Rules(), 500)
    '12:00'
    """
    minute = rules.minute(tick)
    return f"{minute // 60:02}:{minute % 60:02}"


def tint_at(minute: float) -> Colour:
    """What white becomes at a minute of the day.

    >>> tint_at(720)
    (255, 255, 255)
    """
    after = bisect(HOURS, (minute, DAY)) or 1
    (m0, c0), (m1, c1) = HOURS[after - 1], HOURS[min(after, len(HOURS) - 1)]
    return blend(c0, c1, (minute - m0) / (m1 - m0)) if m1 > m0 else c0


def darkness(tint: Colour) -> float:
    """0 by day to about 1 in the night, for whatever glows."""
    return min(1.0, (255 - sum(tint) / 3) / 145)


class Daylight:
    """The multiplied surface and the pools of light that go into it."""

    def __init__(self) -> None:
        """Nothing is drawn before the first dark hour."""
        self._pools: dict[tuple[int, float, int, int], pygame.Surface] = {}
        self._veil: pygame.Surface | None = None
        self._made: object = None

    def shade(
        self,
        target: pygame.Surface,
        tint: Colour,
        lights: list[tuple[int, int, int]],
        zoom: float,
        seconds: float,
    ) -> None:
        """Darken a picture of the world.

        lights: x and y of each in pixels of the picture, and its radius in tiles.
        """
        if tint == DAY:
            return
        if not lights:
            target.fill(tint, special_flags=pygame.BLEND_RGB_MULT)
            return
        flame = floor(seconds * 7)
        flames = [(flame * 7 + x * 3 + i * 5) % 11 % FLAMES for i, (x, _, _) in enumerate(lights)]
        made = (tint, tuple(lights), tuple(flames), zoom, target.size)
        if self._veil is None or self._veil.size != target.size:
            self._veil = pygame.Surface(target.size)
            self._made = None
        if made != self._made:
            self._veil.fill(tint)
            strength = floor(darkness(tint) * 8)
            for (x, y, radius), size in zip(lights, flames, strict=True):
                pool = self._pool(radius, zoom, size, strength)
                corner = (x - pool.width // 2, y - pool.height // 2)
                self._veil.blit(pool, corner, special_flags=pygame.BLEND_RGB_MAX)
            self._made = made
        target.blit(self._veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def _pool(self, radius: int, zoom: float, flame: int, strength: int) -> pygame.Surface:
        """A round light of so many tiles, at one size of its flame."""
        key = (radius, zoom, flame, strength)
        found = self._pools.get(key)
        if found is None:
            reach = round(radius * TILE * (0.95 + 0.03 * flame))
            small = pygame.Surface((2 * reach, 2 * reach))
            rings = reach // 2
            for ring in range(rings):
                share = ring / rings
                glow = share * share * (3 - 2 * share) * (0.55 + 0.055 * strength)
                colour = (round(255 * glow), round(222 * glow), round(168 * glow))
                pygame.draw.circle(small, colour, (reach, reach), round(reach * (1 - share)))
            found = self._pools[key] = pygame.transform.smoothscale_by(small, zoom)
            if len(self._pools) > 40:
                del self._pools[next(iter(self._pools))]
        return found
