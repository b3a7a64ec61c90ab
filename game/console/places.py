"""Places: where something goes when nobody says where."""

from game.console.context import Context
from game.core.world import World

_HEARTS = ("campfire", "well", "bed")
"""Objects about which people live, the most telling first."""


def here(context: Context) -> tuple[int, int]:
    """Where the view points, or the middle of the village."""
    return context.cursor() or village(context.world)


def village(world: World) -> tuple[int, int]:
    """The middle of where people live: of the fires, else wells, else beds, else the map."""
    for kind in _HEARTS:
        spots = [world.position[entity] for entity in world.fixture if world.kind[entity] == kind]
        if spots:
            # The one in the middle, not the mean: between two villages there may be a lake.
            xs, ys = sorted(s.x for s in spots), sorted(s.y for s in spots)
            middle = xs[len(xs) // 2], ys[len(ys) // 2]
            near = min(spots, key=lambda s: (abs(s.x - middle[0]) + abs(s.y - middle[1]), s.y, s.x))
            return near.x, near.y
    return world.grid.width // 2, world.grid.height // 2
