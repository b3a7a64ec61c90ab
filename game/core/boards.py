"""Boards: notices that hang where everybody comes by, and let whoever reads them know a fact.

A notice is a fact with the one who put it up. Its reader has it from the board, one teller
further from what happened than its author, by whose word it goes. A board has room for so
many; the oldest falls off first, and so does what is past.
"""

from collections.abc import Iterator

from game.core.components import Fact, Notice
from game.core.events import NoticesRead
from game.core.facts import DEEDS, learn
from game.core.relations import feel
from game.core.telling import note_told
from game.core.world import World

LASTS = 2
"""Days after which a notice falls off."""
AT_ONCE = 6
"""How many notices one takes in at one reading, the newest first."""
SORTS = {
    "offer": "To sell",
    "danger": "Warning",
    "theft": "Wanted",
    "killing": "Wanted",
    "invitation": "Invitation",
    "candidacy": "To be voted on",
    "price": "Price",
    "order": "By the mayor",
}
"""Kind of fact that can be put up -> what stands over it."""


def pin(world: World, board: int, author: int, fact: int) -> None:
    """Put a notice up; the author's earlier offer, and what there is no room for, falls off."""
    hanging = world.notices.get(board, ())
    if world.facts[fact].kind == "offer":
        hanging = tuple(note for note in hanging if not _offer_of(world, note, author))
    hanging = (*hanging, Notice(fact, author, world.tick))
    room = world.content.objects[world.kind[board]].notices
    world.notices[board] = hanging[max(0, len(hanging) - room) :]


def hangs(world: World, board: int, fact: Fact) -> bool:
    """Whether a board says this already."""
    return any(world.facts[note.fact].text == fact.text for note in world.notices.get(board, ()))


def unread(world: World, agent: int, board: int) -> Iterator[Notice]:
    """What hangs there that somebody does not know, and has not read since; newest first."""
    hanging = world.notices.get(board)
    if hanging:
        known = world.beliefs[agent].facts
        last = world.mind[agent].lately.get(f"read {world.kind[board]}", -1)
        for note in reversed(hanging):
            if note.fact not in known and note.tick > last:
                yield note


def take_in(world: World, agent: int, board: int, cause: int) -> None:
    """Read what hangs there: its facts are known from then on, from the board."""
    news: list[Notice] = []
    for note in list(unread(world, agent, board))[:AT_ONCE]:
        said = world.facts[note.fact]
        if agent == said.subject and DEEDS.get(said.kind, 0) < 0:
            if note.author != agent:
                feel(world, agent, note.author, -5, "put me up on the board", cause)
            continue
        author = world.beliefs.get(note.author)
        heard = author.facts.get(note.fact) if author else None
        hops = heard.hops + 1 if heard else 1
        if learn(world, agent, note.fact, board, hops, cause, voice=note.author):
            note_told(world, agent, note.fact, note.author)
            news.append(note)
    if news:
        said = world.facts[news[0].fact]
        more = f", and {len(news) - 1} more" if len(news) > 1 else ""
        world.emit(
            NoticesRead(
                agent=agent,
                board=board,
                facts=[note.fact for note in news],
                news=said.text + more,
                cause=cause,
            )
        )


def clear(world: World) -> None:
    """Take down what is past: what was due, has hung for days, or is an offer of the dead."""
    oldest = world.tick - LASTS * world.rules.day_ticks
    for board, hanging in world.notices.items():
        world.notices[board] = tuple(
            note for note in hanging if note.tick > oldest and _stands(world, note)
        )


def pinned(world: World) -> Iterator[int]:
    """The facts that hang anywhere."""
    for hanging in world.notices.values():
        for note in hanging:
            yield note.fact


def sellers(world: World, agent: int) -> dict[int, Fact]:
    """Who is known to have put something up for sale -> that offer, for a day after."""
    found: dict[int, Fact] = {}
    if world.notices:
        since = world.tick - world.rules.day_ticks
        for number in world.beliefs[agent].facts:
            fact = world.facts[number]
            if fact.kind == "offer" and fact.tick >= since and fact.subject != agent:
                found[fact.subject] = fact
    return found


def _offer_of(world: World, note: Notice, author: int) -> bool:
    return note.author == author and world.facts[note.fact].kind == "offer"


def _stands(world: World, note: Notice) -> bool:
    said = world.facts[note.fact]
    if said.due:
        return said.due > world.tick
    return said.kind != "offer" or world.alive(note.author)
