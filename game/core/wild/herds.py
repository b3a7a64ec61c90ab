"""Herds: how many animals the land bears, and how they come to be there."""

from game.core.content import CreatureRow
from game.core.events import CreatureAppeared
from game.core.things import nearest_free
from game.core.wild.making import make_creature
from game.core.world import World

MANY = 4000
"""The most animals of one kind."""


def stock(world: World) -> None:
    """Fill a new world with as many animals as its land bears, in herds."""
    if not world.rules.dangers:
        return
    for row in world.content.creatures.values():
        wanted = bears(world, row)
        herd = 0
        for i in range(wanted * 3):
            if herd >= wanted:
                break
            spot = _spot(world, row, i)
            if spot is None or nearest_free(world, *spot, 3) is None:
                continue
            size = 1 + world.draw(i, "herd " + row.name, row.herd)
            for _ in range(min(size, wanted - herd)):
                make_creature(world, row.name, *spot)
                herd += 1


def bears(world: World, row: CreatureRow) -> int:
    """How many of a kind the land bears."""
    total = 0
    for name, rate in row.lives.items():
        tiles = world.grid.terrain.count(ord(world.content.terrain[name].glyph))
        total += tiles * rate
    return min(MANY, total * world.rules.animals // 1_000_000)


def breed(world: World, row: CreatureRow, living: int) -> None:
    """One more, beside one of its kind, or from outside where there is none left."""
    if living >= bears(world, row):
        return
    same = [entity for entity in world.creature if world.kind[entity] == row.name]
    if same:
        at = world.position[same[world.draw(0, "parent " + row.name, len(same))]]
        spot: tuple[int, int] | None = (at.x, at.y)
    else:
        spot = _spot(world, row, 0)
    if spot is not None and nearest_free(world, *spot, 3) is not None:
        entity = make_creature(world, row.name, *spot)
        here = world.position[entity]
        world.emit(CreatureAppeared(entity=entity, beast=row.name, x=here.x, y=here.y))


def _spot(world: World, row: CreatureRow, number: int) -> tuple[int, int] | None:
    """A free tile where such animals live and no person is near, drawn; None if not found."""
    grid = world.grid
    codes = {ord(world.content.terrain[name].glyph) for name in row.lives}
    for i in range(12):
        tile = world.draw(number * 12 + i, "lair " + row.name, grid.width * grid.height)
        if grid.terrain[tile] in codes and not grid.blocked[tile] and tile not in grid.solid:
            x, y = tile % grid.width, tile // grid.width
            if not any(entity in world.persona for entity, _, _ in grid.near(x, y, 5)):
                return x, y
    return None
