"""Blows between people and creatures.

Apart from combat between people: nobody is blamed for them, and a creature remembers no
grudge. What a person's blow is worth is combat's affair.
"""

from game.core.change import change
from game.core.combat import GUARD, best_guard, best_weapon, blow, hurt, power, use_arms
from game.core.components import Fact
from game.core.deeds import ONE_FIGHT
from game.core.events import Bitten, HitBeast, Preyed
from game.core.facts import find_fact, learn, new_fact
from game.core.minding import note_habit
from game.core.narrate import phrase
from game.core.relations import feel
from game.core.statuses import softened
from game.core.wild.alarm import warn
from game.core.wild.making import fell, row_of
from game.core.world import World

TORN = 4
"""A bite's draw adds 0..TORN-1."""
SCARED = 40
"""Percent of its health below which a creature thinks of nothing but flight."""


def strike_beast(world: World, agent: int, target: int, cause: int) -> bool:
    """One person's blow at a creature; True if that lives on."""
    weapon = best_weapon(world, agent)[0]
    damage = blow(power(world, agent), 0, world.rules.combat_damage)
    kind = world.kind[target]
    event = world.emit(
        HitBeast(agent=agent, entity=target, beast=kind, weapon=weapon, damage=damage, cause=cause)
    )
    change(world.combat, agent, foe=target, foe_at=world.tick)
    use_arms(world, agent, 0, event)
    health, creature = world.health[target], world.creature[target]
    health = change(
        world.health, target, current=health.current - damage, hurt_at=world.tick, by=agent
    )
    if health.current <= 0:
        mind = world.mind[agent]
        if mind.intent is not None:
            note_habit(world, agent, mind.intent)
        fell(world, target, agent, event)
        return False
    creature.path = ()
    if row_of(world, target).damage and health.current * 100 > health.maximum * SCARED:
        creature.target = agent  # it turns on whoever hurt it
        creature.mood = "hunting"
        creature.ready_at = max(creature.ready_at, world.tick + 2)
    else:
        creature.mood = "fleeing"
        creature.ready_at = world.tick
    return True


def maul(world: World, entity: int, target: int) -> bool:
    """One creature's bite or blow at a person; True if they live on."""
    kind, row = world.kind[entity], row_of(world, entity)
    combat, at = world.combat[target], world.position[target]
    guarded = combat.guard_until >= world.tick
    guard = GUARD + best_guard(world, target) if guarded else best_guard(world, target) // 3
    bite = row.damage + world.draw(entity, "bite", TORN)
    damage = blow(bite, guard, world.rules.combat_damage)
    if world.statuses:
        damage = softened(world, target, damage)
    event = world.emit(
        Bitten(agent=target, entity=entity, beast=kind, damage=damage, x=at.x, y=at.y)
    )
    change(world.combat, target, foe=entity, foe_at=world.tick)
    warn(world, target, kind, at.x, at.y, event)
    summoner = world.creature[entity].summoner
    if summoner and world.alive(summoner):
        set_on(world, summoner, target, kind, event)
    return hurt(world, target, damage, phrase(kind), 0, event)


def set_on(world: World, summoner: int, target: int, kind: str, cause: int) -> None:
    """Who called a beast that bites is to blame for it, as for a blow, once a fight."""
    if find_fact(world, "violence", summoner, target, world.tick - ONE_FIGHT):
        return
    name = phrase(kind)
    feel(world, target, summoner, -14, f"set {name} on me", cause)
    said = f"{world.label(summoner)} set {name} on {world.label(target)}"
    at = world.position[summoner]
    fact = Fact("violence", summoner, target, at.x, at.y, world.tick, 0, cause, said)
    number = new_fact(world, fact)
    learn(world, target, number)


def prey_on(world: World, entity: int, prey: int) -> bool:
    """One creature's bite at another; True if that lives on."""
    health = world.health[prey]
    health = change(
        world.health,
        prey,
        current=health.current - row_of(world, entity).damage + world.draw(entity, "bite", TORN),
        hurt_at=world.tick,
    )
    if health.current > 0:
        world.creature[prey].mood = "fleeing"
        world.creature[prey].ready_at = world.tick
        return True
    at = world.position[prey]
    event = world.emit(Preyed(beast=world.kind[entity], prey=world.kind[prey], x=at.x, y=at.y))
    fell(world, prey, 0, event)
    return False
