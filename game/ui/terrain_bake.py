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

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pygame
from pygame.mask import Mask

from game.ui.sprites import TILE, Sprites

CHUNK = 16
"""Tiles along a chunk's edge."""
SIDE = CHUNK * TILE
MARGIN = 16
"""Pixels around a chunk that are worked out too, so that what reaches over its edge is right."""
AREA = SIDE + 2 * MARGIN
SPILL = 7
"""Pixels by which a tile's shape may leave its square."""
AT = (-MARGIN, -MARGIN)
"""Where what is worked out lies from the chunk's corner."""
SHAPE = TILE + 2 * SPILL
PERIOD = 16
"""Tiles after which the shapes repeat."""
WEAVE = 32
"""Tiles after which the texture of a terrain repeats: light and dark patches, which tile where."""
DECAL_ODDS = 5
"""One tile of so many gets something that lies on it."""

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
        self._ripples = self._patch_mask(dark=False)
        self._gaps = _gaps()
        self._full = Mask((AREA, AREA), fill=True)
        # All now, so that no frame later waits for one: about 8 ms and 1.2 MB each.
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
            for at in {(x, y), (x - size, y), (x, y - size), (x - size, y - size)}:
                square.blit(tiles[luck % count], at)
        veil = pygame.Surface((size, size))
        veil.fill(WHITE)
        dim = round(255 * style.dark)
        cool = (dim, min(255, dim + 3), min(255, dim + 7))
        self._patch_mask(dark=True).to_surface(veil, setcolor=cool, unsetcolor=None)
        square.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        veil.fill((0, 0, 0))
        warm = (style.light, style.light, style.light // 3)
        self._patch_mask(dark=False).to_surface(veil, setcolor=warm, unsetcolor=None)
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
        light = Lights(self._gaps)
        for lower, mask, style in self._steps(masks):
            light.rim(lower, mask, style)
        wet = _union(mask for kind, mask in masks.items() if self._styles[kind].liquid)
        shore = None
        if wet.count() and wet.count() < AREA * AREA:
            shore = Shore(self._full, wet, *self._banked(masks))
            light.soaked, light.shelf = shore.soaked, shore.shelf
        light.lay_on(out)
        self._deepen(out, masks, wet)
        if shore:
            shore.paint(out, self._window(self._ripples, cx, cy), self._gaps)
        rock = _union(mask for kind, mask in masks.items() if self._styles[kind].cliff)
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
            _union(mask for mask, style in dry if not style.liquid and style.bank),
            _union(mask for mask, style in dry if not style.liquid and not style.bank),
        )

    def _deepen(self, out: pygame.Surface, masks: dict[int, Mask], wet: Mask) -> None:
        """A line where shallow water falls off to deep."""
        limit = STYLES["water"].height
        deep = _union(mask for kind, mask in masks.items() if self._styles[kind].height < limit)
        if deep.count():
            drop = _both(_grown(deep, 1), _minus(wet, deep))
            drop.to_surface(out, setcolor=DROP, unsetcolor=None, dest=AT)

    def _cliff(self, out: pygame.Surface, rock: Mask) -> None:
        """A face where rock ends towards us, a lip over it, and rims around the top."""
        rest = _minus(self._full, rock)
        face = _both(_raised(rest, FACE), rock)
        face.to_surface(out, setsurface=self._cliff_faces(), unsetcolor=None, dest=AT)
        foot = _raised(rest, 2)
        foot.draw(rest, (-1, 0))
        _both(foot, rock).to_surface(out, setcolor=CLIFF_FOOT, unsetcolor=None, dest=AT)
        lip = _moved(face, (0, -1))
        lip.draw(rest, (1, 0))
        lip.draw(rest, (0, 1))
        lip = _minus(_both(lip, rock), face)
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
        """Flowers, stones, lilies: on tiles whose neighbours are the same ground."""
        for row in range(1, 19):
            for column in range(1, 19):
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
        for r in range(max(0, row - 2), min(20, row + 3)):
            for c in range(max(0, column - 2), min(20, column + 3)):
                if not self._styles[tiles[r * 20 + c]].liquid:
                    return True
        return False


class Lights:
    """What is darkened and lightened, gathered and laid on at once."""

    def __init__(self, gaps: Mask) -> None:
        """`gaps` breaks the light rims."""
        self._gaps = gaps
        self.shade, self.dark, self.lit = (Mask((AREA, AREA)) for _ in range(3))
        self.soaked: Mask | None = None
        self.shelf: Mask | None = None

    def rim(self, lower: Mask, mask: Mask, style: Style) -> None:
        """Higher ground: a light rim up and left, a dark one down and right, and a shadow."""
        if not style.cliff:
            lit = _moved(lower, (0, 1))
            lit.draw(lower, (1, 0))
            self.lit.draw(_minus(_both(lit, mask), self._gaps), (0, 0))
            dark = _moved(lower, (0, -1))
            dark.draw(lower, (-1, 0))
            self.dark.draw(_both(dark, mask), (0, 0))
        cast = _fallen(mask, 3 if style.cliff else 1)
        for _ in range(3 if style.cliff else 1):
            cast.draw(_moved(cast, (1, 0)), (0, 0))
        self.shade.draw(_both(cast, lower), (0, 0))

    def lay_on(self, out: pygame.Surface) -> None:
        """Multiply the shadows, add the lights."""
        veil = pygame.Surface((SIDE, SIDE))
        veil.fill(WHITE)
        if self.soaked:
            self.soaked.to_surface(veil, setcolor=WET, unsetcolor=None, dest=AT)
        self.dark.to_surface(veil, setcolor=RIM_DARK, unsetcolor=None, dest=AT)
        self.shade.to_surface(veil, setcolor=SHADE, unsetcolor=None, dest=AT)
        out.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        veil.fill(BLACK)
        self.lit.to_surface(veil, setcolor=RIM_LIGHT, unsetcolor=None, dest=AT)
        if self.shelf:
            self.shelf.to_surface(veil, setcolor=SHELF, unsetcolor=None, dest=AT)
        out.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_ADD)


