"""Facts: what happened, or will, as something that one can know and pass on.

A fact stands once in `World.facts`; who knows it, since when, from whom and over how many
tellers stands in their `Beliefs.facts`. Every room makes and spreads facts by these verbs.
"""

from collections.abc import Iterable
from itertools import islice

from game.core.change import change, newest_first, without
from game.core.components import Fact, Heard
from game.core.relations import HEARSAY, feel, opinion
from game.core.world import World

KEPT = 40
"""How many facts one keeps; the least important are forgotten first."""
LATELY = 100
"""How many of the newest facts a new one is compared with."""
SWEEP = 600
"""Ticks between two looks for facts that nobody knows any more."""
DAY_COST = 12
"""Importance that a fact loses each day."""
OWN = 40
"""Importance that a fact gains for whoever has a part in it."""
IMPORTANCE = {
    "candidacy": 110,
    "invitation": 110,
    "killing": 100,
    "theft": 80,
    "death": 70,
    "danger": 60,
    "violence": 50,
    "loss": 45,
    "kindness": 40,
    "order": 60,
    "offer": 20,
    "price": 15,
}
"""Kind of fact -> how well it is remembered; others have ORDINARY."""
ORDINARY = 30
DEEDS = {"theft": -16, "killing": -24, "violence": -6, "kindness": 6}
"""Kind of fact -> what hearing of it at first hand does to the view of who did it."""
_DID = {
    "theft": "stole from",
    "killing": "killed",
    "violence": "hit",
    "kindness": "was good to",
}


def new_fact(world: World, fact: Fact) -> int:
    """Give a fact its id; one that says the same as a late one is that one.

    Nobody knows it yet, and a fact that nobody has learned is dropped before long.
    """
    for known in islice(reversed(world.facts), LATELY):
        if world.facts[known] == fact:
            return known
    entity = world.next_fact
    world.next_fact += 1
    world.facts[entity] = fact
    return entity


def find_fact(world: World, kind: str, subject: int, object_: int, since: int) -> int:
    """The newest fact of this kind about these two, not older than a tick; or 0.

    Looks through the latest only. What was told wrongly is a newer fact of an older deed, so
    that an old one among them says nothing of those before it.
    """
    for known in islice(reversed(world.facts), LATELY):
        fact = world.facts[known]
        if fact.tick >= since and (fact.kind, fact.subject, fact.object) == (
            kind,
            subject,
            object_,
        ):
            return known
    return 0


def learn(
    world: World,
    agent: int,
    fact: int,
    source: int = 0,
    hops: int = 0,
    cause: int = 0,
    voice: int = 0,
) -> bool:
    """Let an agent know a fact; True if it was news to them.

    `source` is who told it, or the board that it was read on (0: own eyes, `hops` 0), `hops`
    how many tellers lie between; `voice` is by whose word it goes, if not the source's.
    What one has already is kept as it was, but for own eyes, which outdo hearsay. A deed
    that one is told of moves one's view of who did it; a witness's is the caller's affair.
    """
    known = world.beliefs[agent].facts
    heard = known.get(fact)
    if heard is not None:
        if heard.hops and not hops:
            seen = Heard(heard.tick, 0, 0, heard.told)
            change(world.beliefs, agent, facts={**known, fact: seen})
        return False
    known = {**known, fact: Heard(world.tick, source, hops)}
    if len(known) > KEPT:
        known = without(known, min(known, key=lambda k: (_importance(world, agent, k), k)))
    change(world.beliefs, agent, facts=known)
    if hops:
        _take_to_heart(world, agent, world.facts[fact], voice or source, hops, cause)
    return fact in known


def knows(world: World, agent: int, kind: str, subject: int, object_: int = 0) -> int:
    """The newest fact of a kind about somebody (and another, if named) that they know; or 0."""
    for fact in newest_first(world.beliefs[agent].facts):
        said = world.facts[fact]
        if said.kind == kind and said.subject == subject and object_ in (0, said.object):
            return fact
    return 0


def told_by(world: World, source: int) -> str:
    """From whom somebody has it, in words; "" for one's own eyes."""
    if not source or source in world.names:
        return world.names.get(source, "")
    return "the notice board"


def sweep(world: World, kept: Iterable[int] = ()) -> None:
    """Drop the facts that nobody knows any more, but for those to be kept."""
    known = {fact for beliefs in world.beliefs.values() for fact in beliefs.facts}
    known.update(kept)
    for fact in [fact for fact in world.facts if fact not in known]:
        del world.facts[fact]


def _importance(world: World, agent: int, fact: int) -> int:
    """How much a fact means to somebody; what is past its day means least."""
    said = world.facts[fact]
    if said.due and said.due < world.tick:
        return 0
    own = OWN if agent in (said.subject, said.object) else 0
    age = world.tick - max(said.tick, said.due)
    return IMPORTANCE.get(said.kind, ORDINARY) + own - DAY_COST * age // world.rules.day_ticks


def _take_to_heart(
    world: World, agent: int, fact: Fact, source: int, hops: int, cause: int
) -> None:
    """Being told of a deed moves one's view of the doer, the less the further it came."""
    weight = DEEDS.get(fact.kind, 0)
    if not weight or agent in (fact.subject, fact.object):
        return
    trust = max(0, 60 + opinion(world, agent, source)) * 100 // 160
    dear = opinion(world, agent, fact.object)
    if weight < 0:
        weight -= max(0, dear) // 5
    delta = weight * trust // (100 * hops)
    if delta:
        reason = f"{_DID[fact.kind]} {world.label(fact.object)}{HEARSAY}{world.label(source)}"
        feel(world, agent, fact.subject, delta, reason, cause)
