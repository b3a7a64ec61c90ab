"""Fencing: where the next piece of a fence around somebody's home goes, and the gate in it.

A fence stands two steps from the bed, all around. Nothing solid may ever cut a place off
(`openings.py`), so the last gap can't be fenced: it takes a gate, which people walk through
and what comes to harm them does not.
"""

from typing import NamedTuple

from game.core.grid import Grid
from game.core.guarding import raids_known
from game.core.openings import may_build
from game.core.world import World

AWAY = 2
"""Steps from the bed to the fence."""


class Post(NamedTuple):
    """What goes up next, and where."""

    gate: bool
    x: int
    y: int


def next_post(world: World, agent: int) -> Post | None:
    """The next piece around somebody's own bed; None if it is closed, or they have none."""
    home = world.persona[agent].home
    bed = world.position.get(home)
    if bed is None or world.fixture[home].owner != agent:
        return None
    grid = world.grid
    gap: Post | None = None
    for x, y in _ring(bed.x, bed.y):
        if not _open(grid, x, y):
            continue
        if may_build(grid, x, y, solid=True):
            return Post(False, x, y)
        if may_build(grid, x, y, solid=False):
            gap = gap or Post(True, x, y)
    return gap


def lacks(world: World, agent: int) -> str:
    """What somebody's home wants for its safety, `fence` or `gate`: after a raid, or once begun."""
    if not begun(world, agent) and not raids_known(world, agent):
        return ""
    post = next_post(world, agent)
    return "" if post is None else "gate" if post.gate else "fence"


def begun(world: World, agent: int) -> bool:
    """Whether some of a fence stands about somebody's home."""
    bed = world.position.get(world.persona[agent].home)
    if bed is None:
        return False
    width, solid = world.grid.width, world.grid.solid
    middle = bed.y * width + bed.x
    for x, y in _AROUND:  # every mind asks, so a tile without anything costs but a look
        entity = solid.get(middle + y * width + x)
        if entity is not None and _is_fence(world, entity):
            return True
    return False


def _ring(x: int, y: int) -> list[tuple[int, int]]:
    """The sixteen tiles around a bed, side by side from the north-west."""
    far = range(-AWAY, AWAY)
    return [
        *((x + i, y - AWAY) for i in far),
        *((x + AWAY, y + i) for i in far),
        *((x - i, y + AWAY) for i in far),
        *((x - AWAY, y - i) for i in far),
    ]


def _open(grid: Grid, x: int, y: int) -> bool:
    """Whether raiders could come this way."""
    if not grid.inside(x, y):
        return False
    tile = y * grid.width + x
    return not grid.blocked[tile] and tile not in grid.barred


def _is_fence(world: World, entity: int) -> bool:
    row = world.content.objects.get(world.kind.get(entity, ""))
    return row is not None and row.fence


_AROUND = tuple(_ring(0, 0))
"""The tiles of a ring, as steps from the bed."""
