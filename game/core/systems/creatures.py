"""Creatures: each animal and raider has its turn when it is ready.

Writes Position, Motion, Creature, and what their bites and thefts write.
"""

from collections.abc import Callable

from game.core.change import change
from game.core.components import Creature
from game.core.content import CreatureRow
from game.core.statuses import hinders, stilled
from game.core.wild.grazing import graze
from game.core.wild.making import go
from game.core.wild.prowling import prowl
from game.core.wild.robbing import rob
from game.core.world import World

MEND_EVERY = 200
"""Ticks in which a creature that is left alone mends one point."""

HELD = 3
"""Ticks after which one that can do nothing tries again."""

_WAYS: dict[str, Callable[[World, int, Creature, CreatureRow], None]] = {
    "graze": graze,
    "prowl": prowl,
    "rob": rob,
}


def _calmed(world: World, entity: int) -> bool:
    """Whether it can't strike: it then does nothing at all."""
    return bool(hinders(world, entity, "attack"))


def creatures(world: World) -> None:
    """Give all who are ready their turn, in order of their coming."""
    if not world.creature:
        return
    tick, rows, kinds = world.tick, world.content.creatures, world.kind
    if not world.rules.dangers:
        for entity in list(world.creature):
            go(world, entity)
        return
    ready = [entity for entity, its in world.creature.items() if its.ready_at <= tick]
    for entity in ready:
        creature = world.creature.get(entity)
        if creature is None:
            continue  # killed by one whose turn was before
        if entity in world.statuses and (stilled(world, entity) or _calmed(world, entity)):
            creature.ready_at = tick + HELD
            continue
        row = rows[kinds[entity]]
        _WAYS[row.way](world, entity, creature, row)
    for entity in list(world.creature)[tick % MEND_EVERY :: MEND_EVERY]:
        health = world.health[entity]
        if health.current < health.maximum and tick - health.hurt_at > MEND_EVERY:
            change(world.health, entity, current=health.current + 1)
