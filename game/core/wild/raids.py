"""Raids: how wolves and robbers come into the world."""

from collections.abc import Iterator

from game.core import rng
from game.core.content import CreatureRow
from game.core.events import CreatureAppeared, RaidCame
from game.core.wild.making import make_creature
from game.core.world import World

NIGHT = (21, 22, 23, 0, 1, 2)
"""Hours at which those come who come by night."""
STAY = 1000
"""Ticks that raiders stay at the most."""
FOLK = 5
"""People for each raider that comes, so that a hamlet isn't overrun."""


def maybe_raid(world: World, row: CreatureRow) -> None:
    """By the day's chance, at an hour that is the day's own, as many as the place can bear."""
    rules, tick = world.rules, world.tick
    # Days from noon to noon, so that a night is one; each has one hour at which they may come.
    day = rules.day(tick + rules.day_ticks // 2)
    hours = NIGHT if row.night else tuple(range(24))
    drawn = rng.draw(world.seed, day, 0, "raid hour " + row.name, len(hours))
    if rules.hour(tick) != hours[drawn]:
        return
    if any(world.kind[entity] == row.name for entity in world.creature):
        return
    graves = sum(1 for _ in _fresh_graves(world))
    chance = row.raids * world.rules.raids // 100 // (1 + graves)
    if world.draw(0, "raid " + row.name, 1000) >= chance:
        return
    size = 1 + world.draw(0, "raiders " + row.name, row.herd)
    size = min(max(size, row.herd // 2), len(world.agents) // FOLK) - graves
    if size >= 1:
        raid(world, row, size)


def raid(world: World, row: CreatureRow, size: int) -> bool:
    """Bring raiders in at an edge from which people can be reached; False if there is none."""
    spot = _edge(world)
    if spot is None:
        return False
    x, y, side = spot
    world.emit(RaidCame(beast=row.name, count=size, side=side, x=x, y=y))
    agents = world.agents
    prey = agents[world.draw(0, "scent of the pack", len(agents))] if agents else 0
    for _ in range(size):
        entity = make_creature(world, row.name, x, y, until=world.tick + STAY)
        world.creature[entity].target = prey
        here = world.position[entity]
        world.emit(CreatureAppeared(entity=entity, beast=row.name, x=here.x, y=here.y))
    return True


def _fresh_graves(world: World) -> Iterator[int]:
    """Graves of the last day."""
    since = world.tick - world.rules.day_ticks
    for entity, fixture in world.fixture.items():
        if fixture.of and fixture.changed >= since:
            yield entity


def _edge(world: World) -> tuple[int, int, str] | None:
    """A free tile at a border, and which; None if forty draws find none."""
    grid = world.grid
    for i in range(40):
        side = world.draw(i, "raid side", 4)
        depth = world.draw(i, "raid depth", 3)
        along = world.draw(i, "raid along", grid.height if side % 2 else grid.width)
        x, y, name = (
            (along, depth, "north"),
            (grid.width - 1 - depth, along, "east"),
            (along, grid.height - 1 - depth, "south"),
            (depth, along, "west"),
        )[side]
        if grid.inside(x, y) and grid.free(x, y):
            return x, y, name
    return None
