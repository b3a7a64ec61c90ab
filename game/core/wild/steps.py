"""Steps: how creatures get about, cheaply.

They go straight for where they want to be. Only one that has been stopped, and has a goal
worth it, searches for a way, and never far.
"""

from game.core.components import Motion
from game.core.grid import NEIGHBOURS, distance
from game.core.path import find_path
from game.core.world import World

GRASS = 3
"""Ticks a step that the pace of a row is meant for."""


def step(world: World, entity: int, x: int, y: int, ticks: int) -> bool:
    """One step to a neighbouring tile, if it is free and no corner is cut."""
    grid, here = world.grid, world.position[entity]
    if not grid.free(x, y) or y * grid.width + x in grid.barred:
        return False
    if x != here.x and y != here.y:
        if grid.blocked[here.y * grid.width + x] or grid.blocked[y * grid.width + here.x]:
            return False
        ticks = (ticks * 14 + 5) // 10
    world.motion[entity] = Motion(here.x, here.y, world.tick, world.tick + ticks)
    world.move(entity, x, y)
    world.creature[entity].ready_at = world.tick + ticks
    return True


def towards(world: World, entity: int, x: int, y: int, ticks: int, search: bool = False) -> bool:
    """One step nearer to a tile; with `search`, around what stands in between."""
    creature, here, width = world.creature[entity], world.position[entity], world.grid.width
    if creature.path:
        tile, creature.path = creature.path[-1], creature.path[:-1]
        beside = distance(tile % width, tile // width, here.x, here.y) == 1
        near = distance(here.x, here.y, x, y) <= 3
        if beside and not near and step(world, entity, tile % width, tile // width, ticks):
            return True
        creature.path = ()
    now = _far(here.x, here.y, x, y)
    ways = sorted(
        (_far(here.x + dx, here.y + dy, x, y), i) for i, (dx, dy) in enumerate(NEIGHBOURS)
    )
    for far, i in ways[:3]:
        dx, dy = NEIGHBOURS[i]
        if far < now and step(world, entity, here.x + dx, here.y + dy, ticks):
            return True
    if not search:
        return False
    start, goal = here.y * width + here.x, y * width + x
    path = find_path(world.grid, start, goal, 1, around_people=True, beast=True)
    if path:
        tile, creature.path = path[-1], tuple(path[:-1])
        return step(world, entity, tile % width, tile // width, ticks)
    return False


def away(world: World, entity: int, x: int, y: int, ticks: int) -> bool:
    """One step further from a tile, straight if it can be, sideways if it must."""
    here = world.position[entity]
    now = _far(here.x, here.y, x, y)
    ways = sorted(
        (-_far(here.x + dx, here.y + dy, x, y), i) for i, (dx, dy) in enumerate(NEIGHBOURS)
    )
    for far, i in ways[:5]:
        dx, dy = NEIGHBOURS[i]
        if -far > now and step(world, entity, here.x + dx, here.y + dy, ticks):
            return True
    return False


def _far(x0: int, y0: int, x1: int, y1: int) -> int:
    return (x0 - x1) * (x0 - x1) + (y0 - y1) * (y0 - y1)
