"""Perception: people look around, and some sights make them think again.

Writes Beliefs, Mind. What was stolen is missed, or recognised in other hands. An agent looks
every PERIOD ticks in turn, by id; when it decides it looks anyhow.
"""

from game.core.components import Mind
from game.core.looking import Sight, look_around
from game.core.losses import miss
from game.core.minding import PRESSING, ask
from game.core.relations import FOE, opinion
from game.core.theft import spot_loot
from game.core.world import World

PERIOD = 32
NEAR = 5
"""Tiles at which a foe alarms."""
STARVING = 150
ALARM_GAP = 60
"""Ticks before the same kind of sight alarms anew."""


def perception(world: World) -> None:
    """Let those whose turn it is look around."""
    for agent in world.having_turn(PERIOD, -world.tick % PERIOD):
        mind = world.mind[agent]
        busy = mind.stage == "doing" and mind.intent is not None
        # The sleeping see nothing, and whoever stays put and has no foes looks up half as often.
        if busy and (
            _sleeps(mind) or ((world.tick // PERIOD + agent) % 2 and not _wary(world, agent))
        ):
            continue
        people, things = look_around(world, agent)
        spot_loot(world, agent, people)
        if world.beliefs[agent].losses:
            miss(world, agent)
        if world.tick - mind.started >= ALARM_GAP and not mind.ticket:
            _alarm(world, agent, people, things)


def _sleeps(mind: Mind) -> bool:
    return mind.intent is not None and mind.intent.action == "rest"


def _wary(world: World, agent: int) -> bool:
    relations = world.beliefs[agent].relations.values()
    return any(relation.opinion <= FOE for relation in relations)


def _alarm(world: World, agent: int, people: list[Sight], things: list[Sight]) -> None:
    for entity, _, _, _, squared in people:
        if squared <= NEAR * NEAR and opinion(world, agent, entity) <= FOE:
            ask(world, agent, f"sees {world.label(entity)}, a foe", PRESSING, 0, entity, "saw foe")
            return
    mind, needs, items = world.mind[agent], world.needs[agent], world.content.items
    busy = mind.intent is not None and mind.intent.action in ("pickup", "eat", "drink", "use")
    if needs.hunger < STARVING and not busy:
        for _, kind, _, _, _ in things:
            row = items.get(kind)
            if row and row.food:
                ask(world, agent, f"is starving and sees {kind}", PRESSING)
                return
