"""What the game bakes ground with: the shapes of borders, broad patches, the faces of cliffs.

`borders`: 16 by 16 shapes of 30 by 30 pixels. The shape at column i, row j is the ground of every
tile whose coordinates are i and j modulo 16: its 16 by 16 square with edges that wander up to seven
pixels out and in. The shapes fit together without gap or overlap, because each pixel belongs to
the one tile that it finds when it looks a little aside, as far as a noise tells it.

`patches`: 512 by 512, white where ground is lighter and black where it is darker, seamless.
"""

from __future__ import annotations

from random import Random

from tools.art.canvas import Canvas, Picture
from tools.art.ramps import GROUND

TILE = 16
PERIOD = 16  # tiles after which borders repeat: as many as a chunk has
SPILL = 7
SHAPE = TILE + 2 * SPILL
PATCHES = 512


class Noise:
    """Smooth noise on a square of `size` pixels, seamless, with `cells` bumps along an edge."""

    def __init__(self, seed: str, size: int, cells: int) -> None:
        dice = Random(seed)
        self.cells = cells
        self.step = cells / size
        self.grid = [[dice.random() for _ in range(cells)] for _ in range(cells)]

    def at(self, x: int, y: int) -> float:
        """Its height there, 0..1."""
        fx, fy = x * self.step, y * self.step
        x0, y0 = int(fx), int(fy)
        tx, ty = fx - x0, fy - y0
        tx, ty = tx * tx * (3 - 2 * tx), ty * ty * (3 - 2 * ty)
        row, below = self.grid[y0 % self.cells], self.grid[(y0 + 1) % self.cells]
        left, right = x0 % self.cells, (x0 + 1) % self.cells
        top = row[left] + (row[right] - row[left]) * tx
        bottom = below[left] + (below[right] - below[left]) * tx
        return top + (bottom - top) * ty


def borders() -> Canvas:
    """Who owns which pixel, tile by tile."""
    size = PERIOD * TILE
    canvas = Canvas(PERIOD * SHAPE, PERIOD * SHAPE)
    aside = [
        (
            (Noise(f"border {axis} broad", size, 22), 16.0),
            (Noise(f"border {axis} fine", size, 76), 4.2),
        )
        for axis in "xy"
    ]

    def shift(axis: int, x: int, y: int) -> float:
        broad, fine = aside[axis]
        moved = (broad[0].at(x, y) - 0.5) * broad[1] + (fine[0].at(x, y) - 0.5) * fine[1]
        return max(0.5 - SPILL, min(SPILL - 0.5, moved))

    owners = [
        (
            int(x + shift(0, x, y) + size) // TILE - PERIOD,
            int(y + shift(1, x, y) + size) // TILE - PERIOD,
        )
        for y in range(size)
        for x in range(size)
    ]
    _gather(owners, size)
    for i, (tile_x, tile_y) in enumerate(owners):
        inside_x, inside_y = i % size - tile_x * TILE + SPILL, i // size - tile_y * TILE + SPILL
        left, top = tile_x % PERIOD * SHAPE, tile_y % PERIOD * SHAPE
        canvas.put(left + inside_x, top + inside_y, (255, 255, 255))
    return canvas


def _gather(owners: list[tuple[int, int]], size: int) -> None:
    """Give crumbs, which touch no larger part of their tile, to the tile around them."""
    middle = TILE // 2
    home = set()
    for start in range(size * size):
        x, y = start % size, start // size
        if x % TILE != middle or y % TILE != middle:
            continue
        reach = [(x, y)]
        while reach:
            x, y = reach.pop()
            spot = y % size * size + x % size
            if spot in home:
                continue
            tile_x, tile_y = owners[spot]
            # In the tile's own count, wherever the square wraps around.
            if (tile_x - start % size // TILE) % PERIOD or (
                tile_y - start // size // TILE
            ) % PERIOD:
                continue
            home.add(spot)
            reach += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    lost = [spot for spot in range(size * size) if spot not in home]
    while lost:
        left = []
        for spot in lost:
            x, y = spot % size, spot // size
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                beside = (y + dy) % size * size + (x + dx) % size
                tile_x, tile_y = owners[beside]
                # A neighbour across the square's rim counts from its own side of it.
                tile_x += ((x + dx) // size) * PERIOD
                tile_y += ((y + dy) // size) * PERIOD
                inside_x, inside_y = x - tile_x * TILE + SPILL, y - tile_y * TILE + SPILL
                if beside in home and 0 <= inside_x < SHAPE and 0 <= inside_y < SHAPE:
                    owners[spot] = (tile_x, tile_y)
                    home.add(spot)
                    break
            else:
                left.append(spot)
        if len(left) == len(lost):
            break
        lost = left


def patches() -> Canvas:
    """Light and dark areas with edges like tufts."""
    broad = Noise("patches broad", PATCHES, 11)
    middle = Noise("patches middle", PATCHES, 30)
    fine = Noise("patches fine", PATCHES, 190)
    canvas = Canvas(PATCHES, PATCHES)
    for y in range(PATCHES):
        for x in range(PATCHES):
            height = 0.62 * broad.at(x, y) + 0.38 * middle.at(x, y) + 0.1 * (fine.at(x, y) - 0.5)
            if height > 0.585:
                canvas.put(x, y, (255, 255, 255))
            elif height < 0.425:
                canvas.put(x, y, (0, 0, 0))
    return canvas


def face(variant: int) -> Canvas:
    """A cliff from the front: slabs of unequal width, lit from the left."""
    dice = Random(f"face {variant}")
    tones = GROUND["rock"]
    canvas = Canvas(TILE, TILE)
    x = 0
    while x < TILE:
        width = min(TILE - x, 2 + int(dice.random() * 4))
        foot = int(dice.random() * TILE)
        for y in range(TILE):
            for i in range(width):
                tone = 2 if i == 0 and width > 2 else 0 if i == width - 1 else 1
                if (y - foot) % TILE < 1 and i < width - 1:
                    tone = 0
                canvas.put(x + i, y, tones[tone])
        x += width
    return canvas


UNKNOWN = """
0000000011111111
0000000011111111
0022220011111111
0200002011111111
0000020011111111
0000200011111111
0000000011111111
0000200011111111
1111111100000000
1111111100000000
1111111100222200
1111111102000020
1111111100000200
1111111100002000
1111111100000000
1111111100002000
"""


def draw() -> dict[str, Picture]:
    """Shapes and textures, and the tile of a terrain that has none."""
    unknown = Canvas(TILE, TILE)
    unknown.rows(UNKNOWN, {"0": (104, 92, 116), "1": (88, 78, 104), "2": (226, 210, 120)})
    faces = {f"face/{i}": Picture(face(i)) for i in range(4)}
    return {
        "borders": Picture(borders()),
        "patches": Picture(patches()),
        **faces,
        "unknown": Picture(unknown),
    }
