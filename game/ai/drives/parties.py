"""Parties: whether to go where one is invited, and how long to stay."""

from game.ai.drives.case import Case, Score, score
from game.ai.drives.gossip import fact_of
from game.ai.drives.retelling import likes_to_come
from game.core.observation import Affordance

THERE = 4
"""Tiles around the place within which one is there."""


def attend(case: Case, offer: Affordance) -> Score | None:
    """Hosts are there in time; others come if they like the host, or company."""
    fact, o = fact_of(case, offer.fact), case.o
    if fact is None:
        return None
    host = fact.subject == o.agent
    if not host and not likes_to_come(case, fact):
        return None
    there = offer.distance <= THERE
    stayed = 0 if o.tick < fact.due else min(120, (o.tick - fact.due) // 3)
    return score(
        "at home to guests" if host else f"at {fact.name}'s party" if there
        else f"on the way to {fact.name}'s party",
        ("invited", 190 if there else 330),
        ("one's own party", 320 if host else 0),
        ("has been there a while", 0 if host else -stayed),
        ("sociable", case.traits.sociable // 3),
        ("wounds", -max(0, 60 - o.health) * 5),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )  # fmt: skip
