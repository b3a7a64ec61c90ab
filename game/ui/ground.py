"""Ground: the baker for a world's own terrain."""

from game.core.world import World
from game.ui.sprites import Sprites
from game.ui.terrain_bake import TerrainBaker


def baker_of(world: World, sprites: Sprites) -> TerrainBaker:
    """A baker of a world's ground."""
    names = list(world.content.terrain)
    index = {ord(world.content.terrain[name].glyph): i for i, name in enumerate(names)}
    grid = world.grid
    terrain, width = grid.terrain, grid.width
    return TerrainBaker(
        names, lambda x, y: index[terrain[y * width + x]], width, grid.height, sprites
    )
