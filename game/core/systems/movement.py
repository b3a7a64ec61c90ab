"""Movement: walk towards where the intent can be done.

Writes Position, Motion, Mind. One step at a time; a walker finds a way around what
stands, waits a little for people to pass, then goes around them, and gives up when
there is no way.
"""

from collections.abc import Iterator

from game.core.actions import ACTIONS
from game.core.change import change
from game.core.components import Mind, Motion, Position
from game.core.grid import distance
from game.core.path import find_path
from game.core.statuses import paced, stilled
from game.core.taking_up import begin, gave_up
from game.core.world import World

PATIENCE = 5
"""Steps in a row that may be blocked before the walk is given up."""
HELD = 3
"""Ticks after which somebody who can do nothing tries again."""
LONGEST = 500
"""Ticks that one walk may take."""
SLICE = 24
"""Who have gone on, after which the rest can wait."""


def movement(world: World) -> Iterator[None]:
    """Move everybody who walks and is not in mid-step."""
    tick, minds, gone = world.tick, world.mind, 0
    for agent in world.agents:
        mind = minds[agent]
        if mind.ready_at <= tick and mind.stage == "walking":
            if agent in world.statuses and stilled(world, agent):
                change(minds, agent, ready_at=tick + HELD)
            else:
                _walk(world, agent, mind)
            gone += 1
            if not gone % SLICE:
                yield


def _walk(world: World, agent: int, mind: Mind) -> None:
    intent, grid = mind.intent, world.grid
    assert intent is not None
    action = ACTIONS[intent.action]
    reason = action.refuse(world, agent, intent)
    aim = None if reason else action.aim(world, agent, intent)
    if reason or aim is None:
        gave_up(world, agent, reason or "it is gone")
        return
    here = world.position[agent]
    aim_x, aim_y, reach = aim
    if -reach <= here.x - aim_x <= reach and -reach <= here.y - aim_y <= reach:
        begin(world, agent)
        return
    if world.tick - mind.started > LONGEST:
        gave_up(world, agent, "it is too far")
        return
    width = grid.width
    goal = aim_y * width + aim_x
    # A target that walks is followed anew when it is two steps from where it was.
    strayed = (
        goal != mind.goal and distance(mind.goal % width, mind.goal // width, aim_x, aim_y) > 1
    )
    path = mind.path
    if strayed or not path:
        path = _plan(world, agent, goal, reach)
        if not path:
            gave_up(world, agent, "there is no way there")
            return
    step = path[-1]
    if step in grid.solid or not grid.walkable[grid.terrain[step]]:
        _blocked(world, agent, goal, reach)
        return
    ticks = grid.cost[grid.terrain[step]]
    y, x = divmod(step, width)
    if x != here.x and y != here.y:
        ticks = (ticks * 14 + 5) // 10
    if action.hurries:
        ticks = max(1, ticks * 2 // 3)
    if agent in world.statuses:
        ticks = paced(world, agent, ticks)
    world.motion[agent] = Motion(here.x, here.y, world.tick, world.tick + ticks)
    grid.shift(agent, here.x, here.y, x, y)
    world.position[agent] = Position(x, y)
    change(world.mind, agent, path=path[:-1], blocked=0, ready_at=world.tick + ticks)


def _plan(
    world: World, agent: int, goal: int, reach: int, around_people: bool = False
) -> tuple[int, ...]:
    """Set somebody's path to a tile, and return it; empty if there is none."""
    here = world.position[agent]
    start = here.y * world.grid.width + here.x
    path = find_path(world.grid, start, goal, reach, around_people=around_people)
    return change(world.mind, agent, path=tuple(path or ()), goal=goal).path


def _blocked(world: World, agent: int, goal: int, reach: int) -> None:
    blocked = world.mind[agent].blocked + 1
    ready = world.tick + 1 + world.draw(agent, "patience", 3)
    change(world.mind, agent, blocked=blocked, ready_at=ready)
    if blocked > PATIENCE:
        gave_up(world, agent, "somebody stands in the way")
    elif blocked >= 2 and not _plan(world, agent, goal, reach, around_people=True):
        # Hemmed in for now: keep the way through people, they may move.
        _plan(world, agent, goal, reach)
