"""Chart: the map in the making, before there is a world of it.

Tiles are numbered y * width + x. The ground has codes of its own here; content says
which glyph each of them gets.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from game.core import rng
from game.core.openings import CLOCKWISE, MAY_BLOCK
from game.core.worldgen.noise import field

DEEP, WATER, SAND, GRASS, MEADOW, FOREST, ROCK, PATH = range(8)
TERRAIN = ("deep", "water", "sand", "grass", "meadow", "forest", "rock", "path")
"""Names of the terrain rows that the codes stand for, in their order."""
WALKABLE = (SAND, GRASS, MEADOW, FOREST, PATH)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the land is to be like, in permille of its tiles."""

    water: int = 115
    """The lowest of them, which lie under it."""
    rock: int = 45
    forest: int = 330
    meadow: int = 170
    villages: int = 0
    """How many there are; 0: by the number of people."""


USUAL = Shape()


class Chart:
    """Ground, and what is planned to stand on it."""

    def __init__(self, seed: int, width: int, height: int, shape: Shape = USUAL) -> None:
        """Grass everywhere."""
        self.seed = seed
        self.shape = shape
        self.width = width
        self.height = height
        self.ground = bytearray([GRASS]) * (width * height)
        """Terrain code of each tile."""
        self.taken = bytearray(width * height)
        """1 where something solid is to stand."""
        self.kept = bytearray(width * height)
        """1 where nothing solid may come: ways, beds, the tiles one gathers from."""
        self.fine = field(seed, "fine", width, height, 7, 2)
        """A texture of small features, 0..noise.TOP-1, for whatever wants a ragged edge."""
        self.objects: list[tuple[str, int, int]] = []
        """(kind, x, y) of all objects, in the order in which they are to be made."""

    def draw(self, purpose: str, entity: int, below: int) -> int:
        """A random integer in 0..below-1, keyed by seed, purpose and a number."""
        return rng.draw(self.seed, 0, entity, purpose, below)

    def inside(self, x: int, y: int) -> bool:
        """Whether the tile exists."""
        return 0 <= x < self.width and 0 <= y < self.height

    def walkable(self, tile: int) -> bool:
        """Whether the ground can be walked on."""
        return self.ground[tile] in WALKABLE

    def free(self, tile: int) -> bool:
        """Whether somebody could stand there when all is built."""
        return not self.taken[tile] and self.ground[tile] in WALKABLE

    def sides(self, tile: int) -> list[int]:
        """Up to four neighbours: north, east, south, west."""
        width, x = self.width, tile % self.width
        found = []
        if tile >= width:
            found.append(tile - width)
        if x < width - 1:
            found.append(tile + 1)
        if tile + width < len(self.ground):
            found.append(tile + width)
        if x:
            found.append(tile - 1)
        return found

    def may_block(self, tile: int) -> bool:
        """Whether something solid may stand here: free, not kept, and nobody is cut off.

        What is joined stays joined by straight steps, because the free tiles beside
        this one reach each other around it.
        """
        if self.kept[tile] or not self.free(tile):
            return False
        x, y = tile % self.width, tile // self.width
        mask = 0
        for bit, (ox, oy) in enumerate(CLOCKWISE):
            if self.inside(x + ox, y + oy) and self.free(tile + oy * self.width + ox):
                mask |= 1 << bit
        return bool(MAY_BLOCK[mask])

    def stand(self, kind: str, tile: int, reach: bool = False) -> bool:
        """Plan a solid object if it may stand there; `reach` keeps its four sides open."""
        if not self.may_block(tile):
            return False
        self.taken[tile] = 1
        self.objects.append((kind, tile % self.width, tile // self.width))
        if reach:
            for side in self.sides(tile):
                self.kept[side] = 1
        return True

    def away(self, sources: Iterable[int], limit: int) -> list[int]:
        """Straight steps from the nearest source, over any ground; limit + 1 is farther."""
        steps = [limit + 1] * len(self.ground)
        queue = deque(sources)
        for tile in queue:
            steps[tile] = 0
        while queue:
            tile = queue.popleft()
            further = steps[tile] + 1
            if further <= limit:
                for side in self.sides(tile):
                    if steps[side] > further:
                        steps[side] = further
                        queue.append(side)
        return steps
