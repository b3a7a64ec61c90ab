"""Counter: answer an offer with a better one for oneself, and wait for what they say."""

from collections.abc import Iterable, Iterator

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import answered, hailing_maker, open_to
from game.core.actions.proposing import PATIENCE, propose
from game.core.components import Deal, Intent, Terms
from game.core.deals import HAGGLES, flaw, in_words, lacking, open_deal
from game.core.events import Countered
from game.core.observation import Affordance
from game.core.things import COIN
from game.core.view import View
from game.core.world import World


def offers(view: View) -> Iterable[Affordance]:
    """For each open offer that isn't haggled out: a little better, and much better."""
    content = view.world.content
    for number, deal, person in open_to(view):
        if deal.counters >= HAGGLES:
            continue
        wares = dict(person.wares)
        for name, terms in _better(deal, wares):
            if lacking(view.world, view.agent, terms.gives):
                continue
            yield answered(
                number,
                deal,
                person,
                key=f"counter deal_{number} {name}",
                action="counter",
                text=f"answer {person.name} with another offer: {in_words(content, terms)}",
                topic=name,
                terms=terms,
            )


def _better(deal: Deal, wares: dict[str, int]) -> Iterator[tuple[str, Terms]]:
    """Terms as the taker would rather have them: the price moves by a quarter, or by half."""
    made: list[Terms] = []
    for name, part in (("little", 4), ("much", 2)):
        gives, wants = dict(deal.wants), dict(deal.gives)
        if COIN in gives and gives[COIN] > 1:
            gives[COIN] -= max(1, gives[COIN] // part)
        elif COIN in wants and wants[COIN] < wares.get(COIN, 0):
            more = max(1, wants[COIN] // part)
            wants[COIN] = min(wants[COIN] + more, wares[COIN])
        else:
            kind = max(wants, key=lambda k: (wares.get(k, 0) - wants[k], k))
            if wares.get(kind, 0) <= wants[kind]:
                return
            wants[kind] = min(wares[kind], wants[kind] + max(1, wants[kind] // part))
        terms = Terms(gives, wants)
        if terms not in made:
            made.append(terms)
            yield name, terms


def refuse(world: World, agent: int, intent: Intent) -> str:
    """The offer is for oneself and not haggled out, the terms are sound, the goods one's own."""
    mind = world.mind[agent]
    if mind.intent is intent and mind.rounds:
        return ""  # said already; one only waits
    deal = world.deals.get(intent.deal)
    if deal is None or (deal.taker, deal.maker) != (agent, intent.target):
        return "the offer no longer stands"
    if deal.counters >= HAGGLES:
        return "it has been haggled over enough"
    if fault := flaw(world, intent.terms):
        return fault
    assert intent.terms is not None
    if lack := lacking(world, agent, intent.terms.gives):
        return f"too little {lack.replace('_', ' ')} of one's own in hand"
    return ""


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Near enough to be heard; once it is said, wherever one is."""
    return hailing_maker(world, intent)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Their offer is gone, one's own stands in its place."""
    mind = world.mind[agent]
    if mind.rounds:
        return DONE  # no answer came
    assert intent.terms is not None
    before = world.deals.pop(intent.deal)
    number = open_deal(world, agent, before.maker, intent.terms, mind.cause, before.counters + 1)
    propose(world, agent, intent, number, Countered, "{maker} would rather have it so: {offer}")
    return PATIENCE


ACTION = Action("counter", offers, refuse, perform, aim, takes=3, posture="talking")
