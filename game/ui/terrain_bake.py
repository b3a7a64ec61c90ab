"""Terrain baking: tiles of ground become a picture with organic borders, shores and cliffs.

Every pixel belongs to a tile, but a tile's edges wander: `borders` of assets/sprites holds a
shape for each of 16 by 16 tiles, and the shapes fit together like a puzzle. The area of one
terrain is then a mask, and everything else is arithmetic on masks - foam is water that touches
land, a cliff's face is rock above what is lower - which takes a microsecond for a whole chunk.
No numpy is needed; what costs is painting through a mask, about 0.1 ms each.

All of it depends on the world's tiles and on nothing else, so chunks fit together and the same
world always looks the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pygame
from pygame.mask import Mask

from game.ui.sprites import TILE, Sprites
from game.ui.terrain_edges import (
    BLACK,
    CLIFF_FOOT,
    CLIFF_LIP,
    DROP,
    FACE,
    OTHER,
    STYLES,
    WHITE,
    Colour,
    Lights,
    Shore,
    Style,
)
from game.ui.terrain_masks import (
    AREA,
    AT,
    CHUNK,
    MARGIN,
    SIDE,
    both,
    gaps,
    grown,
    minus,
    moved,
    raised,
    scatter,
    union,
)

SPILL = 7
"""Pixels by which a tile's shape may leave its square."""
SHAPE = TILE + 2 * SPILL
PERIOD = 16
"""Tiles after which the shapes repeat."""
WEAVE = 32
"""Tiles after which the texture of a terrain repeats: light and dark patches, which tile where."""
DECAL_ODDS = 5
"""One tile of so many gets something that lies on it."""


