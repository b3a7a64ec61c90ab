"""Trade: sell what one has too much of, buy what one needs, and answer offers."""

from game.ai.drives.bargain import COIN, content_with, opening, surplus, theirs
from game.ai.drives.case import Case, Part, Score, score
from game.ai.drives.repute import distrusted, no_dealings
from game.core.narrate import phrase
from game.core.observation import Affordance


def trade(case: Case, offer: Affordance) -> Score | None:
    """Propose what leaves oneself better off, and the other not much worse by what things cost."""
    person, terms = case.people.get(offer.target), opening(case, offer)
    if person is None or terms is None or distrusted(person) or case.foes:
        return None
    better = content_with(case, person, terms)
    if better <= 0:
        return None
    got, gave = theirs(person, case, terms)
    if got * 100 < gave * (88 - case.traits.greedy // 10):
        return None  # they'd only laugh
    kind = offer.kind
    row = case.row(kind)
    need: Part = ("need", 0)
    if offer.topic == "buy":
        if row.food and case.hunger > 150 and case.food < 400:
            need = ("hunger", min(500, case.hunger * 3 // 4))
        count = terms.wants[kind]
        why = f"wants to buy {phrase(kind, count, row)}"
    elif offer.topic == "sell":
        why = f"has {phrase(kind, terms.gives[kind], row)} to sell"
    else:
        why = f"wants {phrase(kind, terms.wants[kind], row)} in exchange"
    return score(
        why,
        ("profit", min(220, 65 + better * 2 // 3)),
        need,
        ("greed", case.traits.greedy // 5),
        ("liking", person.opinion // 3),
        ("just done", case.stale("trade " + offer.topic, 500, 130)),
        case.way(offer.distance),
    )


def accept(case: Case, offer: Affordance) -> Score | None:
    """If one gets enough for it."""
    person, terms = case.people.get(offer.target), offer.terms
    if person is None or terms is None or distrusted(person):
        return None
    better = content_with(case, person, terms)
    if better < 0:
        return None
    # Once they are asked, people are mostly ready to close what does them good.
    return score(
        f"a good offer from {person.name}",
        ("an offer", 330),
        _asked(case, offer),
        ("profit", min(250, better)),
        case.way(offer.distance),
    )


def refuse(case: Case, offer: Affordance) -> Score | None:
    """For the reason that is the true one."""
    person, terms = case.people.get(offer.target), offer.terms
    if person is None or terms is None:
        return None
    if distrusted(person):
        reason, why = "trust", no_dealings(person)
    else:
        if content_with(case, person, terms) >= 0:
            return None
        got, gave = surplus(case, terms)
        useless = got * 100 < gave * 60 and COIN not in terms.wants
        reason = "need" if useless else "price"
        why = "no use for it" if useless else "that's too dear"
    if offer.topic != reason:
        return None
    return score(why, ("an answer", 300), _asked(case, offer), case.way(offer.distance))


def counter(case: Case, offer: Affordance) -> Score | None:
    """With the mildest demand that one would be content with."""
    person, terms = case.people.get(offer.target), offer.terms
    if person is None or terms is None or distrusted(person):
        return None
    better = content_with(case, person, terms)
    if better < 0 or offer.topic not in ("little", "much"):
        return None
    bold: Part = ("bold", case.traits.bold // 10)
    # Haggling takes the place of a refusal; of a deal that suits only for the greedy.
    little = 345 if offer.topic == "little" else 330
    return score(
        f"haggles with {person.name}",
        ("haggling", little),
        _asked(case, offer),
        bold,
        case.way(offer.distance),
    )


def _asked(case: Case, offer: Affordance) -> Part:
    """Whoever has just been spoken to answers before they go on with anything else."""
    just_now = case.o.deed == "offered" and case.o.about == offer.deal
    return "they wait for an answer", 140 if just_now else 0
