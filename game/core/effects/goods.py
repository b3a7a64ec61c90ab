"""Goods: effects that conjure things, which fade, and that hand over what is real."""

from game.core import things
from game.core.deals import between, hand_over, settle
from game.core.effect_kinds import GiveItem, SpawnItem, Transfer
from game.core.effects.spell import Spell
from game.core.events import Conjured, Conveyed

CONJURED = "conjured"
"""The rule by which they come into the world; they leave it as passing.FADED."""
LASTS = 900
"""Ticks after which what was conjured is gone."""


def give_item(spell: Spell, effect: GiveItem) -> None:
    """Into somebody's hands."""
    world, target = spell.world, spell.on(effect.target)
    until = world.tick + LASTS
    things.give_item(world, target, effect.item, effect.count, CONJURED, fades=until)
    _told(spell, target, effect.item, effect.count, until)


def spawn_item(spell: Spell, effect: SpawnItem) -> None:
    """Onto the ground."""
    world, until = spell.world, spell.world.tick + LASTS
    things.make_item(world, effect.item, *effect.pos, effect.count, CONJURED, until)
    _told(spell, 0, effect.item, effect.count, until)


def _told(spell: Spell, target: int, item: str, count: int, until: int) -> None:
    spell.world.emit(
        Conjured(
            agent=spell.caster,
            target=0 if target == spell.caster else target,
            item=item,
            count=count,
            until=until,
            cause=spell.event,
        )
    )


def transfer(spell: Spell, effect: Transfer) -> None:
    """One's own to another, or what another offers to oneself, on the terms of the offer."""
    world, caster = spell.world, spell.caster
    giver, taker = spell.on(effect.source), spell.on(effect.target)
    if giver != caster:
        settle(world, between(world, giver, caster), spell.event)
        return
    hand_over(world, giver, taker, {effect.item: effect.count})
    world.emit(
        Conveyed(agent=giver, target=taker, item=effect.item, count=effect.count, cause=spell.event)
    )
