"""Weave: the texture of each terrain: its tiles strewn over a seamless square, with patches."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from pygame.mask import Mask

from game.ui.sprites import TILE, Sprites
from game.ui.terrain_edges import BLACK, WHITE, Style
from game.ui.terrain_masks import AREA, CHUNK, MARGIN, SIDE, scatter

WEAVE = 32
"""Tiles after which the texture of a terrain repeats: light and dark patches, which tile where."""


class Weave:
    """The textures of a world's terrains."""

    def __init__(self, names: Sequence[str], styles: Sequence[Style], sprites: Sprites) -> None:
        """All at once, so that no frame later waits: about 3 ms and 1.2 MB for each terrain."""
        self._names = names
        self._styles = styles
        self._sprites = sprites
        self._faces: pygame.Surface | None = None
        self._dark, self._light = self._patch_mask(dark=True), self._patch_mask(dark=False)
        self._textures = [self._weave(kind) for kind in range(len(names))]

    def at(self, kind: int, cx: int, cy: int) -> pygame.Surface:
        """The texture of a terrain where a chunk lies."""
        side = WEAVE * TILE
        return self._textures[kind].subsurface((cx * SIDE % side, cy * SIDE % side, AREA, AREA))

    def _weave(self, kind: int) -> pygame.Surface:
        """All tiles of a terrain in a seamless square, with patches, and a margin around it."""
        name, style = self._names[kind], self._styles[kind]
        count = self._sprites.tile_variants(name)
        tiles = [_opaque(self._sprites.tile(name, i)) for i in range(count)]
        size = WEAVE * TILE
        square = pygame.Surface((size, size))
        square.fill(tiles[0].get_at((0, 0)))
        for tile in tiles:
            tile.set_colorkey(tile.get_at((0, 0)))
        for i in range(WEAVE * WEAVE):
            # Marks are strewn about: their tiles' colour is clear, and they leave the rows.
            luck = scatter(i % WEAVE, i // WEAVE, 1)
            x = i % WEAVE * TILE + (luck >> 8) % TILE
            y = i // WEAVE * TILE + (luck >> 16) % TILE
            tile = tiles[luck % count]
            square.blit(tile, (x, y))
            if x > size - TILE or y > size - TILE:
                square.fblits((tile, at) for at in ((x - size, y), (x, y - size)))
                square.blit(tile, (x - size, y - size))
        veil = pygame.Surface((size, size))
        veil.fill(WHITE)
        dim = round(255 * style.dark)
        cool = (dim, min(255, dim + 3), min(255, dim + 7))
        self._dark.to_surface(veil, setcolor=cool, unsetcolor=None)
        square.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        veil.fill(BLACK)
        warm = (style.light, style.light, style.light // 3)
        self._light.to_surface(veil, setcolor=warm, unsetcolor=None)
        square.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        return _wrapped(square)

    def _patch_mask(self, dark: bool) -> Mask:
        """Where ground is darker, or lighter, than most."""
        sheet = self._sprites.ground("patches")
        colour = (0, 0, 0, 255) if dark else (255, 255, 255, 255)
        return pygame.mask.from_threshold(sheet, colour, (10, 10, 10, 10))

    def cliff_faces(self) -> pygame.Surface:
        """Slabs of rock from the front, over an area."""
        if self._faces is None:
            self._faces = pygame.Surface((AREA, AREA))
            tiles = [self._sprites.ground(f"face/{i}") for i in range(4)]
            for y in range(0, AREA, TILE):
                for x in range(0, AREA, TILE):
                    # The same after a chunk's width, so that faces go on across its edge.
                    pick = scatter(x // TILE % CHUNK, y // TILE % CHUNK, 2) % 4
                    self._faces.blit(tiles[pick], (x, y))
        return self._faces

    def light(self, cx: int, cy: int) -> Mask:
        """The light patches of all textures where a chunk lies."""
        side = WEAVE * TILE
        out = Mask((AREA, AREA))
        x, y = cx * SIDE % side - MARGIN, cy * SIDE % side - MARGIN
        for dx in (-side, 0, side):
            for dy in (-side, 0, side):
                out.draw(self._light, (dx - x, dy - y))
        return out


def _wrapped(square: pygame.Surface) -> pygame.Surface:
    """A seamless square with its own far edges around it, MARGIN and a chunk wide."""
    side = square.width
    out = pygame.Surface((side + 2 * MARGIN, side + 2 * MARGIN))
    for x in (-side, 0, side):
        for y in (-side, 0, side):
            out.blit(square, (x + MARGIN, y + MARGIN))
    return out


def _opaque(image: pygame.Surface) -> pygame.Surface:
    """A copy of a tile without see-through pixels."""
    out = pygame.Surface(image.size)
    out.blit(image, (0, 0))
    return out
