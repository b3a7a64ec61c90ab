"""Shimmer: small glints that come and go on water, by looks' own dice.

Which tiles glint when depends on the tile and the looks' clock alone; each visible chunk's
water is listed once.
"""

from collections import OrderedDict
from math import floor

import pygame

from game.core.world import World
from game.ui.camera import TILE, Camera

BEATS = 48
"""Moments after which the glints repeat."""
BEAT = 0.22
"""Seconds of a moment."""
SQUARE = 16
KEPT = 300
LIGHT = (236, 248, 255)


class Shimmer:
    """Glints on one world's water."""

    def __init__(self) -> None:
        """The water is looked for when it comes into view."""
        self._squares: OrderedDict[tuple[int, int], list[list[tuple[int, int]]]] = OrderedDict()
        self._glints: dict[tuple[float, int], pygame.Surface] = {}

    def draw(self, target: pygame.Surface, world: World, camera: Camera, seconds: float) -> None:
        """Put this moment's glints onto the view."""
        if camera.zoom < 1:
            return
        left, top, right, bottom = camera.seen()
        step = SQUARE * TILE
        moment = floor(seconds / BEAT)
        ox, oy = camera.origin
        zoom = camera.zoom
        placed = []
        for cy in range(max(0, floor(top / step)), floor(bottom / step) + 1):
            for cx in range(max(0, floor(left / step)), floor(right / step) + 1):
                beats = self._square(world, cx, cy)
                for age in range(3):
                    glint = self._glint(zoom, age)
                    for x, y in beats[(moment - age) % BEATS]:
                        placed.append((glint, (floor(x * zoom) - ox, floor(y * zoom) - oy)))
        target.fblits(placed)

    def forget(self) -> None:
        """The ground has changed: find anew where water is."""
        self._squares.clear()

    def _square(self, world: World, cx: int, cy: int) -> list[list[tuple[int, int]]]:
        """For each moment, the world pixels at which a glint begins."""
        found = self._squares.get((cx, cy))
        if found is not None:
            return found
        beats: list[list[tuple[int, int]]] = [[] for _ in range(BEATS)]
        grid = world.grid
        for y in range(cy * SQUARE, min(grid.height, (cy + 1) * SQUARE)):
            for x in range(cx * SQUARE, min(grid.width, (cx + 1) * SQUARE)):
                dice = (x * 73856093 ^ y * 19349663) & 0x7FFFFFFF
                if dice % 5 < 2 and grid.drinkable[grid.terrain[y * grid.width + x]]:
                    spot = (x * TILE + 3 + dice // 7 % 9, y * TILE + 3 + dice // 63 % 10)
                    beats[dice // 11 % BEATS].append(spot)
        self._squares[cx, cy] = beats
        if len(self._squares) > KEPT:
            self._squares.popitem(last=False)
        return beats

    def _glint(self, zoom: float, age: int) -> pygame.Surface:
        """A short bright line, longest in its middle age."""
        found = self._glints.get((zoom, age))
        if found is None:
            width = (2, 4, 2)[age] * zoom
            found = pygame.Surface((round(width), max(1, round(zoom))))
            found.fill(LIGHT)
            found.set_alpha((120, 190, 90)[age])
            self._glints[zoom, age] = found
        return found