class Shore:
    """Where water meets land: a bank, foam, shallows, a ripple further out, a wet beach."""

    def __init__(self, full: Mask, wet: Mask, steep: Mask, beach: Mask) -> None:
        """Of a chunk's water, its land with banks and its land without."""
        self._wet = wet
        land = _minus(full, wet)
        near = _grown(land, 4)
        self.shelf = _both(near, wet)
        self.soaked = _both(_grown(wet, 3), beach) if beach.count() else None
        self._ripple = _both(_minus(_grown(near, 3), _grown(near, 2)), wet)
        self._bank = _both(_fallen(steep, BANK), wet)
        self._foot = _minus(_both(_fallen(steep, BANK + 1), wet), self._bank)
        solid = _union((land, self._bank, self._foot))
        self._foam = _both(_minus(_grown(solid, 1), solid), wet)

    def paint(self, out: pygame.Surface, ripples: Mask, gaps: Mask) -> None:
        """Lines of foam and earth; the ripple only where `ripples` is set."""
        ripple = _both(self._ripple, ripples)
        foam = _minus(self._foam, gaps)
        for mask, colour in (
            (ripple, RIPPLE),
            (self._bank, EARTH),
            (self._foot, EARTH_DARK),
            (foam, FOAM),
        ):
            if mask.count():
                mask.to_surface(out, setcolor=colour, unsetcolor=None, dest=AT)


def scatter(x: int, y: int, salt: int) -> int:
    """A number that looks like chance and is the same for ever; 32 bits.

    >>> scatter(1, 2, 3) == scatter(1, 2, 3) != scatter(2, 1, 3)
    True
    """
    n = (x * 0x9E3779B1 + y * 0x85EBCA77 + salt * 0xC2B2AE3D) & 0xFFFFFFFF
    n = (n ^ (n >> 15)) * 0x2C1B3C6D & 0xFFFFFFFF
    n = (n ^ (n >> 12)) * 0x297A2D39 & 0xFFFFFFFF
    return n ^ (n >> 15)


def _union(masks: Iterable[Mask]) -> Mask:
    out = Mask((AREA, AREA))
    for mask in masks:
        out.draw(mask, (0, 0))
    return out


def _both(mask: Mask, other: Mask) -> Mask:
    return mask.overlap_mask(other, (0, 0))


def _minus(mask: Mask, other: Mask) -> Mask:
    out = mask.copy()
    out.erase(other, (0, 0))
    return out


def _moved(mask: Mask, by: tuple[int, int]) -> Mask:
    """The mask shifted; what comes in from outside is empty."""
    out = Mask((AREA, AREA))
    out.draw(mask, by)
    return out


def _grown(mask: Mask, by: int) -> Mask:
    """With everything within `by` pixels; steps along rows and columns take turns with aslant."""
    out = mask
    for step in range(by):
        wider = out.copy()
        wider.draw(out, (1, 0))
        wider.draw(out, (-1, 0))
        if step % 2:
            out = wider.copy()
        wider.draw(out, (0, 1))
        wider.draw(out, (0, -1))
        out = wider
    return out


def _fallen(mask: Mask, by: int) -> Mask:
    """With everything up to `by` pixels below it."""
    out = mask.copy()
    for step in range(1, by + 1):
        out.draw(mask, (0, step))
    return out


def _raised(mask: Mask, by: int) -> Mask:
    """With everything up to `by` pixels above it."""
    out = mask.copy()
    for step in range(1, by + 1):
        out.draw(mask, (0, -step))
    return out


def _gaps() -> Mask:
    """Where rims and foam are broken: small blocks, the same in each chunk."""
    out = Mask((AREA, AREA))
    block = Mask((2, 2), fill=True)
    half = SIDE // 2
    for y in range(0, AREA, 2):
        for x in range(0, AREA, 2):
            if scatter((x - MARGIN) // 2 % half, (y - MARGIN) // 2 % half, 4) % 5 == 0:
                out.draw(block, (x, y))
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


def _mean(image: pygame.Surface) -> Colour:
    red, green, blue = pygame.transform.average_color(image)[:3]
    return int(red), int(green), int(blue)
