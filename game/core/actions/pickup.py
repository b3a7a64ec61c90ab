"""Pick up: take a pile from the ground."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import way
from game.core.components import Intent
from game.core.events import PickedUp
from game.core.grid import distance
from game.core.observation import Affordance, Known, Seen
from game.core.property import is_anothers
from game.core.recall import forget_place
from game.core.relations import feel
from game.core.theft import steal_from_ground
from game.core.things import HANDS, hold
from game.core.view import View
from game.core.world import World

NOTICED = 4
"""Tiles at which one sees that a thing is gone."""
GRUDGE_SIGHT = 8
"""Tiles at which one sees who was quicker."""


def offers(view: View) -> Iterable[Affordance]:
    """Things seen, nearest first, and remembered ones; two of a kind at most."""
    if len(view.held) >= HANDS:
        return
    taken: dict[str, int] = {}
    rows = view.world.content.items
    candidates: list[Seen | Known] = [*view.items, *view.known]
    for thing in candidates:
        if thing.kind not in rows or view.shunned(thing.entity):
            continue
        if thing.entity in view.claimed:
            continue  # somebody will be quicker
        theirs = thing.owner not in (0, view.agent)
        sort = f"{thing.kind} of others" if theirs else thing.kind
        if taken.get(sort, 0) >= (1 if theirs else 2) or len(taken) >= 10:
            continue
        taken[sort] = taken.get(sort, 0) + 1
        where = way(view, thing.x, thing.y, thing.distance)
        whose = f"steal {view.world.label(thing.owner)}'s" if theirs else "pick up the"
        yield Affordance(
            key=f"pickup {thing.kind}_{thing.entity}",
            action="pickup",
            text=f"{whose} {thing.kind.replace('_', ' ')} {where}",
            target=thing.entity,
            kind=thing.kind,
            distance=thing.distance,
            x=thing.x,
            y=thing.y,
            topic="theft" if theirs else "",
            seen=isinstance(thing, Seen),
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """It must lie there, as far as the agent knows, and there must be room for it."""
    item, at = world.item.get(intent.target), world.position.get(intent.target)
    if item is not None and item.holder == agent:
        return "it is in hand already"
    if at is None or (intent.x >= 0 and (at.x, at.y) != (intent.x, intent.y)):
        return _missing(world, agent, intent, item.holder if item else 0)
    if len(world.inventory[agent].items) >= HANDS:
        return "both hands and all pockets are full"
    return ""


def _begrudge(world: World, agent: int, taker: int, entity: int) -> None:
    """Whoever was quicker is not loved for it by those who saw it and were on their way."""
    mind = world.mind[agent]
    walking = mind.intent is not None and mind.intent.target == entity
    here, there = world.position[agent], world.position[taker]
    if walking and distance(here.x, here.y, there.x, there.y) <= GRUDGE_SIGHT:
        what = world.kind[entity].replace("_", " ")
        feel(world, agent, taker, -7, f"took the {what} that I was after", mind.cause)


def _missing(world: World, agent: int, intent: Intent, holder: int) -> str:
    """It isn't where it was: one who is near sees that, others go there for nothing."""
    here, known = world.position[agent], world.beliefs[agent].places.get(intent.target)
    if known and distance(here.x, here.y, intent.x, intent.y) > NOTICED:
        return ""
    forget_place(world, agent, intent.target)
    if holder:
        _begrudge(world, agent, holder, intent.target)
        return "somebody has taken it"
    return "it isn't there any more" if known else "there is no such thing here"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Where it lies, or is thought to lie."""
    if intent.x >= 0:
        return Aim(intent.x, intent.y, 1)
    position = world.position.get(intent.target)
    return Aim(position.x, position.y, 1) if position else None


def perform(world: World, agent: int, intent: Intent) -> int:
    """Take the whole pile; if somebody else put it down of late, that is theft."""
    kind, count = world.kind[intent.target], world.item[intent.target].count
    forget_place(world, agent, intent.target)
    if is_anothers(world, agent, intent.target):
        steal_from_ground(world, agent, intent.target, world.mind[agent].cause)
        return DONE
    hold(world, agent, intent.target)
    world.emit(PickedUp(agent=agent, item=kind, count=count, cause=world.mind[agent].cause))
    return DONE


ACTION = Action("pickup", offers, refuse, perform, aim, takes=3)
