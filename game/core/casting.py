"""Casting: a use of an ability, from the energy that it takes to what comes of it.

The use is an event; whoever runs the code sees it, and answers with ResolveAbility at a
later tick. Cost and cooldown are the engine's, whatever the code says. What goes wrong by
the code's own fault three times in a row suspends the ability.
"""

from msgspec.structs import replace

from game.core.abilities import BREATH, title
from game.core.arcana import Ability, Call, Kwargs
from game.core.change import change
from game.core.components import NEED_MAX, Intent
from game.core.effects.applying import take_place
from game.core.effects.checking import check
from game.core.effects.faults import EffectFault
from game.core.effects.parsing import parse
from game.core.events import (
    AbilityFailed,
    AbilitySuspended,
    AbilityUsed,
    EffectRefused,
)
from game.core.skills import MAGIC, practise
from game.core.world import World

POINT = 10
"""Points of the need for energy that one energy point of an ability is."""
FAULTS = 3
"""Faults in a row that suspend an ability."""
DECLINED = "declined"
"""How the fault of a call begins in which the ability itself would not be used: that costs
only time."""
LATE = "nothing was heard of it in time"
LONGEST_MESSAGE, LONGEST_REASON = 160, 200
LESSON = 12
"""What a use that works teaches a beginner."""


def unable(world: World, agent: int, name: str) -> str:
    """Why somebody can't use an ability now, or ""."""
    ability, power = world.abilities.get(name), world.powers.get(agent, {}).get(name)
    if ability is None or power is None:
        return "they don't command that power"
    if ability.suspended:
        return f"that power fails everybody: {ability.suspended}"
    if power.ready > world.tick:
        return f"that power needs {power.ready - world.tick} ticks more"
    if world.needs[agent].energy < ability.energy_cost * POINT:
        return "they are too tired for it"
    return ""


def kwargs_of(world: World, agent: int, ability: Ability, intent: Intent) -> Kwargs:
    """What the use says, of what the ability wants to be told."""
    said: dict[str, str | tuple[int, int]] = {}
    for name in ability.parameters:
        if name == "target" and intent.target in world.kind:
            said[name] = f"{world.kind[intent.target]}_{intent.target}"
        elif name == "target_pos":
            at = world.position.get(intent.target)
            if world.grid.inside(intent.x, intent.y):
                said[name] = intent.x, intent.y
            elif at is not None:
                said[name] = at.x, at.y
        elif name == "message" and intent.words:
            plain = "".join(c if c.isprintable() else " " for c in intent.words)
            said[name] = " ".join(plain.split())[:LONGEST_MESSAGE]
        elif name == "item":
            if intent.topic in world.content.items:
                said[name] = intent.topic
            elif intent.item in world.item:
                said[name] = world.kind[intent.item]
    return said


def call_on(world: World, agent: int, intent: Intent) -> int:
    """Use an ability: energy and cooldown are spent, and its effects awaited; returns the call."""
    ability = world.abilities[intent.ability]
    powers, needs = world.powers[agent], world.needs[agent]
    power = powers[ability.name]
    change(world.needs, agent, energy=max(0, needs.energy - ability.energy_cost * POINT))
    ready = world.tick + max(BREATH, ability.cooldown)
    power = replace(power, ready=ready, used=power.used + 1)
    world.powers[agent] = {**powers, ability.name: power}
    ability = change(world.abilities, intent.ability, uses=ability.uses + 1)
    number = world.next_call
    world.next_call += 1
    kwargs = kwargs_of(world, agent, ability, intent)
    target = intent.target if "target" in kwargs else 0
    upon = ""
    if target:
        upon = " for themselves" if target == agent else f", aimed at {_called(world, target)}"
    event = world.emit(
        AbilityUsed(
            agent=agent,
            ability=ability.name,
            title=title(ability.name),
            call=number,
            kwargs=kwargs,
            target=0 if target == agent else target,
            upon=upon,
            energy=ability.energy_cost,
            times=ability.uses,
            cause=world.mind[agent].cause,
        )
    )
    world.calls[number] = Call(agent, ability.name, world.tick, kwargs, event)
    return number


def resolve(world: World, number: int, effects: object, fault: str) -> None:
    """End a call with what its code gave, or with what went wrong in it."""
    call = world.calls.pop(number)
    ability = world.abilities[call.ability]
    if not world.alive(call.agent):
        fail_call(world, number, call, "who called on it is dead")
        return
    if fault:
        reason = "".join(c if c.isprintable() else " " for c in fault)[:LONGEST_REASON]
        declined = reason.startswith(DECLINED)
        if declined:
            reason = reason.removeprefix(DECLINED).lstrip(": ") or "it can't be used now"
            _give_back(world, call.agent, ability)
        fail_call(world, number, call, reason, blamed=not declined)
        return
    try:
        asked = parse(effects)
    except EffectFault as broken:
        _refuse(world, number, call, broken)
        fail_call(world, number, call, f"{broken.rule}: {broken.message}", blamed=True)
        return
    faults = check(world, call.agent, ability, asked)
    for one in faults:
        _refuse(world, number, call, one)
    if any(one.index < 0 for one in faults):
        fail_call(world, number, call, faults[0].message, blamed=any(f.grave for f in faults))
        return
    refused = {one.index for one in faults}
    allowed = [effect for i, effect in enumerate(asked) if i not in refused]
    if not allowed:
        reason = faults[0].message if faults else "it had no effect"
        fail_call(world, number, call, reason, blamed=any(f.grave for f in faults))
        return
    change(world.abilities, call.ability, faults=0)
    take_place(world, number, call, allowed)
    if world.alive(call.agent):
        practise(world, call.agent, MAGIC, LESSON)


def _give_back(world: World, agent: int, ability: Ability) -> None:
    """What was not even tried costs nothing but time."""
    needs = world.needs[agent]
    change(world.needs, agent, energy=min(NEED_MAX, needs.energy + ability.energy_cost * POINT))


def fail_call(world: World, number: int, call: Call, reason: str, blamed: bool = False) -> None:
    """Tell that nothing came of a call that is out no more; `blamed`: by the code's own fault."""
    world.emit(
        AbilityFailed(
            agent=call.agent,
            ability=call.ability,
            title=title(call.ability),
            call=number,
            reason=reason[:LONGEST_REASON],
            cause=call.event,
        )
    )
    ability = world.abilities[call.ability]
    if not blamed or ability.suspended:
        return
    ability = change(world.abilities, call.ability, faults=ability.faults + 1)
    if ability.faults >= FAULTS:
        ability = change(world.abilities, call.ability, suspended=reason[:LONGEST_REASON])
        world.emit(
            AbilitySuspended(
                ability=ability.name,
                title=title(ability.name),
                reason=ability.suspended,
                cause=call.event,
            )
        )


def overdue(world: World) -> None:
    """End the calls that were not answered within the world's patience."""
    patience = world.rules.ability_patience
    for number, call in list(world.calls.items()):
        if world.tick - call.tick >= patience:
            del world.calls[number]
            fail_call(world, number, call, LATE, blamed=True)


def _refuse(world: World, number: int, call: Call, fault: EffectFault) -> None:
    world.emit(
        EffectRefused(
            agent=call.agent,
            ability=call.ability,
            title=title(call.ability),
            call=number,
            rule=fault.rule,
            reason=fault.message[:LONGEST_REASON],
            index=fault.index,
            cause=call.event,
        )
    )


def _called(world: World, entity: int) -> str:
    if world.alive(entity):
        return world.label(entity)
    return f"the {world.kind[entity].replace('_', ' ')}"
