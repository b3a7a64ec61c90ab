"""Gifts: food for the hungry, flowers for the dear; and the wounded are seen to."""

from game.ai.drives.case import Case, Score, score
from game.ai.drives.repute import distrusted
from game.core.observation import Affordance
from game.core.wounds import WOUNDED

COLD = -15
"""An opinion from which on one lets somebody bleed."""
DEAR = 60
"""An opinion from which on it makes no difference how much one likes somebody."""


def give(case: Case, offer: Affordance) -> Score | None:
    """Out of pity, affection or because one was asked."""
    o, traits = case.o, case.traits
    person = case.people.get(offer.target)
    if person is None or (distrusted(person) and traits.kind < 70):
        return None
    row = case.row(offer.kind)
    asked = o.by == offer.target and o.deed == "ask"
    spare = case.food - row.food
    way = case.way(offer.distance)
    gave = ("just given", case.stale("give agent", 2400, 300))
    if o.by == offer.target and o.deed == "gave":
        return None  # one doesn't hand it straight back
    if row.food and (asked or person.looks == "starving"):
        own = -max(0, case.hunger - 150) * (100 - traits.kind) // 120 - (120 if spare <= 0 else 0)
        plight = 330 if person.looks == "starving" else 200
        why = f"{person.name} asked for food" if asked else f"{person.name} looks starving"
        return score(
            why,
            ("pity", plight + 2 * traits.kind),
            ("opinion", 2 * person.opinion),
            ("own need", own),
            ("greed", -max(0, traits.greedy)),
            ("thrift", -row.value // 10),
            way,
        )
    if row.drink and not row.food and person.looks == "parched":
        return score(
            f"{person.name} looks parched",
            ("pity", 330 + 2 * traits.kind),
            ("opinion", 2 * person.opinion),
            ("own need", -case.thirst // 2),
            way,
        )
    if row.charm >= 100 and person.opinion >= 12:
        return score(
            f"likes {person.name}",
            ("affection", 75 + person.opinion + traits.sociable // 3 + traits.kind // 4),
            gave,
            ("shy", -max(0, -traits.bold) // 3),
            way,
        )
    if row.food and spare > 500 and person.opinion >= 25 and o.hunger > 500:
        return score(
            f"has plenty, and likes {person.name}",
            ("affection", person.opinion + traits.kind // 2),
            ("greed", -traits.greedy - 40),
            gave,
            way,
        )
    return None


def tend(case: Case, offer: Affordance) -> Score | None:
    """The wounds of those whom one likes, or of anybody if one is kind; of no enemy."""
    o, traits = case.o, case.traits
    person = case.people.get(offer.target)
    if person is None or person.health >= WOUNDED or case.beasts:
        return None
    if person.entity == o.foe or person.opinion <= COLD or case.foes:
        return None
    if person.doing in ("fighting", "running") or (distrusted(person) and traits.kind < 70):
        return None
    return score(
        f"{person.name} is wounded",
        ("pity", 110 + 2 * traits.kind + 2 * (WOUNDED - person.health)),
        ("opinion", 3 * min(DEAR, person.opinion)),
        ("can do little", 0 if offer.item else -30),
        ("own wounds", -2 * max(0, WOUNDED - o.health)),
        case.way(offer.distance),
    )
