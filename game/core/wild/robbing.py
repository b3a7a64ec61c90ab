"""Robbing: raiders who take what they can carry, from the ground, chests and people's hands.

They strike who stands in their way, and make off when they have enough, are hurt, or meet
more armed people than they are. Killed, they drop all that they took.
"""

from game.core.change import change
from game.core.components import Creature
from game.core.content import CreatureRow
from game.core.events import Looted, Snatched
from game.core.grid import distance
from game.core.things import hold, take_item
from game.core.wild.alarm import alarm
from game.core.wild.blows import SCARED, maul
from game.core.wild.prowling import LOST, leave, outnumbered
from game.core.wild.steps import towards
from game.core.world import World

BLOW = 16
"""Ticks from blow to blow."""
ENOUGH = 700
"""Worth of loot, in hundredths of a coin, with which a robber makes off."""
GRIP = 5
"""The most of a pile that one grasp takes."""
POOR = 100
"""Nobody bends down for less, in hundredths of a coin."""


def rob(world: World, entity: int, creature: Creature, row: CreatureRow) -> None:
    """Its turn: make off, take what lies here, rob who stands beside, or go for somebody."""
    here, health = world.position[entity], world.health[entity]
    hurt = health.current * 100 <= health.maximum * SCARED
    over = creature.until and world.tick >= creature.until
    if creature.mood == "leaving" or hurt or over or loot(world, entity) >= ENOUGH:
        leave(world, entity, creature, row)
        return
    if _pick_up(world, entity, here.x, here.y):
        creature.ready_at = world.tick + 6
        return
    target = _mark(world, entity, creature, row)
    creature.target = target
    if not target:
        _seek(world, entity, creature, row)
        return
    creature.mood = "hunting"
    there = world.position[target]
    if distance(here.x, here.y, there.x, there.y) > (0 if target in world.item else 1):
        alarm(world, entity)
        if not towards(world, entity, there.x, there.y, row.pace, search=True):
            creature.target = 0
            creature.ready_at = world.tick + 12
        return
    if target in world.fixture:
        creature.ready_at = world.tick + BLOW
        if not _plunder(world, entity, target):
            creature.target = 0
        return
    if outnumbered(world, entity, here.x, here.y):
        leave(world, entity, creature, row)
        return
    creature.ready_at = world.tick + BLOW
    if maul(world, entity, target):
        _snatch(world, entity, target)


def loot(world: World, entity: int) -> int:
    """What a robber carries is worth, in hundredths of a coin."""
    rows = world.content.items
    return sum(
        rows[world.kind[pile]].value * world.item[pile].count
        for pile in world.inventory[entity].items
    )


def _pick_up(world: World, entity: int, x: int, y: int) -> bool:
    """Take the best of what lies underfoot; it stays whose it was."""
    rows = world.content.items
    piles = [
        pile
        for pile in world.grid.ground.get(y * world.grid.width + x, ())
        if pile in world.item and _worth(world, pile) >= POOR
    ]
    if not piles:
        return False
    best = max(piles, key=lambda pile: (_worth(world, pile), -pile))
    kind, count, owner = world.kind[best], world.item[best].count, world.item[best].owner
    assert kind in rows
    hold(world, entity, best)
    world.emit(Looted(entity=entity, beast=world.kind[entity], item=kind, count=count, owner=owner))
    return True


def _plunder(world: World, entity: int, chest: int) -> bool:
    """Take the best out of a chest; False if nothing in it is worth the while."""
    piles = [pile for pile in world.inventory[chest].items if _worth(world, pile) >= POOR]
    if not piles:
        return False
    best = max(piles, key=lambda pile: (_worth(world, pile), -pile))
    kind, owner = world.kind[best], world.item[best].owner
    count = min(GRIP, world.item[best].count)
    hold(world, entity, take_item(world, chest, best, count))
    world.emit(Looted(entity=entity, beast=world.kind[entity], item=kind, count=count, owner=owner))
    return True


def _snatch(world: World, entity: int, target: int) -> None:
    """Out of somebody's hands goes the best they have, unless they hold on to it."""
    piles = world.inventory[target].items
    if not piles or world.draw(entity, "snatch", 100) < 35:
        return
    best = max(piles, key=lambda pile: (_worth(world, pile), -pile))
    count = min(GRIP, world.item[best].count)
    item = world.kind[best]
    taken = take_item(world, target, best, count)
    if not world.item[taken].owner:
        change(world.item, taken, owner=target)
    hold(world, entity, taken)
    world.emit(
        Snatched(agent=target, entity=entity, beast=world.kind[entity], item=item, count=count)
    )


def _worth(world: World, pile: int) -> int:
    return world.content.items[world.kind[pile]].value * min(GRIP, world.item[pile].count)


def _mark(world: World, entity: int, creature: Creature, row: CreatureRow) -> int:
    """Whom or what it goes for: who is near and has something, or what lies about."""
    here = world.position[entity]
    at = world.position.get(creature.target)
    if at is not None and distance(here.x, here.y, at.x, at.y) <= LOST:
        return creature.target
    best, most, chests = 0, 0, world.purposes.chests
    for other, x, y in world.grid.near(here.x, here.y, row.sight):
        if other in world.persona:
            piles = world.inventory[other].items
            worth = max((_worth(world, pile) for pile in piles), default=0)
        elif world.kind[other] in chests:
            worth = max((_worth(world, pile) for pile in world.inventory[other].items), default=0)
            if worth < POOR:
                continue
        elif other in world.item:
            worth = _worth(world, other)
            if worth < POOR or (y * world.grid.width + x) in world.grid.solid:
                continue
        else:
            continue
        gain = worth * 8 // (4 + distance(here.x, here.y, x, y))
        if gain > most:
            best, most = other, gain
    return best


def _seek(world: World, entity: int, creature: Creature, row: CreatureRow) -> None:
    """Nothing in sight: on towards somebody, who may be rich."""
    creature.mood = "calm"
    agents = world.agents
    here = world.position[entity]
    if agents:
        who = agents[(entity * 7 + world.tick // 400) % len(agents)]
        at = world.position[who]
        if towards(world, entity, at.x, at.y, row.pace * 3 // 2, search=True):
            return
    dx = world.draw(entity, "roam x", 9) - 4
    dy = world.draw(entity, "roam y", 9) - 4
    if not towards(world, entity, here.x + dx, here.y + dy, row.pace * 2):
        creature.ready_at = world.tick + 12
