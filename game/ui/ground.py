"""Ground: the baker for a world's own terrain, and what of it changes while it is shown."""

from collections.abc import Sequence

from game.core.world import World
from game.ui.sprites import Sprites
from game.ui.terrain_bake import TerrainBaker

Tile = tuple[int, int]


class Ground:
    """The ground of a world as it is shown: the baker draws from a copy.

    Magic changes ground for a time, and the past has other ground than today.
    """

    def __init__(self, world: World, sprites: Sprites) -> None:
        """The ground as it is now."""
        rows = world.content.terrain
        names = list(rows)
        index = {ord(rows[name].glyph): i for i, name in enumerate(names)}
        grid = world.grid
        self._shown = bytes(grid.terrain)
        self._width = grid.width
        self.baker = TerrainBaker(
            names,
            lambda x, y: index[self._shown[y * self._width + x]],
            grid.width,
            grid.height,
            sprites,
        )

    def changed(self, world: World) -> Sequence[Tile]:
        """Where a world's ground is another than was shown; from now on it is shown."""
        terrain = world.grid.terrain
        if terrain == self._shown or len(terrain) != len(self._shown):
            return ()
        before, after = self._shown, bytes(terrain)
        self._shown, width = after, self._width
        tiles: list[Tile] = []
        for start in range(0, len(after), width):  # a large world has 250,000 tiles
            old, new = before[start : start + width], after[start : start + width]
            if old != new:
                tiles += [(x, start // width) for x in range(width) if old[x] != new[x]]
        return tiles


def baker_of(world: World, sprites: Sprites) -> TerrainBaker:
    """A baker of a world's ground as it is now."""
    return Ground(world, sprites).baker
