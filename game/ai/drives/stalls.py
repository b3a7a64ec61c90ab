"""Stalls: turn what one has too much of into coins, and coins into what one needs."""

from game.ai.drives.bargain import COIN, gain, loss, surplus
from game.ai.drives.case import Case, Part, Score, score
from game.ai.drives.goods import food_worth
from game.core.narrate import phrase
from game.core.observation import Affordance

REGRET = 1500
"""Ticks for which one doesn't sell what one has bought, or the other way round."""


def sell(case: Case, offer: Affordance) -> Score | None:
    """Goods that are worth more to others than to oneself."""
    terms = offer.terms
    if terms is None or case.o.night:
        return None
    got, gave = surplus(case, terms)
    if got <= gave:
        return None
    kind = offer.kind
    count, coins = terms.gives[kind], terms.wants[COIN]
    purse = case.piles.get(COIN)
    poor: Part = ("poor", max(0, 60 - 12 * (purse.count if purse else 0)))
    return score(
        f"{phrase(kind, count, case.row(kind))} to sell for {phrase(COIN, coins)}",
        ("profit", min(280, 110 + (got - gave))),
        poor,
        ("greed", case.traits.greedy // 4),
        ("trading blood", case.taste("market", 60)),
        ("just done", case.stale(f"sell {kind}", 300, 60)),
        ("just bought", case.stale(f"buy {kind}", REGRET, 400)),
        case.way(offer.distance, 3),
    )


def buy(case: Case, offer: Affordance) -> Score | None:
    """Food when one lacks it, and what one wants and can afford."""
    terms = offer.terms
    if terms is None:
        return None
    kind = offer.kind
    row, count, coins = case.row(kind), terms.wants[kind], terms.gives[COIN]
    doubt: Part = ("may be gone", 0 if offer.distance <= 5 else -25)
    danger: Part = ("danger", case.danger(offer.x, offer.y, offer.distance))
    way = case.way(offer.distance)
    got, gave = gain(case, kind, count), loss(case, COIN, coins)
    if got <= gave * (85 if case.hunger < 300 else 40) // 100:
        return None
    just_sold: Part = ("just sold", case.stale(f"sell {kind}", REGRET, 400))
    if row.food:
        why, fed, store = food_worth(case, row.food * count)
        purse = case.piles[COIN].count if COIN in case.piles else 0
        # A coin is the dearer, the fewer one has.
        lazy: Part = ("convenient", max(0, 40 - case.traits.diligent // 2))
        price: Part = ("price", -coins * (60 + case.traits.greedy // 4) * 6 // (4 + purse))
        return score(why, fed, store, price, lazy, just_sold, doubt, danger, way)
    return score(
        f"wants {phrase(kind, count, row)} from the market",
        ("wish", min(260, 70 + got - gave)),
        ("a bargain", max(0, row.value * count - 100 * coins) // 2),
        ("greed", -case.traits.greedy // 4),
        ("just done", case.stale(f"buy {kind}", 1200, 200)),
        just_sold,
        doubt,
        danger,
        way,
    )
