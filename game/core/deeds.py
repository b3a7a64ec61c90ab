"""Deeds: what is done before others' eyes becomes a fact that they know and can tell.

Theft has rules of its own (theft.py); here are blows, deaths and kindness. A fight is one
deed, by whoever struck first, however many blows fall.
"""

from game.core.components import Fact
from game.core.events import Attacked, Died, Gave, Healed, Tended, Yielded
from game.core.facts import find_fact, learn, new_fact
from game.core.narrate import things
from game.core.world import World

ONE_FIGHT = 600
"""Ticks within which blows between the same two belong to one fight."""
PRECIOUS = 250
"""Value of a gift from which it is told of, whatever the need."""


def struck(world: World, event: Attacked, onlookers: list[int]) -> None:
    """Blows: who saw them knows who began, and so does the victim."""
    doer, victim, since = event.agent, event.target, world.tick - ONE_FIGHT
    if find_fact(world, "violence", victim, doer, since):
        return  # they only hit back
    fact = find_fact(world, "violence", doer, victim, since)
    if not fact:
        said = f"{world.label(doer)} attacked {world.label(victim)}"
        fact = _fact(world, "violence", doer, victim, event.id, said)
    for witness in sorted({*onlookers, victim} - {doer}):
        if world.alive(witness):
            learn(world, witness, fact)


def died(world: World, event: Died, onlookers: list[int]) -> None:
    """A death, or a killing."""
    name = world.label(event.agent)
    if event.killer in world.names:
        said = f"{world.label(event.killer)} killed {name}"
        kind, doer, victim = "killing", event.killer, event.agent
    else:
        said, kind, doer, victim = f"{name} died of {event.reason}", "death", event.agent, 0
    fact = _fact(world, kind, doer, victim, event.id, said, event.x, event.y)
    for witness in onlookers:
        if witness != event.killer:
            learn(world, witness, fact)


def helped(world: World, event: Gave, onlookers: list[int]) -> None:
    """A gift in need, or a precious one."""
    giver, taker = event.agent, event.target
    if not world.alive(taker):
        return
    row, needs = world.content.items[event.item], world.needs[taker]
    health = world.health[taker]
    plight = ""
    if row.food and needs.hunger < 300:
        plight = " when they starved"
    elif row.drink and needs.thirst < 300:
        plight = " when they were parched"
    elif row.heal > 0 and health.current * 10 < health.maximum * 7:
        plight = " when they were hurt"
    elif row.value * event.count < PRECIOUS:
        return
    what = things(world, event.item, event.count)
    said = f"{world.label(giver)} gave {world.label(taker)} {what}{plight}"
    fact = _fact(world, "kindness", giver, taker, event.id, said)
    for witness in sorted({*onlookers, taker} - {giver}):
        if world.alive(witness):
            learn(world, witness, fact)


def healed(world: World, event: Healed | Tended, onlookers: list[int]) -> None:
    """Wounds that were closed by magic, or dressed by hand."""
    if not world.alive(event.target):
        return
    doer, whom = world.label(event.agent), world.label(event.target)
    by_hand = isinstance(event, Tended)
    said = f"{doer} tended the wounds of {whom}" if by_hand else f"{doer} healed {whom} by magic"
    since = world.tick - ONE_FIGHT
    fact = find_fact(world, "kindness", event.agent, event.target, since)
    if not fact:
        fact = _fact(world, "kindness", event.agent, event.target, event.id, said)
    for witness in sorted({*onlookers, event.target} - {event.agent}):
        learn(world, witness, fact)


def extorted(world: World, event: Yielded, onlookers: list[int]) -> None:
    """What a robber was given for sparing somebody is stolen, and the victim knows by whom."""
    victim, robber = event.agent, event.target
    what = things(world, event.item, event.count)
    said = f"{world.label(robber)} robbed {world.label(victim)} of {what}"
    value = world.content.items[event.item].value * event.count
    fact = _fact(world, "theft", robber, victim, event.id, said, value=value)
    for witness in sorted({*onlookers, victim} - {robber}):
        if world.alive(witness):
            learn(world, witness, fact)


def _fact(
    world: World,
    kind: str,
    doer: int,
    victim: int,
    event: int,
    said: str,
    x: int = -1,
    y: int = -1,
    value: int = 0,
) -> int:
    at = world.position.get(doer)
    if x < 0 and at:
        x, y = at.x, at.y
    return new_fact(
        world,
        Fact(
            kind=kind,
            subject=doer,
            object=victim,
            x=x,
            y=y,
            tick=world.tick,
            event=event,
            text=said,
            value=value,
        ),
    )
