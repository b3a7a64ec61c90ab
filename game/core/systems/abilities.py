"""Abilities: calls that nobody answers end, statuses work and end, what passes is gone.

Writes World.calls, statuses, passing, patches, and the health of those who have a status.
Costs nothing while there is none of it.
"""

from game.core.casting import overdue
from game.core.change import change
from game.core.combat import hurt
from game.core.content import StatusRow
from game.core.effects.harm import wound_beast
from game.core.passing import passing
from game.core.statuses import forget, lift
from game.core.world import World

LOOK = 5
"""Ticks between two looks for water that douses a fire."""


def abilities(world: World) -> None:
    """Let time go on for all that magic has begun."""
    if world.calls:
        overdue(world)
    if world.statuses:
        _statuses(world)
    if world.passing or world.patches:
        passing(world)


def _statuses(world: World) -> None:
    """Let each do its work, or end; in the order in which they came on somebody."""
    tick, rows = world.tick, world.content.statuses
    for entity in list(world.statuses):
        for name in list(world.statuses.get(entity, ())):
            status = world.statuses.get(entity, {}).get(name)
            if status is None:
                continue  # ended by what came before
            if status.until > tick:
                row = rows[name]
                if row.doused and tick % LOOK == 0 and _wet(world, entity):
                    lift(world, entity, name, "the water put it out")
                elif (tick - status.since) % row.every == 0:
                    _work(world, entity, row, status.by, status.cause)
            elif status.until == tick:
                lift(world, entity, name, "it wore off")
            elif status.free <= tick:
                forget(world, entity, name)


def _work(world: World, entity: int, row: StatusRow, by: int, cause: int) -> None:
    """What it takes or gives, for one time."""
    if row.harms and entity in world.creature:
        wound_beast(world, entity, row.harms, by, cause)
    elif row.harms:
        killer = by if world.alive(by) and by != entity else 0
        if not hurt(world, entity, row.harms, row.dies_of or row.text, killer, cause):
            return
    if row.mends and entity in world.health:
        health = world.health[entity]
        change(world.health, entity, current=min(health.maximum, health.current + row.mends))


def _wet(world: World, entity: int) -> bool:
    """Whether rain falls, or water is beside it."""
    sky = world.content.weather.get(world.weather.kind)
    if sky is not None and sky.burning > 100:
        return True
    at, grid = world.position[entity], world.grid
    return any(
        grid.inside(at.x + dx, at.y + dy)
        and grid.drinkable[grid.terrain[(at.y + dy) * grid.width + at.x + dx]]
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
    )
