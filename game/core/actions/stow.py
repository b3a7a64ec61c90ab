"""Stow: put a held pile into one's own chest."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import way
from game.core.components import Intent
from game.core.events import Stowed
from game.core.losses import look_into
from game.core.observation import Affordance
from game.core.property import is_anothers
from game.core.recall import forget_place
from game.core.things import store, take_item
from game.core.view import View
from game.core.world import World

MOST = 6
"""The most kinds that are offered."""


def offers(view: View) -> Iterable[Affordance]:
    """Each held kind, into the nearest chest of one's own that is known to have room."""
    chest = view.chest if view.held else None
    if chest is None:
        return
    where = way(view, chest.x, chest.y, chest.distance)
    for held in view.kinds_held()[:MOST]:
        yield Affordance(
            key=f"stow {held.kind} in {chest.kind}_{chest.entity}",
            action="stow",
            text=f"put the {held.kind.replace('_', ' ')} into your {chest.kind} {where}",
            target=chest.entity,
            item=held.entity,
            kind=held.kind,
            distance=chest.distance,
            x=chest.x,
            y=chest.y,
            topic=held.kind,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """From one's own hands, into a chest that is nobody else's and has room."""
    if intent.item not in world.inventory[agent].items:
        return "it isn't in hand"
    row = world.content.objects.get(world.kind.get(intent.target, ""))
    if row is None or not row.holds:
        forget_place(world, agent, intent.target)
        return "there is nothing to put it into"
    if is_anothers(world, agent, intent.target):
        return "that chest is somebody else's"
    if len(world.inventory[intent.target].items) >= row.holds:
        return "it is full"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """In goes the whole pile; what is missing is noticed."""
    cause = world.mind[agent].cause
    kind, count = world.kind[intent.item], world.item[intent.item].count
    look_into(world, agent, intent.target, cause)
    store(world, intent.target, take_item(world, agent, intent.item, count))
    world.emit(Stowed(agent=agent, target=intent.target, item=kind, count=count, cause=cause))
    return DONE


ACTION = Action("stow", offers, refuse, perform, beside_target, takes=6)
