"""Duty: keeping watch, answering an alarm, and what one wants of the mayor's office."""

from functools import lru_cache

from game.ai.drives.case import Case, Score, score
from game.core.observation import Affordance
from game.core.rng import draw

ARMED = 4
"""Damage from which one counts as armed."""
FULL_CHEST = 16
"""Coins from which on a mayor finds the common chest full."""
SHIFT = 1
"""The hour at which one half of the guards goes to bed and the other gets up."""


def patrol(case: Case, offer: Affordance) -> Score | None:
    """Guards keep watch; to an alarm, whoever is bold and armed goes along."""
    o, traits, paid = case.o, case.traits, offer.kind == "watch"
    if o.health < 50 or max(case.thirst, case.hunger) > 450:
        return None
    duty = 0 if not offer.kind else 90 if paid else 40
    if offer.topic == "alarm":
        if case.weapon < ARMED and not offer.kind:
            return None
        return score(
            "answers the alarm",
            ("an alarm", 160),
            ("duty", 2 * duty),
            ("bold", traits.bold * 3 // 2),
            ("kind", traits.kind // 3),
            ("bare hands", 0 if case.weapon >= ARMED else -60),
            case.way(offer.distance, 3),
        )
    if offer.topic == "round":
        if o.energy < 250:
            return None
        raided = any(fact.kind == "danger" for fact in o.facts)
        return score(
            "keeps the paid watch" if paid else "keeps watch over the village",
            ("the hour", 260 if _my_shift(case) else -60),
            ("duty", 3 * duty),
            ("raiders came of late", 70 if raided else 0),
            ("diligent", traits.diligent // 3 + traits.bold // 3),
            ("tiredness", -case.energy // 3),
            ("danger", case.danger(offer.x, offer.y, offer.distance) // 3),
        )
    thieves = any(fact.kind in ("theft", "loss") for fact in o.facts)
    return score(
        "keeps an eye on the market",
        ("duty", 25 + duty // 2),
        ("thieves are about", 40 if thieves else 0),
        ("diligent", traits.diligent // 4),
        ("just done", case.stale("patrol market", 1500, 160)),
        case.way(offer.distance, 3),
    )


def _my_shift(case: Case) -> bool:
    """Guards share the night: one half has it until one o'clock, the other from then on."""
    late = case.o.hour < 12 and case.o.hour >= SHIFT
    return late == bool(case.o.agent % 2)


def stand(case: Case, offer: Affordance) -> Score | None:
    """Now and then somebody bold and sociable wants to be mayor."""
    if not may_stand(case):
        return None
    drawn = _drawn(case)
    return score(
        "wants to be mayor",
        ("ambition", 80 + drawn // 2),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 2),
    )


def may_stand(case: Case) -> bool:
    """Whether this is somebody who would, and a day on which they might."""
    o, drawn = case.o, _drawn(case)
    return drawn >= 20 and _mood(o.seed, o.day, o.agent) < 4 + drawn // 8


def _drawn(case: Case) -> int:
    traits = case.traits
    return traits.sociable + traits.bold + traits.diligent // 2


@lru_cache(maxsize=16384)
def _mood(seed: int, day: int, agent: int) -> int:
    return draw(seed, day, agent, "stands for mayor", 100)


def decree(case: Case, offer: Affordance) -> Score | None:
    """As things are: coins for an empty chest, alms out of a full one, and no rule for nothing."""
    traits, coins = case.traits, offer.coins
    known = offer.count
    wanted: dict[tuple[str, str], tuple[bool, str, int]] = {
        ("fee", "begin"): (
            coins < FULL_CHEST // 2,
            "the common chest is empty" if not coins else "the common chest is nearly empty",
            60 + traits.greedy // 3 + traits.diligent // 4 - 6 * coins,
        ),
        ("fee", "end"): (
            coins >= FULL_CHEST and traits.greedy < 50,
            "the common chest is full",
            60 + traits.kind // 2,
        ),
        ("fine", "begin"): (
            known > 0,
            "thieves should pay",
            20 + 50 * min(3, known) - traits.kind // 4,
        ),
        ("fine", "end"): (
            not known and traits.kind > 0,
            "nobody has stolen for days",
            40 + traits.kind // 2,
        ),
        ("watch", "begin"): (
            known > 0 and coins > 0,
            "the nights are not safe",
            30 + 60 * min(2, known) + traits.bold // 4,
        ),
        ("watch", "end"): (
            not known,
            "the nights have been quiet",
            50 - traits.bold // 4,
        ),
        ("alms", "begin"): (
            traits.greedy < 60,
            "some have nothing, and the common chest is full",
            4 * min(25, coins) + traits.kind // 2 - max(0, traits.greedy),
        ),
    }
    due, why, wish = wanted[offer.topic, offer.kind]
    if not due or wish <= 0:
        return None
    return score(why, ("wish", wish), ("office", 120))
