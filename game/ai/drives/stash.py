"""Stash: laying by what one doesn't need in one's chest, and fetching what one does."""

from game.ai.drives.case import Case, Part, Score, score
from game.ai.drives.goods import ROOM, food_worth
from game.ai.drives.plans import wanted
from game.core.observation import Affordance

FAR = 40
"""Tiles beyond which nobody goes to their chest for the mere laying by."""
AT_HAND = 450
"""Points of food that one likes to keep in hand."""


def stow(case: Case, offer: Affordance) -> Score | None:
    """What is over: food beyond the next meals, coins, spare arms, whatever weighs one down."""
    o, traits, kind = case.o, case.traits, offer.kind
    row, pile = case.row(kind), case.piles.get(kind)
    if (
        pile is None
        or wanted(case, kind)
        or offer.distance > FAR
        or case.since(f"fetch {kind}") < 1200
    ):
        return None
    thrift = (traits.diligent + traits.greedy) // 4
    if row.food:
        over = case.food - row.food * pile.count - AT_HAND
        if over < 0 or o.hunger < 400:
            return None
        what, worth = f"lays by {kind}", 40 + min(60, row.food * pile.count // 10)
    elif kind == "coin":
        # Coins are for spending: only a full purse is put by.
        if pile.count < (10 if traits.greedy > 30 else 20):
            return None
        what, worth = "puts the coins by", 50 + min(60, 4 * pile.count) + max(0, traits.greedy) // 3
    elif (
        row.drink
        or row.becomes
        or kind == "flask_empty"
        or (row.damage and row.damage == case.weapon)
        or (row.guard and row.guard == case.shield)
    ):
        return None
    else:
        worth = min(70, row.value * pile.count // 8)
        what = f"puts the {kind.replace('_', ' ')} by"
        if worth < 15 and len(o.held) < ROOM:
            return None
    return score(
        what,
        ("worth keeping", worth),
        ("thrift", thrift),
        ("full hands", 30 * max(0, len(o.held) - ROOM + 1)),
        ("at home anyway", 40 if offer.distance <= 5 else 0),
        ("just done", case.stale(f"stow {kind}", 600, 120)),
        _fear(case, offer),
        case.way(offer.distance, 5),
    )


def fetch(case: Case, offer: Affordance) -> Score | None:
    """Food when there is none in hand, a weapon against foes, a drink, something to give."""
    row, kind = case.row(offer.kind), offer.kind
    if case.since(f"stow {kind}") < 300 and case.o.hunger > 300:
        return None
    if row.food:
        why, fed, _ = food_worth(case, row.food * 2)
        if fed[1] <= 0:
            return None
        return score(
            why.replace("nothing to eat at hand", f"has {kind} in the chest"),
            (fed[0], fed[1]),
            ("one's own", 30),
            case.way(offer.distance),
            _fear(case, offer),
        )
    if kind == "coin" and kind not in case.piles and not case.foes:
        purse: Part = ("an empty purse", 110 - case.traits.greedy // 4)
        return score("fetches some coins", purse, case.way(offer.distance), _fear(case, offer))
    wary = len(case.foes) * 60 + (80 if case.want.name in ("revenge", "arms") else 0)
    if wary and (row.damage > max(3, case.weapon) or row.guard > case.shield):
        return score(f"fetches the {kind}", ("wary", 60 + wary), case.way(offer.distance, 6))
    return None


def _fear(case: Case, offer: Affordance) -> Part:
    return ("danger", case.danger(offer.x, offer.y, offer.distance))
