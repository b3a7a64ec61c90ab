"""Spawning: things appear on the ground where their rows say they do.

Writes new items. Tries a few random tiles a tick; how often a try succeeds comes from
the row's rate a day on 1,000 tiles, times the world's `item_spawn_rate`.
"""

from game.core.content import ItemRow
from game.core.events import ItemAppeared
from game.core.things import make_item
from game.core.world import World

EVERY = 10
"""Ticks between two rounds of spawning."""
FULL = 40
"""Tiles for each item on the ground, on average, at which no more appear."""


def spawning(world: World) -> None:
    """Let things appear, on ground that is not too full of them already."""
    if world.tick % EVERY or not world.rules.item_spawn_rate:
        return
    grid = world.grid
    tiles = grid.width * grid.height
    if len(grid.ground) * FULL > tiles:
        return
    # As many tries as make the expected number right for a tile's chance in a million.
    tries = max(1, tiles // 1000)
    # In order of names: which of them a draw means is a rule.
    rows = [(name, row) for name, row in sorted(world.content.items.items()) if row.spawns]
    names = {ord(row.glyph): row.name for row in world.content.terrain.values()}
    for i in range(tries):
        tile = world.draw(i, "spawn tile", tiles)
        if grid.blocked[tile] or tile in grid.ground:
            continue
        _try(world, tile, names[grid.terrain[tile]], rows, i, tiles // tries)


def _try(
    world: World,
    tile: int,
    ground: str,
    rows: list[tuple[str, ItemRow]],
    number: int,
    stands_for: int,
) -> None:
    """One draw against the sum of the chances of all kinds that appear on this ground."""
    scale = 100 * 1000 * world.rules.day_ticks
    roll, growing = world.draw(number, "spawn kind", scale), world.weather.growth
    for name, row in rows:
        rate = row.spawns.get(ground, 0)
        roll -= rate * world.rules.item_spawn_rate * EVERY * stands_for * growing // 100
        if rate and roll < 0:
            x, y = tile % world.grid.width, tile // world.grid.width
            entity = make_item(world, name, x, y)
            world.emit(ItemAppeared(entity=entity, item=name, x=x, y=y))
            return
