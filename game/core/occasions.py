"""Occasions: parties and elections, which people learn of as facts and come to, or not.

An occasion begins with a fact that tells of it: an invitation to a party, or a candidacy.
Nobody is called: who comes, or votes, has heard of it. `systems/occasions.py` lets their
hour come.
"""

from game.core.change import change
from game.core.company import Occasion
from game.core.world import World

PARTY, ELECTION = "party", "election"
LENGTH = 300
"""Ticks that a party lasts, if its fact has no `value`."""
KINDS = {"invitation": PARTY, "candidacy": ELECTION}
"""Kind of fact -> the occasion that it tells of."""


def announce(world: World, number: int) -> None:
    """Let a fact that lies ahead have its occasion; candidates of one hour share theirs."""
    fact = world.facts[number]
    kind = KINDS.get(fact.kind)
    if kind is None or fact.due <= world.tick:
        return
    if kind == ELECTION:
        for first, occasion in world.occasions.items():
            if occasion.kind == ELECTION and occasion.due == fact.due:
                change(world.occasions, first, facts=(*occasion.facts, number))
                return
    length = fact.value or LENGTH
    until = fact.due if kind == ELECTION else fact.due + length
    world.occasions[number] = Occasion(kind, fact.due, until, fact.x, fact.y, (number,))


def knows_of(world: World, agent: int, occasion: Occasion) -> bool:
    """Whether somebody has heard of it, from whomever."""
    known = world.beliefs[agent].facts
    return any(number in known for number in occasion.facts)


def host_of(world: World, occasion: Occasion) -> int:
    """Who gives a party; 0 for nobody."""
    fact = world.facts.get(occasion.facts[0])
    return fact.subject if fact else 0
