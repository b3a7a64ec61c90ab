"""Strewn: flowers, stones and lilies on the ground, inside tiles of one kind."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.sprites import TILE, Sprites
from game.ui.terrain_edges import Style
from game.ui.terrain_masks import CHUNK, scatter

ODDS = 5
"""One tile of so many gets something that lies on it."""


class Strewn:
    """What lies on each terrain."""

    def __init__(self, names: Sequence[str], styles: Sequence[Style], sprites: Sprites) -> None:
        """Both in the order of the terrains' indices."""
        self._styles = styles
        self._decals = [sprites.decals(name) for name in names]
        self._shallows = sprites.decals("shallows")

    def lay_on(self, out: pygame.Surface, tiles: list[int], cx: int, cy: int) -> None:
        """Flowers, stones, lilies: inside tiles whose neighbours are the same ground."""
        for row in range(2, 18):
            for column in range(2, 18):
                chance = scatter(cx * CHUNK + column, cy * CHUNK + row, 3)
                if chance % ODDS:
                    continue
                i = row * 20 + column
                kind = tiles[i]
                if not (
                    tiles[i - 1] == kind == tiles[i + 1] and tiles[i - 20] == kind == tiles[i + 20]
                ):
                    continue
                choices = self._decals[kind]
                if self._styles[kind].liquid and self._near_land(tiles, row, column):
                    choices = self._shallows
                if choices:
                    image = choices[(chance >> 8) % len(choices)].image
                    x = (column - 2) * TILE + (chance >> 14) % max(1, TILE + 1 - image.width)
                    y = (row - 2) * TILE + (chance >> 20) % max(1, TILE + 1 - image.height)
                    out.blit(image, (x, y))

    def _near_land(self, tiles: list[int], row: int, column: int) -> bool:
        """Whether land is two tiles away, straight or aslant."""
        for r in range(row - 2, row + 3):
            for c in range(column - 2, column + 3):
                if not self._styles[tiles[r * 20 + c]].liquid:
                    return True
        return False
