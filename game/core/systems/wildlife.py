"""Wildlife: animals breed up to what the land bears; wolves and robbers come on raids.

Writes new creatures. Raids come by chance, hour by hour; a place that has just buried many
is left alone for the most part.
"""

from game.core.wild.herds import breed
from game.core.wild.raids import maybe_raid
from game.core.world import World

EVERY = 50
"""Ticks between two looks at what the land bears."""
GRACE = 900
"""Ticks at the beginning of a world in which nobody comes."""


def wildlife(world: World) -> None:
    """Breed, and raid."""
    if not world.rules.dangers or not world.content.creatures:
        return
    tick, rows = world.tick, world.content.creatures
    if tick % EVERY == 0:
        counts: dict[str, int] = {}
        for entity in world.creature:
            kind = world.kind[entity]
            counts[kind] = counts.get(kind, 0) + 1
        for row in rows.values():
            if row.breeds and world.draw(0, "breeds " + row.name, row.breeds) < EVERY:
                breed(world, row, counts.get(row.name, 0))
    if tick % max(1, world.rules.day_ticks // 24) == 0 and tick >= GRACE:
        for row in rows.values():
            if row.raids:
                maybe_raid(world, row)
