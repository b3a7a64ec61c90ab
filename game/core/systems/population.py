"""Population: newcomers keep the place inhabited.

Writes new people, at the edge of the world, who have heard of the village.
"""

from game.core.change import change
from game.core.events import Arrived
from game.core.people import learn_place, make_agent
from game.core.things import COIN, give_item
from game.core.world import World

EVERY = 60
"""Ticks between two arrivals at the least."""
PURSE = 6
"""The most coins that a newcomer brings along."""
STRAY = 80
"""Where there are enough people, one in so many of these chances brings a stranger, up to a
third more people than the rules want."""


def population(world: World) -> None:
    """One newcomer at a time while fewer people live than the rules want; else a stray one."""
    if world.tick % EVERY:
        return
    living, wanted = len(world.agents), world.rules.min_agents
    enough = living >= wanted
    if enough and (living >= wanted + wanted // 3 or world.draw(0, "stray", STRAY)):
        return
    spot = _edge(world)
    if spot is None:
        return
    agent = make_agent(world, *spot, home=_empty_bed(world))
    if COIN in world.content.items:
        give_item(world, agent, COIN, 1 + world.draw(agent, "purse", PURSE), "brought along")
    for kind in ("well", "campfire"):
        # They were told the way: the first of each kind is the village's.
        first = next((e for e in sorted(world.fixture) if world.kind[e] == kind), 0)
        if first:
            learn_place(world, agent, first)
    here = world.position[agent]
    event = world.emit(Arrived(agent=agent, x=here.x, y=here.y))
    change(world.mind, agent, cause=event)


def _edge(world: World) -> tuple[int, int] | None:
    """A free tile near a border, drawn; None if forty draws find none."""
    grid = world.grid
    for i in range(40):
        along = world.draw(i, "arrival", grid.width + grid.height)
        depth = world.draw(i, "arrival depth", 4)
        far = world.draw(i, "arrival side", 2)
        if along < grid.width:
            x, y = along, grid.height - 1 - depth if far else depth
        else:
            x, y = grid.width - 1 - depth if far else depth, along - grid.width
        if grid.inside(x, y) and grid.free(x, y):
            return x, y
    return None


def _empty_bed(world: World) -> int:
    """The first bed that is nobody's home, or 0."""
    taken = {persona.home for persona in world.persona.values()}
    beds = world.content.objects
    return next(
        (e for e in sorted(world.fixture) if beds[world.kind[e]].sleep and e not in taken), 0
    )
