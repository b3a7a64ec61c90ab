"""Peace: two who can't stand each other end it: one offers, in words, and the other takes it up."""

from msgspec.structs import replace

from game.core.components import Relation
from game.core.events import Reconciled
from game.core.mercy import settle
from game.core.observation import Seen
from game.core.relations import see_as
from game.core.world import World

PEACE = "peace"
"""The topic of words that offer it, and of those that take it up."""
COOL = -20
"""An opinion from which on there is something to make peace about."""
FORGIVEN = -10
"""What is left of a grudge: forgiven, if not forgotten."""
OPEN = 600
"""Ticks for which an offer may be taken up."""
MADE = "we made our peace"


def due(world: World, agent: int, person: Seen) -> bool:
    """Whether one could offer somebody peace, or take up theirs."""
    return person.opinion <= COOL or offered(world, agent, person.entity)


def offered(world: World, agent: int, by: int) -> bool:
    """Whether somebody has an open offer of peace from another."""
    view = world.beliefs[agent].relations.get(by)
    return view is not None and view.offered > 0 and world.tick - view.offered <= OPEN


def offer(world: World, agent: int, target: int, cause: int) -> None:
    """Words of peace: they take up the other's offer, or are one."""
    if offered(world, agent, target):
        make(world, agent, target, cause)
    else:
        view = world.beliefs[target].relations.get(agent) or Relation()
        see_as(world, target, agent, replace(view, offered=world.tick))


def withdraw(world: World, agent: int, other: int) -> None:
    """A blow or a bad word: what either has offered the other is off."""
    for one, its in ((agent, other), (other, agent)):
        if one in world.beliefs and offered(world, one, its):
            see_as(world, one, its, replace(world.beliefs[one].relations[its], offered=0))


def make(world: World, agent: int, target: int, cause: int) -> None:
    """It is over between them, from both sides; what is owed or demanded in a fight as well."""
    for one, other in ((agent, target), (target, agent)):
        settle(world, one, other)
        view = world.beliefs[one].relations.get(other) or Relation()
        forgiven = max(FORGIVEN, view.opinion)
        see_as(
            world,
            one,
            other,
            replace(view, opinion=forgiven, reason=MADE, tick=world.tick, offered=0),
        )
    world.emit(Reconciled(agent=target, target=agent, cause=cause))
