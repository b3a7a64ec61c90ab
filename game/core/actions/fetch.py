"""Fetch: take a pile of one's own out of a chest that is nobody else's."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import way
from game.core.components import Intent
from game.core.events import Fetched
from game.core.losses import look_into
from game.core.observation import Affordance
from game.core.property import is_anothers
from game.core.recall import forget_place
from game.core.things import HANDS, hold, take_item
from game.core.view import View
from game.core.world import World

MOST = 6
"""The most kinds that are offered."""


def offers(view: View) -> Iterable[Affordance]:
    """What one thinks lies in the nearest chest of one's own: the stolen too, until missed."""
    if len(view.held) >= HANDS:
        return
    chest = view.chest
    if chest is None:
        return
    world = view.world
    kinds = [world.kind[pile] for pile in world.inventory[chest.entity].items]
    kinds += [
        loss.kind for loss in view.beliefs.losses if loss.chest == chest.entity and not loss.noticed
    ]
    where = way(view, chest.x, chest.y, chest.distance)
    for kind in list(dict.fromkeys(kinds))[:MOST]:
        yield Affordance(
            key=f"fetch {kind} from {chest.kind}_{chest.entity}",
            action="fetch",
            text=f"take the {kind.replace('_', ' ')} out of your {chest.kind} {where}",
            target=chest.entity,
            kind=kind,
            distance=chest.distance,
            x=chest.x,
            y=chest.y,
            topic=kind,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Whether it is still in there shows when one stands by it."""
    row = world.content.objects.get(world.kind.get(intent.target, ""))
    if row is None or not row.holds:
        forget_place(world, agent, intent.target)
        return "it isn't there"
    if is_anothers(world, agent, intent.target):
        return "that chest is somebody else's"
    if len(world.inventory[agent].items) >= HANDS:
        return "both hands and all pockets are full"
    here, there = world.position[agent], world.position[intent.target]
    close = max(abs(here.x - there.x), abs(here.y - there.y)) <= 1
    if close and not _pile(world, agent, intent):
        look_into(world, agent, intent.target, world.mind[agent].cause)
        return f"there is no {intent.topic.replace('_', ' ')} in it"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Out comes the whole pile; what else is missing is noticed."""
    cause, pile = world.mind[agent].cause, _pile(world, agent, intent)
    kind, count = world.kind[pile], world.item[pile].count
    look_into(world, agent, intent.target, cause)
    hold(world, agent, take_item(world, intent.target, pile, count))
    world.emit(Fetched(agent=agent, target=intent.target, item=kind, count=count, cause=cause))
    return DONE


def _pile(world: World, agent: int, intent: Intent) -> int:
    """The first pile in the chest of the kind that is meant, and nobody else's; or 0."""
    for pile in world.inventory[intent.target].items:
        if world.kind[pile] == intent.topic and not is_anothers(world, agent, pile):
            return pile
    return 0


ACTION = Action("fetch", offers, refuse, perform, beside_target, takes=6)
