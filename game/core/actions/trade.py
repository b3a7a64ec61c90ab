"""Trade: offer somebody near an exchange, and wait a while for their answer.

The choices are a few sensible exchanges of what one owns and what one sees the other carry,
at about the base value; a mind may change the numbers of the terms before it goes there.
"""

from collections.abc import Iterable, Iterator

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import own_goods
from game.core.actions.proposing import PATIENCE, propose
from game.core.components import Intent, Terms
from game.core.content import Content
from game.core.deals import between, flaw, in_words, lacking, open_deal
from game.core.events import Offered
from game.core.observation import Affordance, Seen
from game.core.things import COIN
from game.core.view import View
from game.core.world import World

NEAR = 5
"""Tiles within which people are offered anything."""
EARSHOT = 3
"""Tiles at which an offer can be made and answered."""
AGAIN = 300
"""Ticks before the same person is offered something anew."""
PARTNERS, EACH = 2, 2
"""How many people are thought of, and how many goods to sell or to buy of each."""


def offers(view: View) -> Iterable[Affordance]:
    """Some of one's own for coins, some of theirs for coins, and one swap, with each near."""
    content = view.world.content
    mine = own_goods(view)
    if not mine:
        return
    lately, tick = view.world.mind[view.agent].lately, view.world.tick
    partners = 0
    for person in view.people:
        if person.distance > NEAR or partners >= PARTNERS:
            return
        if person.doing == "asleep" or view.shunned(person.entity):
            continue
        if tick - lately.get(f"trade {person.entity}", -AGAIN) < AGAIN:
            continue
        if any(person.entity in (deal.maker, deal.taker) for deal in view.deals.values()):
            continue
        partners += 1
        for topic, terms in _exchanges(content, mine, dict(person.wares)):
            words = "" if view.terse else in_words(content, terms)
            yield _affordance(person, topic, terms, words)


def _affordance(person: Seen, topic: str, terms: Terms, words: str) -> Affordance:
    gives = ", ".join(f"{count} {kind}" for kind, count in terms.gives.items())
    wants = ", ".join(f"{count} {kind}" for kind, count in terms.wants.items())
    return Affordance(
        key=f"trade agent_{person.entity} {gives} for {wants}",
        action="trade",
        text=f"offer {person.name} {words}",
        target=person.entity,
        kind=next(kind for kind in (*terms.wants, *terms.gives) if kind != COIN),
        distance=person.distance,
        topic=topic,
        terms=terms,
    )


def _exchanges(
    content: Content, mine: dict[str, int], theirs: dict[str, int]
) -> Iterator[tuple[str, Terms]]:
    """(sell, buy or swap, terms): the dearest goods first, then by name."""

    def dearest(goods: dict[str, int], other: dict[str, int]) -> list[str]:
        kinds = [kind for kind in goods if kind != COIN and content.items[kind].value > 0]
        return sorted(
            kinds, key=lambda k: (other.get(k, 0) > 0, -content.items[k].value * goods[k], k)
        )

    selling, buying = dearest(mine, theirs), dearest(theirs, mine)
    for kind in selling[:EACH] if theirs.get(COIN) else ():
        count, coins = bundle(content, kind, mine[kind])
        if 0 < coins <= theirs[COIN]:
            yield "sell", Terms({kind: count}, {COIN: coins})
    for kind in buying[:EACH] if mine.get(COIN) else ():
        count, coins = bundle(content, kind, theirs[kind])
        if 0 < coins <= mine[COIN]:
            yield "buy", Terms({COIN: coins}, {kind: count})
    pairs = [(a, b) for a in selling[:EACH] for b in buying[:EACH] if a != b]
    if pairs:
        give, get = pairs[0]
        if terms := swap(content, give, mine[give], get, theirs[get]):
            yield "swap", terms


def bundle(content: Content, kind: str, have: int) -> tuple[int, int]:
    """(how many, for how many coins): one, or as many as make about a coin; 0 coins if too few."""
    value = content.items[kind].value
    count = 1 if value >= 75 else min(have, -(-90 // value))
    return count, (count * value + 50) // 100


def swap(content: Content, give: str, have: int, get: str, there: int) -> Terms | None:
    """About as much of one kind as another is worth; None if there is too little of either."""
    a, b = content.items[give].value, content.items[get].value
    many, few = (1, (a + b // 2) // b) if a >= b else ((b + a // 2) // a, 1)
    if not (1 <= many <= have and 1 <= few <= there):
        return None
    return Terms({give: many}, {get: few})


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Sound terms, one's own goods, to a living other who is awake and has no offer open."""
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to trade with"
    if fault := flaw(world, intent.terms):
        return fault
    mind = world.mind[agent]
    if mind.intent is intent and mind.rounds:
        return ""  # the offer is made; whatever became of it, one has only to stop waiting
    assert intent.terms is not None
    if lack := lacking(world, agent, intent.terms.gives):
        return f"too little {lack.replace('_', ' ')} of one's own in hand"
    if between(world, agent, intent.target):
        return "there is an offer between them already"
    listener = world.mind[intent.target]
    asleep = listener.intent is not None and listener.intent.action == "rest" and listener.rounds
    return "they are asleep" if asleep else ""


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Within earshot."""
    position = world.position.get(intent.target)
    return Aim(position.x, position.y, EARSHOT) if position else None


def perform(world: World, agent: int, intent: Intent) -> int:
    """Say the offer; the other is asked to think about it."""
    if world.mind[agent].rounds:
        return DONE  # no answer came
    assert intent.terms is not None
    number = open_deal(world, agent, intent.target, intent.terms, world.mind[agent].cause)
    propose(world, agent, intent, number, Offered, "was offered {offer} by {maker}")
    return PATIENCE


ACTION = Action("trade", offers, refuse, perform, aim, takes=4, posture="talking")
