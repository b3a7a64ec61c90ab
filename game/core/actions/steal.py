"""Steal: take what is another's, out of their hands or their chest."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import way
from game.core.components import Intent
from game.core.observation import Affordance
from game.core.property import is_anothers
from game.core.theft import best_of, steal_from_chest, steal_from_hands
from game.core.things import HANDS
from game.core.view import View
from game.core.world import World

NEAR = 6
"""Tiles from which one takes aim at a pocket."""
EACH = 2


def offers(view: View) -> Iterable[Affordance]:
    """What is worth most on the nearest people, sleepers first, and the chests of others."""
    if len(view.held) >= HANDS:
        return
    world = view.world
    near = [p for p in view.people if p.distance <= NEAR and not view.shunned(p.entity)]
    for person in sorted(near, key=lambda p: p.doing != "asleep")[:EACH]:
        pile = best_of(world, view.agent, world.inventory[person.entity].items)
        if not pile:
            continue
        kind = world.kind[pile]
        how = ", who is asleep" if person.doing == "asleep" else ""
        yield Affordance(
            key=f"steal {kind} from agent_{person.entity}",
            action="steal",
            text=f"steal the {kind.replace('_', ' ')} of {person.name}{how}",
            target=person.entity,
            item=pile,
            kind=kind,
            distance=person.distance,
            x=person.x,
            y=person.y,
        )
    others = [
        thing
        for thing in view.objects
        if thing.owner not in (0, view.agent)
        and thing.kind in world.purposes.chests
        and not view.shunned(thing.entity)
    ]
    for chest in others[:EACH]:
        yield Affordance(
            key=f"steal from {chest.kind}_{chest.entity}",
            action="steal",
            text=f"steal from {world.label(chest.owner)}'s {chest.kind} "
            f"{way(view, chest.x, chest.y, chest.distance)}",
            target=chest.entity,
            kind=chest.kind,
            distance=chest.distance,
            x=chest.x,
            y=chest.y,
            topic="chest",
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Somebody else's, still there, and room for it; what is in a chest shows beside it."""
    if len(world.inventory[agent].items) >= HANDS:
        return "both hands and all pockets are full"
    if intent.topic == "chest":
        row = world.content.objects.get(world.kind.get(intent.target, ""))
        if row is None or not row.holds:
            return "it isn't there"
        if not is_anothers(world, agent, intent.target):
            return "that would be no theft"
        here, there = world.position[agent], world.position[intent.target]
        close = max(abs(here.x - there.x), abs(here.y - there.y)) <= 1
        if close and not best_of(world, agent, world.inventory[intent.target].items):
            return "there is nothing in it"
        return ""
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to steal from"
    if intent.item not in world.inventory[intent.target].items:
        return "they don't have it any more"
    return "" if is_anothers(world, agent, intent.item) else "that would be no theft"


def perform(world: World, agent: int, intent: Intent) -> int:
    """Reach in."""
    cause = world.mind[agent].cause
    if intent.topic == "chest":
        pile = best_of(world, agent, world.inventory[intent.target].items)
        steal_from_chest(world, agent, intent.target, pile, cause)
    else:
        steal_from_hands(world, agent, intent.target, intent.item, cause)
    return DONE


ACTION = Action("steal", offers, refuse, perform, beside_target, takes=10)
