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
    CLIFF_FOOT,
    CLIFF_LIP,
    DROP,
    FACE,
    OTHER,
    STYLES,
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
    union,
)
from game.ui.terrain_minimap import draw_minimap
from game.ui.terrain_strew import Strewn
from game.ui.terrain_weave import Weave

SPILL = 7
"""Pixels by which a tile's shape may leave its square."""
SHAPE = TILE + 2 * SPILL
PERIOD = 16
"""Tiles after which the shapes repeat."""


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
        self._strewn = Strewn(self.names, self._styles, self._sprites)
        self._full = Mask((AREA, AREA), fill=True)
        gaps()  # now, so that no frame later waits
        self._weave = Weave(self.names, self._styles, self._sprites)

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
            out.blit(self._weave.at(kinds.pop(), cx, cy), AT)
        else:
            self._paint(out, self._masks(tiles), cx, cy)
        self._strewn.lay_on(out, tiles, cx, cy)
        return out

    def minimap(self, surface_size: tuple[int, int]) -> pygame.Surface:
        """The whole world, each tile in its terrain's colour, with shaded shores and cliffs."""
        return draw_minimap(
            self.names,
            self._styles,
            self._terrain,
            (self.width, self.height),
            self._sprites,
            surface_size,
        )

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

    # --- painting ---

    def _paint(self, out: pygame.Surface, masks: dict[int, Mask], cx: int, cy: int) -> None:
        """Ground, then light and shadow, then the lines where kinds of ground meet.

        Everything of one light is gathered first and laid on at once, since each painting
        through a mask looks at every pixel.
        """
        most = max(masks, key=lambda kind: masks[kind].count())
        out.blit(self._weave.at(most, cx, cy), AT)
        for kind, mask in masks.items():
            if kind != most:
                mask.to_surface(
                    out, setsurface=self._weave.at(kind, cx, cy), unsetcolor=None, dest=AT
                )
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
            shore.paint(out, self._weave.light(cx, cy))
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
        face.to_surface(out, setsurface=self._weave.cliff_faces(), unsetcolor=None, dest=AT)
        foot = raised(rest, 2)
        foot.draw(rest, (-1, 0))
        both(foot, rock).to_surface(out, setcolor=CLIFF_FOOT, unsetcolor=None, dest=AT)
        lip = moved(face, (0, -1))
        lip.draw(rest, (1, 0))
        lip.draw(rest, (0, 1))
        lip = minus(both(lip, rock), face)
        lip.to_surface(out, setcolor=CLIFF_LIP, unsetcolor=None, dest=AT)
