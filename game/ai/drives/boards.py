"""Boards: whether to go and read what hangs there, and what is worth putting up for all."""

from game.ai.drives.case import Case, Score, score
from game.core.observation import Affordance

URGENT = ("danger", "theft", "killing")
"""Kinds of fact that one puts up for others' sake."""
_WHY = {
    "danger": "all should be warned",
    "theft": "all should know of the thief",
    "killing": "all should know who did it",
    "invitation": "all shall be welcome",
    "candidacy": "all should know who stands",
    "order": "all should know what was ordered",
    "price": "others will want to know the price",
    "offer": "has something to sell",
}


def read(case: Case, offer: Affordance) -> Score | None:
    """Out of curiosity; by night nobody can read much."""
    o, traits = case.o, case.traits
    if o.night:
        return None
    return score(
        "something new on the board" if offer.seen else "sees what is new on the board",
        ("news", 130 if offer.seen else 45),
        ("curious", traits.curious // 2 + traits.sociable // 5),
        ("likes to know", 60 if case.want.name == "news" else 0),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 3),
        ("just done", case.stale(f"read {offer.kind}", 1200, 120)),
        case.way(offer.distance),
    )


def post(case: Case, offer: Affordance) -> Score | None:
    """The public-spirited warn, the robbed look for the thief, traders offer what is over."""
    o, traits, kind = case.o, case.traits, offer.kind
    fact = next((fact for fact in o.facts if fact.entity == offer.fact), None)
    own = fact is not None and o.agent in (fact.subject, fact.object)
    if kind == "offer":
        drawn = 90 + traits.greedy // 3 + case.taste("market", 60)
        drawn += 20 * case.skills.get("trade", 0)
    elif kind in URGENT:
        drawn = 90 + traits.kind // 2 + (110 if own else 0)
    elif kind in ("invitation", "candidacy", "order"):
        drawn = 190 if own else 20
    else:
        drawn = 10 + traits.kind // 3
    return score(
        _WHY.get(kind, "others should know"),
        ("others should know", drawn),
        ("news", fact.interest // 2 if fact else 0),
        ("sociable", traits.sociable // 5),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 3),
        ("just done", case.stale("post notice_board", 2400, 220)),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
        case.way(offer.distance),
    )
