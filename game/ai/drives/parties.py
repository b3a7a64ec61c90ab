"""Parties: whether to go where one is invited, and how long to stay."""

from functools import lru_cache

from game.ai.drives.case import FRIEND, Case, Score, score
from game.ai.drives.gossip import fact_of
from game.ai.drives.lasting import lasting
from game.ai.drives.retelling import likes_to_come
from game.core.observation import Affordance
from game.core.rng import draw

THERE = 4
"""Tiles around the place within which one is there."""
EARLY, PACE, LATE = 50, 6, 110
"""Ticks before the hour at which the earliest come, ticks for a tile of the way, and how much
later the last ones set out."""


def attend(case: Case, offer: Affordance) -> Score | None:
    """Hosts are there in time; others come if they like the host, or company."""
    fact, o = fact_of(case, offer.fact), case.o
    if fact is None:
        return None
    host = fact.subject == o.agent
    if not host and not likes_to_come(case, fact):
        return None
    there = offer.distance <= THERE
    if not host and not there and o.tick < fact.due - EARLY - PACE * offer.distance + _late(case):
        return None
    stayed = 0 if o.tick < fact.due else min(120, (o.tick - fact.due) // 3)
    return score(
        "at home to guests" if host else f"at {fact.name}'s party" if there
        else f"on the way to {fact.name}'s party",
        ("invited", 110 if there else 330),
        ("one's own party", 0 if not host else 40 if there else 320),
        ("has been there a while", 0 if host else -stayed),
        ("sociable", case.traits.sociable // 3),
        ("wounds", -max(0, 60 - o.health) * 5),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )  # fmt: skip


def host(case: Case, offer: Affordance) -> Score | None:
    """Now and then somebody of a sociable or kind nature feels like having people around."""
    o, traits = case.o, case.traits
    friends = sum(tie.opinion >= FRIEND for tie in o.ties)
    if friends < 2 or not may_host(case):
        return None
    return score(
        "feels like having people around",
        ("friends", min(5, friends) * 15),
        ("sociable", 60 + traits.sociable),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 2),
    )


def may_host(case: Case) -> bool:
    """Whether this is a day on which somebody feels like it."""
    o, traits = case.o, case.traits
    mood = _mood(o.seed, o.day, o.agent)
    return mood < 5 + max(0, traits.sociable) // 12 + max(0, traits.kind) // 25


@lru_cache(maxsize=16384)
def _mood(seed: int, day: int, agent: int) -> int:
    return draw(seed, day, agent, "a party", 100)


def _late(case: Case) -> int:
    """How much after the earliest one is wont to come."""
    return lasting(case.o.seed, case.o.agent, "punctual", LATE)
