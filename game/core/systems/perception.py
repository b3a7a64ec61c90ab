"""Perception: people look around, and some sights make them think again.

Writes Beliefs, Mind. What was stolen is missed, or recognised in other hands. An agent has a
turn every PERIOD ticks, by id: it looks around, or but glances at people, as `_each` says; when
it decides it looks anyhow.
"""

from collections.abc import Iterator

from game.core.components import Mind
from game.core.looking import Sight, glance_around, look_around
from game.core.losses import miss
from game.core.minding import ORDINARY, PRESSING, ask
from game.core.relations import FOE, opinion
from game.core.theft import spot_loot
from game.core.world import World
from game.core.wounds import dressed, wounded

PERIOD = 32
SLICE = 4
"""Who have looked, after which the rest can wait."""
EACH, UNDERWAY, STAYING, NEVER = (1, 1), (1, 2), (2, 4), (0, 0)
"""How many turns lie between two glances, and between two looks."""
ERRANDS = frozenset(
    {"buy", "craft", "drink", "eat", "fetch", "pickup", "say", "sell", "stow", "trade", "use"}
)
"""What one walks to do with or to somebody or something that one knows of."""
NEAR = 5
"""Tiles at which a foe alarms."""
STARVING = 150
CARES, FRESH, KIND = 8, 600, 30
"""Tiles at which one stops for the wounded, ticks for which a wound is news, and from what kindness
on one minds that a stranger is hurt."""
ALARM_GAP = 60
"""Ticks before the same kind of sight alarms anew."""


def perception(world: World) -> Iterator[None]:
    """Let those whose turn it is look around."""
    turns, looked = world.tick // PERIOD, 0
    for agent in world.having_turn(PERIOD, -world.tick % PERIOD):
        mind = world.mind[agent]
        glances, looks = _each(mind)
        if not glances:
            continue
        if not (turns + agent) % looks or _wary(world, agent):
            people, things = look_around(world, agent)
        elif not (turns + agent) % glances:
            people, things = glance_around(world, agent), []
        else:
            continue
        spot_loot(world, agent, people)
        if world.beliefs[agent].losses:
            miss(world, agent)
        if world.tick - mind.started >= ALARM_GAP and not mind.ticket:
            _alarm(world, agent, people, things)
        looked += 1
        if not looked % SLICE:
            yield


def _each(mind: Mind) -> tuple[int, int]:
    """In how many of their turns somebody without a worry looks up once: for people, for all.

    The sleeping see nothing (0), whoever stays put little that is new, and whoever goes for
    something that they know of sees what lies along the way by looking each second time.
    """
    if mind.intent is None or mind.stage == "idle":
        return EACH
    action = mind.intent.action
    if mind.stage == "doing":
        return NEVER if action == "rest" else STAYING
    return UNDERWAY if action in ERRANDS else EACH


def _wary(world: World, agent: int) -> bool:
    """Whether somebody has foes, was robbed, or starves: any of them had better look out."""
    beliefs = world.beliefs[agent]
    return (
        bool(beliefs.losses)
        or world.needs[agent].hunger < STARVING
        or any(relation.opinion <= FOE for relation in beliefs.relations.values())
    )


def _alarm(world: World, agent: int, people: list[Sight], things: list[Sight]) -> None:
    for entity, _, _, _, squared in people:
        if squared <= NEAR * NEAR and opinion(world, agent, entity) <= FOE:
            ask(world, agent, f"sees {world.label(entity)}, a foe", PRESSING, 0, entity, "saw foe")
            return
    if (hurt := _in_need_of_care(world, agent, people)) is not None:
        reason = f"sees that {world.label(hurt)} is wounded"
        ask(world, agent, reason, ORDINARY, 0, hurt, "saw wounded")
        return
    mind, needs, items = world.mind[agent], world.needs[agent], world.content.items
    busy = mind.intent is not None and mind.intent.action in ("pickup", "eat", "drink", "use")
    if needs.hunger < STARVING and not busy:
        for _, kind, _, _, _ in things:
            row = items.get(kind)
            if row and row.food:
                ask(world, agent, f"is starving and sees {kind}", PRESSING)
                return


def _in_need_of_care(world: World, agent: int, people: list[Sight]) -> int | None:
    """The nearest whose fresh wounds nobody has seen to, and whom one may care for."""
    for entity, _, _, _, squared in people:
        if squared > CARES * CARES:
            return None
        health = world.health[entity]
        if health.current * 2 >= health.maximum or world.tick - health.hurt_at > FRESH:
            continue
        if dressed(world, entity) or not wounded(world, entity):
            continue
        liking, kind = opinion(world, agent, entity), world.persona[agent].traits.kind
        if liking >= 10 or (liking >= 0 and kind >= KIND):
            return entity
    return None
