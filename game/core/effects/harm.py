"""Harm and healing: what effects do to bodies.

Harm by magic is violence like a blow: who sees it knows it, who suffers it strikes back.
Healing is kindness.
"""

from game.core.change import change
from game.core.combat import hurt
from game.core.effect_kinds import Calm, Damage, Drain, GiveStatus, Heal
from game.core.effects.spell import Spell
from game.core.events import Attacked, Drained, Healed, HitBeast
from game.core.mercy import dishonour
from game.core.minding import leave
from game.core.relations import FRIEND, feel, opinion
from game.core.statuses import STRIKES, bring_on, softened
from game.core.wild.making import fell, row_of
from game.core.world import World

HATED = -14
"""What somebody thinks of who did them violence, as for a blow."""
DRAINED_TO = 100
"""Nobody's energy (of 1,000) is drained below this."""
POINT = 10
"""Points of the need for energy to an energy point."""
CALMED = "calmed"


def damage(spell: Spell, effect: Damage) -> None:
    """Take health from a person or a creature."""
    world, target = spell.world, effect.target
    amount = max(1, effect.amount * world.rules.combat_damage // 100)
    amount = softened(world, target, amount)
    if target in world.creature:
        hurt_beast(spell, target, amount)
        return
    event = assail(spell, target, amount)
    hurt(world, target, amount, spell.ability.replace("_", " "), spell.caster, event)


def assail(spell: Spell, target: int, damage: int) -> int:
    """Do somebody violence by magic, as if by a blow; returns the event. Hurts nobody yet."""
    world, caster = spell.world, spell.caster
    spell.struck.add(target)
    attacked = Attacked(
        agent=caster,
        target=target,
        weapon=spell.ability,
        damage=damage,
        guarded=False,
        cause=spell.event,
    )
    event = world.emit(attacked)
    dishonour(world, caster, target, attacked)
    for one, other in ((caster, target), (target, caster)):
        change(world.combat, one, foe=other, foe_at=world.tick)
    feel(world, target, caster, HATED, "attacked me by magic", event)
    return event


def trouble(spell: Spell, target: int) -> None:
    """What is done to somebody against their will is violence, once a call; to a friend, none."""
    world = spell.world
    if target == spell.caster or target in spell.struck or not world.alive(target):
        return
    if opinion(world, target, spell.caster) < FRIEND:
        assail(spell, target, 0)


def hurt_beast(spell: Spell, target: int, amount: int) -> None:
    """Take health from a creature; one that lives on turns on the caster or runs."""
    world, caster = spell.world, spell.caster
    event = world.emit(
        HitBeast(
            agent=caster,
            entity=target,
            beast=world.kind[target],
            weapon=spell.ability,
            damage=amount,
            cause=spell.event,
        )
    )
    change(world.combat, caster, foe=target, foe_at=world.tick)
    wound_beast(world, target, amount, caster, event)


def wound_beast(world: World, target: int, amount: int, by: int, cause: int) -> None:
    """Take health from a creature, whoever did it; it may die of it."""
    health, creature = world.health[target], world.creature[target]
    health = change(
        world.health, target, current=health.current - amount, hurt_at=world.tick, by=by
    )
    if health.current <= 0:
        fell(world, target, by if world.alive(by) else 0, cause)
        return
    creature.path = ()
    creature.ready_at = max(creature.ready_at, world.tick + 2)
    if row_of(world, target).damage and world.alive(by) and by != creature.summoner:
        creature.target, creature.mood = by, "hunting"
    else:
        creature.mood = "fleeing"


def heal(spell: Spell, effect: Heal) -> None:
    """Give health back; to another it is a kindness."""
    world, target = spell.world, spell.on(effect.target)
    health = world.health[target]
    amount = min(effect.amount, health.maximum - health.current)
    if amount <= 0:
        return
    hurt_before = health.current * 10 < health.maximum * 8
    change(world.health, target, current=health.current + amount)
    if target not in world.persona:
        return
    event = world.emit(
        Healed(
            agent=spell.caster,
            target=0 if target == spell.caster else target,
            whom="themselves" if target == spell.caster else world.label(target),
            amount=amount,
            cause=spell.event,
        )
    )
    if target != spell.caster and hurt_before:
        feel(world, target, spell.caster, min(25, 6 + amount // 2), "healed my wounds", event)


def drain(spell: Spell, effect: Drain) -> None:
    """Take energy from somebody, never all; half of it comes to the caster."""
    world, target = spell.world, effect.target
    theirs = world.needs[target]
    taken = min(effect.amount * POINT, max(0, theirs.energy - DRAINED_TO))
    trouble(spell, target)
    change(world.needs, target, energy=theirs.energy - taken)
    own = world.needs[spell.caster]
    change(world.needs, spell.caster, energy=min(1000, own.energy + taken // 2))
    world.emit(Drained(agent=spell.caster, target=target, amount=taken // POINT, cause=spell.event))


def give_status(spell: Spell, effect: GiveStatus) -> None:
    """Bring a status on; an unkind one is violence."""
    world, target = spell.world, spell.on(effect.target)
    if world.content.statuses[effect.name].unkind:
        trouble(spell, target)
    bring_on(world, target, effect.name, effect.ticks, spell.caster, spell.event)


def calm(spell: Spell, effect: Calm) -> None:
    """Anger goes: nobody is fought any more, and nothing hunted."""
    world, target = spell.world, effect.target
    if target in world.creature:
        its = world.creature[target]
        its.mood, its.target = "calm", 0
        its.path = ()
        its.ready_at = world.tick + min(effect.ticks, 60)
        return
    mind = world.mind[target]
    change(world.combat, target, foe=0)
    if mind.intent is not None and mind.intent.action in STRIKES:
        leave(world, target, "calmed down")
    if CALMED in world.content.statuses:
        bring_on(world, target, CALMED, effect.ticks, spell.caster, spell.event)
