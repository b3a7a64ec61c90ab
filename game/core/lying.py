"""Lying: to put the blame for one's own misdeed on somebody else, as a fact like others.

The lie is a wrong telling of the true story (`Fact.of`), told knowingly: who has it believes
it and passes it on. Who saw how it was is not taken in, and holds it against the liar.
"""

from collections.abc import Iterable
from itertools import islice

from msgspec.structs import replace

from game.core.components import Fact
from game.core.events import Lied, Said
from game.core.facts import DEEDS, new_fact
from game.core.observation import Seen
from game.core.relations import FOE, feel
from game.core.telling import hear
from game.core.view import View
from game.core.world import World

LATELY, DAYS = 80, 3
"""How many of the newest stories one looks through for one's own, and how old they may be."""
DISLIKED = -15
"""Opinion from which on somebody would do to take the blame."""
OUTRAGE = -18
"""What a witness thinks of who lies to their face."""


def scapegoats(view: View, person: Seen) -> Iterable[tuple[int, int, str]]:
    """(fact, whom to blame, how it would be told) for the latest of one's own misdeeds.

    Only what is talked of at all can be laid on others. Blamed is whom one likes least, and
    neither the hearer nor the victim; who saw it, the liar can't know.
    """
    world, relations = view.world, view.beliefs.relations
    disliked = [
        (relation.opinion, other)
        for other, relation in relations.items()
        if relation.opinion <= DISLIKED and other != person.entity and world.alive(other)
    ]
    if not disliked:
        return
    since = world.tick - DAYS * world.rules.day_ticks
    for number in islice(reversed(world.facts), LATELY):
        fact = world.facts[number]
        if fact.tick < since or not _own_misdeed(fact, view.agent) or person.entity == fact.object:
            continue
        able = [pair for pair in disliked if pair[1] != fact.object]
        if able:
            blamed = min(able)[1]
            yield number, blamed, _told(world, fact, blamed)
            return


def refuse(world: World, agent: int, number: int, blamed: int) -> str:
    """Only of a misdeed of one's own, and to the charge of another living person."""
    fact = world.facts.get(number)
    if fact is None:
        return "there is no such story"
    if not _own_misdeed(fact, agent):
        return "there is nothing of their own to lay on others"
    if not world.alive(blamed) or blamed in (agent, fact.object):
        return "there is nobody to lay it on"
    return ""


def words_of(world: World, number: int, blamed: int) -> str:
    """How it is told."""
    return _told(world, world.facts[number], blamed)


def lie(world: World, said: Said, number: int, blamed: int, hearers: Iterable[int]) -> None:
    """Let those who hear it learn the wrong story; who knows better resents the liar."""
    fact = world.facts[number]
    text = _told(world, fact, blamed)
    told = new_fact(world, replace(fact, subject=blamed, text=text, of=fact.of or number))
    event = world.emit(
        Lied(agent=said.agent, target=said.target, fact=told, of=fact.of or number, news=text,
             blamed=blamed, cause=said.id)
    )  # fmt: skip
    for hearer in hearers:
        if _saw(world, hearer, number):
            feel(world, hearer, said.agent, OUTRAGE, "lied to my face", event)
        elif hearer == blamed:
            feel(world, hearer, said.agent, FOE // 2, "blamed me for their own deed", event)
        else:
            hear(world, hearer, told, said.agent, 1, event)


def _own_misdeed(fact: Fact, agent: int) -> bool:
    return fact.subject == agent and DEEDS.get(fact.kind, 0) < 0 and not fact.of


def _told(world: World, fact: Fact, blamed: int) -> str:
    return fact.text.replace(world.label(fact.subject), world.label(blamed))


def _saw(world: World, agent: int, number: int) -> bool:
    heard = world.beliefs[agent].facts.get(number)
    return heard is not None and not heard.hops
