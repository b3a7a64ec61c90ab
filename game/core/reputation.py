"""Reputation: what people are taken for, from what was seen and what was told of them.

Each forms it from the facts that they themselves know, so that two can differ, and both
can be wrong; a community's is the mean of those who know anything. Nothing of it is
state: it follows from the facts, and fades as they do.
"""

from game.core.components import Fact, Heard
from game.core.world import World

WEIGHT = {"theft": -40, "killing": -60, "violence": -15, "kindness": 18}
"""Kind of deed -> what it does to the name of who did it, when seen with one's own eyes."""
FADES = 6
"""Days after which a deed counts for nothing any more."""
HEARSAY = 20
"""Hundredths of its weight that a deed loses with each teller, down to a fifth."""
LIMIT = 100
THIEF, KILLER, BRUTE, HELPER = "thief", "killer", "brute", "helper"
_NAMES = {"killing": KILLER, "theft": THIEF, "violence": BRUTE, "kindness": HELPER}
NAMED = {"killing": 30, "theft": 15, "violence": 30, "kindness": 30}
"""Kind of deed -> the weight from which on such deeds give somebody a name. One theft is enough
for days, and for those who have it from others."""


def standings(world: World, agent: int) -> dict[int, tuple[int, str]]:
    """Person -> (reputation -100..100, what they are known as or ""), as one agent sees it."""
    sums: dict[int, dict[str, int]] = {}
    for number, heard in world.beliefs[agent].facts.items():
        fact = world.facts[number]
        if fact.kind in WEIGHT and fact.subject != agent:
            its = sums.setdefault(fact.subject, {})
            its[fact.kind] = its.get(fact.kind, 0) + _weight(world, fact, heard)
    return {
        person: (max(-LIMIT, min(LIMIT, sum(kinds.values()))), _known_as(kinds))
        for person, kinds in sums.items()
    }


def reputation(world: World, about: int) -> int:
    """What the community takes somebody for, -100..100; 0 if nobody knows anything."""
    told = [
        its[0] for agent in world.agents if (its := standings(world, agent).get(about)) is not None
    ]
    return sum(told) // len(told) if told else 0


def reputations(world: World) -> dict[int, int]:
    """Everybody of whom anything is known -> what the community takes them for, in one pass."""
    sums: dict[int, list[int]] = {}
    for agent in world.agents:
        for person, (value, _) in standings(world, agent).items():
            sums.setdefault(person, []).append(value)
    return {person: sum(told) // len(told) for person, told in sorted(sums.items())}


def _weight(world: World, fact: Fact, heard: Heard) -> int:
    """What one deed counts for now: less from afar, less with time."""
    span = FADES * world.rules.day_ticks
    left = max(0, span - (world.tick - fact.tick))
    near = max(HEARSAY, 100 - HEARSAY * heard.hops)
    return WEIGHT[fact.kind] * near * left // (100 * span)


def _known_as(kinds: dict[str, int]) -> str:
    """The name that somebody's deeds of one kind give them, the worst first."""
    for kind, name in _NAMES.items():
        if abs(kinds.get(kind, 0)) >= NAMED[kind]:
            return name
    return ""
