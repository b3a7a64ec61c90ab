"""Peace: two who can't stand each other end it.

One offers, in words, and the other takes it up; or a third person whom both heed talks one into
it and then the other.
"""

from msgspec.structs import replace

from game.core.components import Relation
from game.core.events import Reconciled
from game.core.mercy import settle
from game.core.observation import Seen
from game.core.relations import opinion, see_as
from game.core.world import World

PEACE = "peace"
"""The topic of words that offer it, and of those that take it up."""
COOL = -20
"""An opinion from which on there is something to make peace about."""
FORGIVEN = -10
"""What is left of a grudge: forgiven, if not forgotten."""
MEDIATE = "mediate"
"""The topic of a third person's words."""
HEEDED = 5
"""What one must think of somebody, at the least, to let oneself be talked into peace by them."""
WILLING = 2400
"""Ticks for which one who was talked into it is ready for peace."""
LATELY = 4800
"""Ticks for which blows before others' eyes make it their business."""
PLEAS = (
    "You and {1} should shake hands, {0}.",
    "Enough is enough, {0}. Make it up with {1}.",
    "{1} is not as bad as all that, {0}. Let it rest.",
    "How long are you and {1} to go on like this, {0}?",
)
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
        if one in world.beliefs and (offered(world, one, its) or willing(world, one, its)):
            see_as(world, one, its, replace(world.beliefs[one].relations[its], offered=0))


def willing(world: World, agent: int, other: int) -> bool:
    """Whether somebody was talked into peace with another, and nothing has come of it yet."""
    view = world.beliefs[agent].relations.get(other)
    return view is not None and view.offered < 0 and world.tick + view.offered <= WILLING


def quarrels(world: World, agent: int) -> dict[int, int]:
    """Person -> whom they have fought with lately and can't stand, of the quarrels of others that
    somebody knows of."""
    found: dict[int, int] = {}
    for number in world.beliefs[agent].facts:
        fact = world.facts[number]
        one, other = fact.subject, fact.object
        if fact.kind != "violence" or agent in (one, other) or world.tick - fact.tick > LATELY:
            continue
        if world.alive(one) and world.alive(other) and _at_odds(world, one, other):
            found[one], found[other] = other, one
    return found


def _at_odds(world: World, one: int, other: int) -> bool:
    """Whether it shows that two can't stand each other."""
    return min(opinion(world, one, other), opinion(world, other, one)) <= COOL


def plea(world: World, agent: int, target: int, other: int) -> str:
    """What somebody says who comes between two, if they have no words of their own."""
    said = PLEAS[world.draw(agent, "plea", len(PLEAS))]
    return said.format(world.label(target), world.label(other))


def mediate(world: World, agent: int, target: int, other: int, cause: int) -> None:
    """Talk somebody into peace with another. It is made when both are for it."""
    if opinion(world, target, agent) < HEEDED:
        return
    if willing(world, other, target) or offered(world, target, other):
        make(world, target, other, cause, agent)
    elif target in world.beliefs:
        view = world.beliefs[target].relations.get(other) or Relation()
        see_as(world, target, other, replace(view, offered=-world.tick))


def make(world: World, agent: int, target: int, cause: int, by: int = 0) -> None:
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
    at = f" at the word of {world.label(by)}" if by else ""
    world.emit(Reconciled(agent=target, target=agent, by=by, at=at, cause=cause))
