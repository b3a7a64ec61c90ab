"""Applying: effects that were parsed and checked take place, in their order.

Done only when the core takes a ResolveAbility. What one effect does can undo what the next
was checked for (the target died): such a one is passed over.
"""

from collections.abc import Callable, Sequence
from typing import Any

from game.core.abilities import title
from game.core.arcana import Call
from game.core.effect_kinds import (
    AnyEffect,
    Calm,
    Damage,
    Drain,
    GiveItem,
    GiveStatus,
    Heal,
    Light,
    Move,
    Repel,
    Reveal,
    Say,
    SetTerrain,
    SpawnItem,
    Summon,
    Transfer,
)
from game.core.effects import goods, harm, minds, places
from game.core.effects.spell import Spell
from game.core.events import AbilityResolved
from game.core.world import World


def take_place(world: World, number: int, call: Call, effects: Sequence[AnyEffect]) -> None:
    """Let effects take place that `check` let pass; the event of it is their cause."""
    event = world.emit(
        AbilityResolved(
            agent=call.agent,
            ability=call.ability,
            title=title(call.ability),
            call=number,
            effects=tuple(effects),
            cause=call.event,
        )
    )
    spell = Spell(world, call.agent, call.ability, event)
    for effect in effects:
        if not world.alive(call.agent):
            return
        target = getattr(effect, "target", 0)
        if target and target not in world.health:
            continue  # it died of what came before
        _DO[type(effect)](spell, effect)


_DO: dict[type, Callable[[Spell, Any], None]] = {
    Damage: harm.damage,
    Heal: harm.heal,
    Drain: harm.drain,
    GiveStatus: harm.give_status,
    Calm: harm.calm,
    Move: places.move,
    Repel: places.repel,
    SetTerrain: places.set_terrain,
    Light: places.light,
    Summon: places.summon,
    GiveItem: goods.give_item,
    SpawnItem: goods.spawn_item,
    Transfer: goods.transfer,
    Say: minds.say,
    Reveal: minds.reveal,
}
