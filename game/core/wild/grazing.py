"""Grazing: animals that roam near their home, and run from people and from prowlers."""

from game.core.components import Creature
from game.core.content import CreatureRow
from game.core.grid import NEIGHBOURS, distance
from game.core.wild.steps import away, step
from game.core.world import World

RANGE = 9
"""Tiles from home that it roams."""
LOOKS = 9
"""Ticks from one look around to the next; it does nothing else in between."""
BOLTS = 6
"""Steps of a flight, on average, before it must catch its breath."""
BREATH = 22
"""Ticks for that."""


def graze(world: World, entity: int, creature: Creature, row: CreatureRow) -> None:
    """Its turn: bolt from what it fears, else graze, and now and then take a step."""
    here = world.position[entity]
    threat = _threat(world, entity, here.x, here.y, row)
    if threat:
        there = world.position[threat]
        creature.mood, creature.target = "fleeing", threat
        if world.draw(entity, "breath", BOLTS) == 0:
            creature.ready_at = world.tick + BREATH
            creature.home_x = (creature.home_x * 3 + here.x) // 4  # the herd moves off
            creature.home_y = (creature.home_y * 3 + here.y) // 4
        elif not away(world, entity, there.x, there.y, row.pace):
            creature.ready_at = world.tick + LOOKS
        return
    creature.mood, creature.target = "calm", 0
    luck = world.draw(entity, "graze", 8 * 6)
    if luck >= 8:
        creature.ready_at = world.tick + LOOKS
        return
    dx, dy = NEIGHBOURS[luck]
    far = distance(here.x, here.y, creature.home_x, creature.home_y)
    x, y = here.x + dx, here.y + dy
    homewards = distance(x, y, creature.home_x, creature.home_y) < far
    if (far >= RANGE and not homewards) or not step(world, entity, x, y, row.pace * 2):
        creature.ready_at = world.tick + LOOKS
    else:
        creature.ready_at += LOOKS


def _threat(world: World, entity: int, x: int, y: int, row: CreatureRow) -> int:
    """The nearest of what it runs from, or 0."""
    if not row.shy and world.creature[entity].mood == "calm":
        return 0
    reach = max(row.shy, 3)
    kinds, creatures = world.kind, world.content.creatures
    nearest, least = 0, 1 << 30
    for other, ox, oy in world.grid.near(x, y, reach, loose=True):
        if other == entity:
            continue
        if other not in world.persona:
            its = creatures.get(kinds[other])
            if its is None or not its.damage:
                continue
        elif max(abs(ox - x), abs(oy - y)) > row.shy and world.creature[entity].mood == "calm":
            continue
        far = (ox - x) * (ox - x) + (oy - y) * (oy - y)
        if far < least:
            nearest, least = other, far
    return nearest
