"""Chunks: the ground in squares, baked when they come into view and kept while near.

Baking a square is slow and scaling it isn't free, so a frame does a bounded amount of
both; what isn't ready shows the minimap's colours meanwhile, never a hole.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from math import floor
from time import perf_counter
from typing import Protocol

import pygame

from game.ui.camera import TILE, Camera

CHUNK = 16
"""Tiles along a chunk's edge."""
SIDE = CHUNK * TILE
KEPT_PIXELS = 24_000_000
"""Zoomed pixels kept, four bytes each."""
KEPT_BAKED = 400
"""Unscaled chunks kept, a quarter of a megabyte each."""

SPREAD = 2
"""Tiles by which ground reaches into what is drawn beside it."""
AHEAD = 7
"""Squares in each direction that are baked before they are needed."""

Key = tuple[int, int]
Placed = tuple[pygame.Surface, tuple[int, int]]


class Baker(Protocol):
    """What draws the ground: `game.ui.terrain_bake.TerrainBaker`."""

    def chunk(self, cx: int, cy: int) -> pygame.Surface:
        """CHUNK x CHUNK tiles at TILE pixels; fewer at the far edges."""

    def minimap(self, size: tuple[int, int]) -> pygame.Surface:
        """The whole world at a size in pixels."""


class ChunkCache:
    """Baked and zoomed squares of one world's ground."""

    def __init__(
        self, baker: Baker, tiles: tuple[int, int], clock: Callable[[], float] = perf_counter
    ) -> None:
        """Squares of a world of so many tiles."""
        self.baker = baker
        self.across = -(-tiles[0] // CHUNK)
        self.down = -(-tiles[1] // CHUNK)
        self._tiles = tiles
        self._clock = clock
        self._overview = baker.minimap(tiles).convert()
        self._baked: OrderedDict[Key, pygame.Surface] = OrderedDict()
        self._zoomed: OrderedDict[tuple[Key, float], pygame.Surface] = OrderedDict()
        self._standins: dict[tuple[Key, float], pygame.Surface] = {}
        self._pixels = 0
        self._around: Key | None = None
        self._waiting: list[Key] = []
        self.missing = 0
        """Squares of the last `visible` that stand in for ones still to be baked."""

    def visible(self, camera: Camera, budget: float) -> list[Placed]:
        """What to blit, in pixels from the view's corner.

        New squares are made for about `budget` seconds, at least one; the nearest to the
        middle first.
        """
        began = self._clock()
        size = round(SIDE * camera.zoom)
        ox, oy = camera.origin
        columns = range(
            max(0, floor(ox / size)), min(self.across, floor((ox + camera.view.w) / size) + 1)
        )
        rows = range(
            max(0, floor(oy / size)), min(self.down, floor((oy + camera.view.h) / size) + 1)
        )
        keys = [(cx, cy) for cy in rows for cx in columns]
        middle = ((ox + camera.view.w / 2) / size - 0.5, (oy + camera.view.h / 2) / size - 0.5)
        keys.sort(key=lambda key: abs(key[0] - middle[0]) + abs(key[1] - middle[1]))
        placed: list[Placed] = []
        self.missing = made = 0
        for key in keys:
            surface = self._zoomed.get((key, camera.zoom))
            if surface is not None:
                self._zoomed.move_to_end((key, camera.zoom))
            elif not made or self._clock() - began < budget:
                surface = self._make(key, camera.zoom)
                made += 1
            else:
                surface = self._standin(key, camera.zoom)
                self.missing += 1
            placed.append((surface, (key[0] * size - ox, key[1] * size - oy)))
        self._forget(len(keys))
        return placed

    def ahead(self, camera: Camera, budget: float) -> None:
        """Bake around the view in time that nobody needs, so that moving it meets no gaps."""
        began = self._clock()
        ox, oy = camera.origin
        size = SIDE * camera.zoom
        here = floor((ox + camera.view.w / 2) / size), floor((oy + camera.view.h / 2) / size)
        while self._clock() - began < budget:
            key = self._nearest_unbaked(here)
            if key is None:
                return
            self._bake(key)

    def changed(self, tiles: Iterable[tuple[int, int]]) -> None:
        """Let go of the squares in which a change of some tiles shows: ground is drawn into
        what is beside it."""
        keys = {
            ((x + dx) // CHUNK, (y + dy) // CHUNK)
            for x, y in tiles
            for dx in (-SPREAD, SPREAD)
            for dy in (-SPREAD, SPREAD)
        }
        for key in keys:
            self._baked.pop(key, None)
        for key, zoom in [kept for kept in self._zoomed if kept[0] in keys]:
            surface = self._zoomed.pop((key, zoom))
            self._pixels -= surface.width * surface.height
        self._around = None

    def _nearest_unbaked(self, here: Key) -> Key | None:
        """The next square to bake; squares near a centre that didn't move are asked for once."""
        if here != self._around:
            self._around = here
            keys = [
                (cx, cy)
                for cy in range(max(0, here[1] - AHEAD), min(self.down, here[1] + AHEAD + 1))
                for cx in range(max(0, here[0] - AHEAD), min(self.across, here[0] + AHEAD + 1))
                if (cx, cy) not in self._baked
            ]
            keys.sort(key=lambda key: -abs(key[0] - here[0]) - abs(key[1] - here[1]))
            self._waiting = keys
        while self._waiting:
            key = self._waiting.pop()
            if key not in self._baked:
                return key
        return None

    def _bake(self, key: Key) -> pygame.Surface:
        baked = self._baked.get(key)
        if baked is None:
            baked = self._baked[key] = self.baker.chunk(*key).convert()
            if len(self._baked) > KEPT_BAKED:
                self._baked.popitem(last=False)
        else:
            self._baked.move_to_end(key)
        return baked

    def _make(self, key: Key, zoom: float) -> pygame.Surface:
        baked = self._bake(key)
        if zoom == 1:
            surface = baked
        elif zoom < 1:
            surface = pygame.transform.smoothscale_by(baked, zoom)
        else:
            surface = pygame.transform.scale_by(baked, zoom)
        self._standins.pop((key, zoom), None)
        self._zoomed[key, zoom] = surface
        self._pixels += surface.width * surface.height
        return surface

    def _standin(self, key: Key, zoom: float) -> pygame.Surface:
        """A coarse picture until the fine one is made."""
        found = self._standins.get((key, zoom))
        if found is None:
            area = pygame.Rect(key[0] * CHUNK, key[1] * CHUNK, CHUNK, CHUNK)
            area = area.clip(self._overview.get_rect())
            found = pygame.transform.scale_by(self._overview.subsurface(area), TILE * zoom)
            self._standins[key, zoom] = found
        return found

    def _forget(self, in_use: int) -> None:
        while self._pixels > KEPT_PIXELS and len(self._zoomed) > in_use:
            _, surface = self._zoomed.popitem(last=False)
            self._pixels -= surface.width * surface.height
        if len(self._standins) > 64:
            self._standins.clear()