class TerrainBaker:
    """Bakes chunks of one world's ground."""

    def __init__(
        self,
        tile_names: Sequence[str],
        terrain: Callable[[int, int], int],
        width: int,
        height: int,
        sprites: Sprites,
    ) -> None:
        """A world of `width` by `height` tiles; `terrain(x, y)` is an index into `tile_names`.

        `terrain` is asked anew at every call, for tiles inside the world only.
        """
        self.names = tuple(tile_names)
        self.width, self.height = width, height
        self._terrain = terrain
        self._sprites = sprites.at_zoom(1)
        self._styles = [STYLES.get(name, OTHER) for name in self.names]
        self._shapes = self._cut_shapes()
        self._decals = [self._sprites.decals(name) for name in self.names]
        self._shallows = self._sprites.decals("shallows")
        self._faces: pygame.Surface | None = None
        self._dark, self._light = self._patch_mask(dark=True), self._patch_mask(dark=False)
        self._full = Mask((AREA, AREA), fill=True)
        # All now, so that no frame later waits: about 3 ms and 1.2 MB for each terrain.
        gaps()
        self._textures = [self._weave(kind) for kind in range(len(self.names))]

    # --- what the window asks for ---

    def chunk(self, cx: int, cy: int) -> pygame.Surface:
        """The ground of 16 by 16 tiles at 16 pixels each; less where the world ends."""
        tiles = self._tiles(cx, cy)
        size = (
            min(SIDE, self.width * TILE - cx * SIDE),
            min(SIDE, self.height * TILE - cy * SIDE),
        )
        out = pygame.Surface(size)
        kinds = set(tiles)
        if len(kinds) == 1:
            out.blit(self._woven(kinds.pop(), cx, cy), AT)
        else:
            self._paint(out, self._masks(tiles), cx, cy)
        self._strew(out, tiles, cx, cy)
        return out

    def minimap(self, surface_size: tuple[int, int]) -> pygame.Surface:
        """The whole world, each tile in its terrain's colour, with shaded shores and cliffs."""
        plain, shaded = self._map_colours()
        rows = bytearray()
        above: list[int] = [self._terrain(x, 0) for x in range(self.width)]
        heights = [style.height for style in self._styles]
        for y in range(self.height):
            row = [self._terrain(x, y) for x in range(self.width)]
            for kind, north in zip(row, above, strict=True):
                lower = heights[kind] < heights[north]
                rows += shaded[kind] if lower else plain[kind]
            above = row
        whole = pygame.image.frombytes(bytes(rows), (self.width, self.height), "RGB")
        if surface_size == (self.width, self.height):
            return whole
        if surface_size[0] < self.width or surface_size[1] < self.height:
            return pygame.transform.smoothscale(whole, surface_size)
        return pygame.transform.scale(whole, surface_size)

    # --- the area of each terrain ---

    def _tiles(self, cx: int, cy: int) -> list[int]:
        """Terrain of the 20 by 20 tiles from two before the chunk; the world's rim goes on."""
        xs = [min(max(x, 0), self.width - 1) for x in range(cx * CHUNK - 2, cx * CHUNK + 18)]
        ys = [min(max(y, 0), self.height - 1) for y in range(cy * CHUNK - 2, cy * CHUNK + 18)]
        terrain = self._terrain
        return [terrain(x, y) for y in ys for x in xs]

    def _cut_shapes(self) -> list[Mask]:
        sheet = self._sprites.ground("borders")
        return [
            pygame.mask.from_surface(sheet.subsurface((i * SHAPE, j * SHAPE, SHAPE, SHAPE)))
            for j in range(PERIOD)
            for i in range(PERIOD)
        ]

    def _masks(self, tiles: list[int]) -> dict[int, Mask]:
        """The area of each kind of ground, lowest first."""
        order = sorted(set(tiles), key=lambda kind: (self._styles[kind].height, kind))
        masks = {kind: Mask((AREA, AREA)) for kind in order}
        draws = {kind: mask.draw for kind, mask in masks.items()}
        shapes = self._shapes
        left = MARGIN - SPILL - 2 * TILE
        i = 0
        for row in range(20):
            y = left + row * TILE
            base = (row - 2) % PERIOD * PERIOD
            for column in range(20):
                draws[tiles[i]](shapes[base + (column - 2) % PERIOD], (left + column * TILE, y))
                i += 1
        return masks

    # --- textures ---

    def _woven(self, kind: int, cx: int, cy: int) -> pygame.Surface:
        """The texture of a terrain where a chunk lies."""
        side = WEAVE * TILE
        return self._textures[kind].subsurface((cx * SIDE % side, cy * SIDE % side, AREA, AREA))

    def _weave(self, kind: int) -> pygame.Surface:
        """All tiles of a terrain in a seamless square, with patches, and a margin around it."""
        name, style = self.names[kind], self._styles[kind]
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

    def _cliff_faces(self) -> pygame.Surface:
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

    def _map_colours(self) -> tuple[list[bytes], list[bytes]]:
        means = [_mean(self._sprites.tile(name)) for name in self.names]
        shaded = [(r * 82 // 100, g * 82 // 100, b * 88 // 100) for r, g, b in means]
        return [bytes(c) for c in means], [bytes(c) for c in shaded]

    # --- painting ---

    def _paint(self, out: pygame.Surface, masks: dict[int, Mask], cx: int, cy: int) -> None:
        """Ground, then light and shadow, then the lines where kinds of ground meet.

        Everything of one light is gathered first and laid on at once, since each painting
        through a mask looks at every pixel.
        """
        most = max(masks, key=lambda kind: masks[kind].count())
        out.blit(self._woven(most, cx, cy), AT)
        for kind, mask in masks.items():
            if kind != most:
                mask.to_surface(out, setsurface=self._woven(kind, cx, cy), unsetcolor=None, dest=AT)
        light = Lights()
        for lower, mask, style in self._steps(masks):
            light.rim(lower, mask, style)
        wet = union(mask for kind, mask in masks.items() if self._styles[kind].liquid)
        shore = None
        if wet.count() and wet.count() < AREA * AREA:
            shore = Shore(self._full, wet, *self._banked(masks))
            light.soaked, light.shelf = shore.soaked, shore.shelf
        light.lay_on(out)
        self._deepen(out, masks, wet)
        if shore:
            shore.paint(out, self._window(self._light, cx, cy))
        rock = union(mask for kind, mask in masks.items() if self._styles[kind].cliff)
        if rock.count():
            self._cliff(out, rock)

    def _steps(self, masks: dict[int, Mask]) -> Iterator[tuple[Mask, Mask, Style]]:
        """Each dry kind of ground, and before it all that is lower."""
        lower, level = Mask((AREA, AREA)), Mask((AREA, AREA))
        height = -1
        for kind, mask in masks.items():
            style = self._styles[kind]
            if style.height != height:
                lower.draw(level, (0, 0))
                level.clear()
                height = style.height
            level.draw(mask, (0, 0))
            if not style.liquid and lower.count():
                yield lower, mask, style

    def _banked(self, masks: dict[int, Mask]) -> tuple[Mask, Mask]:
        """Land that falls to water with a bank, and land that slopes into it."""
        dry = [(mask, self._styles[kind]) for kind, mask in masks.items()]
        return (
            union(mask for mask, style in dry if not style.liquid and style.bank),
            union(mask for mask, style in dry if not style.liquid and not style.bank),
        )

    def _deepen(self, out: pygame.Surface, masks: dict[int, Mask], wet: Mask) -> None:
        """A line where shallow water falls off to deep."""
        limit = STYLES["water"].height
        deep = union(mask for kind, mask in masks.items() if self._styles[kind].height < limit)
        if deep.count():
            drop = both(grown(deep, 1), minus(wet, deep))
            drop.to_surface(out, setcolor=DROP, unsetcolor=None, dest=AT)

    def _cliff(self, out: pygame.Surface, rock: Mask) -> None:
        """A face where rock ends towards us, a lip over it, and rims around the top."""
        rest = minus(self._full, rock)
        face = both(raised(rest, FACE), rock)
        face.to_surface(out, setsurface=self._cliff_faces(), unsetcolor=None, dest=AT)
        foot = raised(rest, 2)
        foot.draw(rest, (-1, 0))
        both(foot, rock).to_surface(out, setcolor=CLIFF_FOOT, unsetcolor=None, dest=AT)
        lip = moved(face, (0, -1))
        lip.draw(rest, (1, 0))
        lip.draw(rest, (0, 1))
        lip = minus(both(lip, rock), face)
        lip.to_surface(out, setcolor=CLIFF_LIP, unsetcolor=None, dest=AT)

    def _window(self, mask: Mask, cx: int, cy: int) -> Mask:
        """The part of a woven mask where a chunk lies."""
        side = WEAVE * TILE
        out = Mask((AREA, AREA))
        x, y = cx * SIDE % side - MARGIN, cy * SIDE % side - MARGIN
        for dx in (-side, 0, side):
            for dy in (-side, 0, side):
                out.draw(mask, (dx - x, dy - y))
        return out

    # --- what lies on it ---

    def _strew(self, out: pygame.Surface, tiles: list[int], cx: int, cy: int) -> None:
        """Flowers, stones, lilies: inside tiles whose neighbours are the same ground."""
        for row in range(2, 18):
            for column in range(2, 18):
                chance = scatter(cx * CHUNK + column, cy * CHUNK + row, 3)
                if chance % DECAL_ODDS:
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


def _mean(image: pygame.Surface) -> Colour:
    red, green, blue = pygame.transform.average_color(image)[:3]
    return int(red), int(green), int(blue)
