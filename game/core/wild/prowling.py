"""Prowling: wolves and their like, who hunt people and grazers, and fear fire.

A pack goes for whoever it smells; fed, badly hurt, outnumbered by the armed, or surprised
by the dawn, it leaves by the way it came.
"""

from game.core.components import Creature
from game.core.content import CreatureRow
from game.core.grid import distance
from game.core.looking import lit
from game.core.wild.alarm import alarm, awake
from game.core.wild.blows import SCARED, maul, prey_on
from game.core.wild.making import go
from game.core.wild.steps import away, towards
from game.core.world import World

BITE = 14
"""Ticks from bite to bite."""
LOST = 16
"""Tiles beyond which it has lost whom it hunted."""
ODDS = 5
"""Tiles within which it counts its own and the armed."""
FILLS = 20
"""Health of what is killed from which it feeds a whole pack."""
LINGER = 900
"""Ticks after its time at which it is gone, wherever it is."""


def prowl(world: World, entity: int, creature: Creature, row: CreatureRow) -> None:
    """Its turn: leave, shy from fire, bite, or close in."""
    here, health = world.position[entity], world.health[entity]
    over = creature.until and world.tick >= creature.until
    # Who came on a raid goes with the night; who was put here stays.
    dawn = row.night and creature.until and not world.rules.is_night(world.tick)
    scared = health.current * 100 <= health.maximum * SCARED
    if creature.mood == "leaving" or over or dawn or scared:
        leave(world, entity, creature, row)
        return
    if row.fears_fire and lit(world, here.x, here.y):
        _shy_from_light(world, entity, creature, row)
        return
    target = _quarry(world, entity, creature, row)
    if not target:
        _roam(world, entity, creature, row)
        return
    there = world.position[target]
    near = distance(here.x, here.y, there.x, there.y) <= LOST
    creature.target, creature.mood = target, "hunting" if near else "calm"
    if distance(here.x, here.y, there.x, there.y) > 1:
        alarm(world, entity)
        if not towards(world, entity, there.x, there.y, row.pace, search=True):
            creature.ready_at = world.tick + 12
            if world.draw(entity, "gives up", 4) == 0:
                creature.target = 0
        return
    if outnumbered(world, entity, here.x, here.y):
        leave(world, entity, creature, row)
        return
    creature.ready_at = world.tick + BITE
    alive = maul if target in world.persona else prey_on
    target_size = world.health[target].maximum
    if not alive(world, entity, target):
        creature.target = 0
        if target_size >= FILLS:
            for other, its in world.creature.items():  # the pack has fed
                if world.kind[other] == row.name:
                    its.mood = "leaving"


def leave(world: World, entity: int, creature: Creature, row: CreatureRow) -> None:
    """Make for where it came from, at a run; gone when it is there, or long after its time."""
    here = world.position[entity]
    if creature.mood != "leaving":
        creature.mood, creature.target = "leaving", 0
        creature.path = ()
        # Set the time at which it is gone, even if there is no way out.
        creature.until = min(creature.until or world.tick, world.tick)
    there = distance(here.x, here.y, creature.home_x, creature.home_y) <= 2
    if there or world.tick - creature.until > LINGER:
        go(world, entity)
    elif not towards(world, entity, creature.home_x, creature.home_y, row.pace, search=True):
        creature.ready_at = world.tick + 10


def outnumbered(world: World, entity: int, x: int, y: int) -> bool:
    """Whether more armed people than its own kind stand close about."""
    mine = armed = 0
    kind = world.kind[entity]
    for other, _, _ in world.grid.near(x, y, ODDS, loose=True):
        if other in world.creature:
            mine += world.kind[other] == kind
        elif other in world.persona and awake(world, other):
            rows = world.content.items
            armed += any(rows[world.kind[i]].damage >= 4 for i in world.inventory[other].items)
    return armed > mine


def _quarry(world: World, entity: int, creature: Creature, row: CreatureRow) -> int:
    """Whom it hunts: the same as before while near, else the nearest in sight and reach."""
    here, target = world.position[entity], creature.target
    at = world.position.get(target)
    hunted = target != creature.summoner and (target in world.persona or target in world.creature)
    if hunted and at is not None:
        near = distance(here.x, here.y, at.x, at.y) <= LOST or creature.mood != "hunting"
        if near and not (row.fears_fire and lit(world, at.x, at.y)):
            return target
    kinds, creatures = world.kind, world.content.creatures
    best, least = 0, 1 << 30
    for other, x, y in world.grid.near(here.x, here.y, row.sight, loose=True):
        if other in world.persona and other != creature.summoner:
            far = (x - here.x) ** 2 + (y - here.y) ** 2
        elif other in world.creature and not creatures[kinds[other]].damage:
            far = 2 * ((x - here.x) ** 2 + (y - here.y) ** 2) + 8
        else:
            continue
        if far < least and not (row.fears_fire and lit(world, x, y)):
            best, least = other, far
    return best


def _roam(world: World, entity: int, creature: Creature, row: CreatureRow) -> None:
    """Nobody in reach: go about at a walk, on towards where people are."""
    creature.mood, creature.target = "calm", 0
    agents = world.agents
    if agents and world.draw(entity, "scent", 12) == 0:
        creature.target = agents[world.draw(entity, "whose scent", len(agents))]
    here = world.position[entity]
    dx = world.draw(entity, "roam x", 9) - 4
    dy = world.draw(entity, "roam y", 9) - 4
    if not towards(world, entity, here.x + dx, here.y + dy, row.pace * 2):
        creature.ready_at = world.tick + 12


def _shy_from_light(world: World, entity: int, creature: Creature, row: CreatureRow) -> None:
    """Back out of a fire's light."""
    creature.target, creature.mood = 0, "fleeing"
    creature.path = ()
    here, objects = world.position[entity], world.content.objects
    for other, x, y in world.grid.near(here.x, here.y, 8):
        its = objects.get(world.kind[other])
        if its and its.light and away(world, entity, x, y, row.pace):
            return
    creature.ready_at = world.tick + 8
