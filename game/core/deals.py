"""Deals: offers between two people, and the exchange at once or not at all.

An open offer is a Deal in `world.deals`, at most one a pair. Only what is somebody's own
can be dealt in: loot and what is lent are not theirs to hand over for good.
"""

from collections.abc import Mapping

from game.core.components import Deal, Terms
from game.core.content import Content
from game.core.events import OfferLapsed, Traded
from game.core.grid import distance
from game.core.minding import ORDINARY, ask
from game.core.narrate import phrase
from game.core.relations import feel
from game.core.skills import TRADE, practise
from game.core.things import HANDS, pass_on
from game.core.world import World

OPEN = 80
"""Ticks for which an offer stands."""
FAR = 14
"""Tiles between two people at which an offer between them lapses."""
HAGGLES = 2
"""How often an offer may be answered with another."""
KINDS, MOST = 4, 99
"""The most kinds on one side of a deal, and the most of each."""
LESSON = 14
"""What a deal teaches a beginner."""


def open_deal(
    world: World, maker: int, taker: int, terms: Terms, cause: int, counters: int = 0
) -> int:
    """Put an offer to somebody; returns the deal. There must be none between the two."""
    assert not between(world, maker, taker), f"{maker} and {taker} have an open deal"
    deal = world.next_deal
    world.next_deal += 1
    world.deals[deal] = Deal(
        maker,
        taker,
        dict(terms.gives),
        dict(terms.wants),
        world.tick + OPEN,
        counters,
        cause,
    )
    return deal


def between(world: World, one: int, other: int) -> int:
    """The open deal between two people, or 0."""
    for number, deal in world.deals.items():
        if (deal.maker, deal.taker) in ((one, other), (other, one)):
            return number
    return 0


def lapse(world: World, number: int, reason: str) -> None:
    """End an offer that nobody answered or can answer."""
    deal = world.deals.pop(number)
    world.emit(
        OfferLapsed(
            agent=deal.maker, target=deal.taker, deal=number, reason=reason, cause=deal.cause
        )
    )


def stale(world: World, deal: Deal) -> str:
    """Why an offer no longer stands, or ""."""
    for party in (deal.maker, deal.taker):
        if not world.alive(party):
            return f"{world.label(party)} is gone"
    if world.tick >= deal.until:
        return "it was not answered"
    here, there = world.position[deal.maker], world.position[deal.taker]
    if distance(here.x, here.y, there.x, there.y) > FAR:
        return "they parted"
    return ""


def flaw(world: World, terms: Terms | None) -> str:
    """What is wrong with terms as such, whoever makes them, or ""."""
    if terms is None or not terms.gives or not terms.wants:
        return "a deal needs something on both sides"
    if max(len(terms.gives), len(terms.wants)) > KINDS:
        return f"a deal has at most {KINDS} kinds of things on a side"
    for kind, count in (*terms.gives.items(), *terms.wants.items()):
        if kind not in world.content.items:
            return f"there is no such thing as {kind!r}"
        if not 1 <= count <= MOST:
            return f"the count must be 1 to {MOST}, not {count}"
    if set(terms.gives) & set(terms.wants):
        return "the same thing stands on both sides"
    return ""


def lacking(world: World, agent: int, goods: Mapping[str, int]) -> str:
    """What somebody has too little of, of their own, to hand these goods over; or ""."""
    for kind, count in goods.items():
        if owned(world, agent, kind) < count:
            return kind
    return ""


def owned(world: World, agent: int, kind: str) -> int:
    """How many of a kind somebody holds that are their own, and no mist: what can be dealt in."""
    items = world.item
    return sum(
        items[entity].count
        for entity in world.inventory[agent].items
        if world.kind[entity] == kind and items[entity].owner == agent and not items[entity].fades
    )


def wares(world: World, agent: int) -> tuple[tuple[str, int], ...]:
    """(kind, how many) of all that somebody holds and owns, in the order of getting it."""
    found: dict[str, int] = {}
    for entity in world.inventory[agent].items:
        pile = world.item[entity]
        if pile.owner == agent and not pile.fades:
            kind = world.kind[entity]
            found[kind] = found.get(kind, 0) + pile.count
    return tuple(found.items())


def room(world: World, agent: int, gets: Mapping[str, int], loses: Mapping[str, int]) -> bool:
    """Whether somebody could carry all that they would get in exchange."""
    kinds = {world.kind[entity] for entity in world.inventory[agent].items}
    emptied = sum(owned(world, agent, kind) == count for kind, count in loses.items())
    piles = len(world.inventory[agent].items) - emptied
    return piles + sum(kind not in kinds for kind in gets) <= HANDS


def hand_over(world: World, giver: int, taker: int, goods: Mapping[str, int]) -> None:
    """Pass goods on for good, from as many piles as it takes; the giver must own them all."""
    for kind, count in goods.items():
        left = count
        for entity in list(world.inventory[giver].items):
            pile = world.item[entity]
            if left and world.kind[entity] == kind and pile.owner == giver and not pile.fades:
                part = min(left, pile.count)
                pass_on(world, giver, taker, entity, part)
                left -= part
        assert not left, f"{world.label(giver)} has {left} {kind} too few"


def settle(world: World, number: int, cause: int) -> int:
    """Exchange what an open deal says; returns the event. All checks have been made."""
    deal = world.deals.pop(number)
    maker, taker = deal.maker, deal.taker
    hand_over(world, maker, taker, deal.gives)
    hand_over(world, taker, maker, deal.wants)
    event = world.emit(
        Traded(
            agent=maker,
            target=taker,
            deal=number,
            gave=goods(world.content, deal.gives),
            got=goods(world.content, deal.wants),
            gives=deal.gives,
            wants=deal.wants,
            cause=cause,
        )
    )
    given, got = worth(world.content, deal.gives), worth(world.content, deal.wants)
    _judge(world, taker, maker, given, got, event)
    _judge(world, maker, taker, got, given, event)
    for one in (maker, taker):
        practise(world, one, TRADE, LESSON)
    ask(world, maker, f"{world.label(taker)} took the offer", ORDINARY, event, taker, "traded")
    return event


def _judge(world: World, agent: int, other: int, got: int, gave: int, event: int) -> None:
    """What somebody thinks of the other for what they got for what they gave."""
    if got * 100 >= gave * 130:
        feel(world, agent, other, 8, "gave me a good price", event)
    elif got * 100 >= gave * 80:
        feel(world, agent, other, 5, "gave me a fair price", event)
    else:
        feel(world, agent, other, 1, "drives a hard bargain", event)


def worth(content: Content, goods: Mapping[str, int]) -> int:
    """Base value of goods, in hundredths of a coin."""
    return sum(content.items[kind].value * count for kind, count in goods.items())


def goods(content: Content, counts: Mapping[str, int]) -> str:
    """Goods in words: 2 apples and a coin."""
    words = [phrase(kind, count, content.items.get(kind)) for kind, count in counts.items()]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def in_words(content: Content, terms: Terms) -> str:
    """Terms as the one says them who hands over `gives`: 2 apples for a coin."""
    return f"{goods(content, terms.gives)} for {goods(content, terms.wants)}"
