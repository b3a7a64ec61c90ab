"""Telling: how a fact goes from mouth to ear, and what is worth telling to whom.

Whoever is told knows it from then on, one teller further from what happened; those who
stand by may overhear it. What went through several mouths may come out wrong.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from game.core.change import change
from game.core.components import Fact, Heard
from game.core.events import GossipSpread, Mistold, Said, Told
from game.core.facts import DEEDS, learn, new_fact
from game.core.relations import feel, opinion
from game.core.talking import talk_of
from game.core.witnessing import witnesses
from game.core.world import World

OVERHEARD = 12
"""In how many of a hundred cases a bystander catches what is told."""
MISTAKES = 3
"""In how many of a hundred retellings, times the tellers so far, the doer is mistaken."""
WHOM = 16
"""How many people one remembers to know a fact."""
MOVED = 4
"""Points of opinion from which on gossip has changed somebody's mind."""
AHEAD = ("invitation", "candidacy")
"""Kinds that tell of what is to come."""
INTEREST = {
    "invitation": 95,
    "candidacy": 85,
    "killing": 110,
    "death": 85,
    "danger": 90,
    "theft": 85,
    "violence": 60,
    "loss": 55,
    "kindness": 45,
    "elected": 70,
    "gathering": 60,
    "rumour": 70,
    "order": 60,
    "price": 35,
    "offer": 30,
}
"""Kind of fact -> how much it is worth telling when it is fresh; others have USUAL."""
USUAL = 40
STALE = 45
"""Interest that a fact loses in a day; some kinds of news last less."""
FADES = {"danger": 270, "price": 90, "offer": 60}
OWN, FAR = 20, 5
"""Interest that it gains when one has a part in it, and loses for each teller."""


def interest(world: World, agent: int, fact: Fact, heard: Heard) -> int:
    """How much a fact is worth telling for somebody who knows it; 0 for what is past."""
    worth = INTEREST.get(fact.kind, USUAL)
    if fact.due:
        if fact.due <= world.tick:
            return 0
    else:
        fades = FADES.get(fact.kind, STALE)
        worth -= (world.tick - fact.tick) * fades // world.rules.day_ticks
    if agent in (fact.subject, fact.object):
        worth += OWN
    return max(0, worth - FAR * heard.hops)


def tellable(fact: Fact, heard: Heard, hearer: int) -> bool:
    """Whether somebody could be told it: not of their own deeds, and not what they know."""
    return hearer not in (fact.subject, fact.object) and hearer not in heard.told


def spread(world: World, said: Said, hearers: Iterable[int]) -> None:
    """Let all who hear words learn the fact that they carry, as the speaker tells it.

    Those spoken to are sure to hear it, bystanders may; the one whom it is about resents a
    teller of tales.
    """
    teller = said.agent
    own = world.beliefs[teller].facts[said.fact]
    told = _mistold(world, teller, said.fact, own, said.id)
    hops = own.hops + 1
    near = tuple(hearers)
    for hearer in near:
        note_told(world, teller, said.fact, hearer)
        hear(world, hearer, told, teller, hops, said.id)
    for other in sorted(witnesses(world, said)):
        if other not in near and world.draw(other, f"overhears {teller}", 100) < OVERHEARD:
            hear(world, other, told, teller, hops, said.id, overheard=True)


def hear(
    world: World, agent: int, fact: int, source: int, hops: int, cause: int, overheard: bool = False
) -> bool:
    """One person hears a fact from another; True if it was news to them."""
    said = world.facts[fact]
    if agent == said.subject and DEEDS.get(said.kind, 0) < 0:
        feel(world, agent, source, -5, "tells tales about me", cause)
        return False
    if _known_better(world, agent, fact, hops):
        note_told(world, agent, fact, source)
        return False
    before = opinion(world, agent, said.subject)
    if not learn(world, agent, fact, source, hops, cause):
        note_told(world, agent, fact, source)
        return False
    note_told(world, agent, fact, source)
    moved = abs(opinion(world, agent, said.subject) - before) >= MOVED
    matters = moved or said.kind in AHEAD or agent == said.object
    kind: type[GossipSpread | Told] = GossipSpread if matters else Told
    world.emit(
        kind(
            agent=agent,
            source=source,
            fact=fact,
            hops=hops,
            news=said.text,
            overheard=overheard,
            cause=cause,
        )
    )
    talk = talk_of(world, agent)
    if talk is not None and fact not in talk.passed:
        change(world.talks, world.mind[agent].talk, passed=(*talk.passed, fact))
    return True


def note_told(world: World, agent: int, fact: int, other: int) -> None:
    """Let somebody remember that another knows a fact, too."""
    facts = world.beliefs[agent].facts
    heard = facts.get(fact)
    if heard is not None and other not in heard.told:
        heard = replace(heard, told=(*heard.told, other)[-WHOM:])
        change(world.beliefs, agent, facts={**facts, fact: heard})


def _known_better(world: World, agent: int, fact: int, hops: int) -> bool:
    """Whether somebody has the same story from as near to its source, right or wrong."""
    root = world.facts[fact].of or fact
    for other, heard in world.beliefs[agent].facts.items():
        if other != fact and heard.hops <= hops and (world.facts[other].of or other) == root:
            return True
    return False


def _mistold(world: World, teller: int, fact: int, own: Heard, cause: int) -> int:
    """The fact as it comes out: now and then hearsay names the wrong doer."""
    said = world.facts[fact]
    if said.kind not in DEEDS or not own.hops:
        return fact
    if world.draw(teller, f"mistakes {fact}", 100) >= MISTAKES * own.hops:
        return fact
    others = [
        other
        for other in sorted(world.beliefs[teller].relations)
        if other not in (said.subject, said.object, teller) and world.alive(other)
    ]
    if not others:
        return fact
    wrong = others[world.draw(teller, f"takes for {said.subject}", len(others))]
    text = said.text.replace(world.label(said.subject), world.label(wrong))
    told = new_fact(world, replace(said, subject=wrong, text=text, of=said.of or fact))
    world.emit(Mistold(agent=teller, fact=told, of=said.of or fact, news=text, cause=cause))
    return told
