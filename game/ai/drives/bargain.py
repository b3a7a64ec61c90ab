"""Bargain: what things are worth to somebody, and what they would give and take for them.

Worth is in hundredths of a coin: the base value, moved by one's own need and plenty. What
one asks of another moves with liking and greed: friends buy cheaply, foes dearly.
"""

from collections.abc import Mapping

from game.ai.drives.case import Case
from game.ai.drives.plans import wanted
from game.core.components import Terms
from game.core.observation import Affordance, Seen

COIN = "coin"


def gain(case: Case, kind: str, count: int) -> int:
    """What so many more of a kind would be worth to this person."""
    row = case.row(kind)
    held = case.piles.get(kind)
    have = held.count if held else 0
    if kind == COIN:
        return (100 - min(30, 3 * max(0, have - 4))) * count
    if wanted(case, kind):
        return row.value * (150 + case.traits.diligent // 5) * count // 100
    if row.food:
        # Food is worth what is still lacking; beyond that only what others may pay for it.
        lack = max(0, 1000 - case.o.hunger + 500 - case.food)
        eaten = min(count, -(-lack // row.food))
        dear = 100 + case.hunger // 8
        healing = row.value * (2 * (100 - case.o.health) + 120) // 100 if row.heal > 4 else 0
        return max(
            row.value * (eaten * dear + (count - eaten) * 60) // 100, min(count, 1) * healing
        )
    if row.damage > 3:
        better = row.damage > case.weapon
        return row.value * (110 + max(0, case.traits.bold) // 3 if better else 45) // 100
    if row.guard:
        return row.value * (120 if row.guard > case.shield else 45) // 100
    if row.charm >= 100:
        first = 100 + row.charm // 3 + case.taste(kind)
    else:
        first = 110 + case.taste(kind, 20)
    fresh = max(0, min(count, 2 - have))
    return row.value * (fresh * first + (count - fresh) * 55) // 100


def loss(case: Case, kind: str, count: int) -> int:
    """What giving so many of a kind away would cost this person."""
    row = case.row(kind)
    held = case.piles.get(kind)
    have = held.count if held else 0
    if kind == COIN:
        # The more one has of them, the lighter they are spent.
        return (100 + case.traits.greedy // 8 - min(40, 4 * max(0, have - 3))) * count
    if wanted(case, kind):
        return row.value * 170 * count // 100
    if row.food:
        spare = max(0, case.food - (1000 - case.o.hunger) - 250)
        needed = count - min(count, spare // row.food)
        dear = 110 + case.hunger // 4
        return row.value * (needed * dear + (count - needed) * 65) // 100
    if row.damage > 3 and row.damage == case.weapon and count >= have:
        return row.value * (150 + max(0, case.traits.bold)) // 100
    if row.guard and row.guard == case.shield and count >= have:
        return row.value * 150 // 100
    if row.drink and count >= have:
        return row.value * 140 // 100
    last = count >= have and row.charm < 100
    return row.value * count * (90 if last else 65) // 100


def surplus(case: Case, terms: Terms) -> tuple[int, int]:
    """(what one would get, what one would give), each worth so much to this person."""
    got = gave = 0
    for kind, count in terms.wants.items():
        got += gain(case, kind, count)
    for kind, count in terms.gives.items():
        gave += loss(case, kind, count)
    return got, gave


def theirs(person: Seen, case: Case, terms: Terms) -> tuple[int, int]:
    """(what the other would get, what they would give) as far as one can tell by looking.

    They are thought to want what they have little of, and to spare what they have much of.
    """
    wares = dict(person.wares)
    food = sum(case.row(kind).food * count for kind, count in wares.items())
    fed = food > 700 and person.looks != "starving"

    def valued(goods: Mapping[str, int], few: int, many: int) -> int:
        total = 0
        for kind, count in goods.items():
            row = case.row(kind)
            plenty = fed if row.food else wares.get(kind, 0) > 1
            share = 100 if kind == COIN else many if plenty else few
            total += row.value * count * share // 100
        return total

    return valued(terms.gives, 108, 58), valued(terms.wants, 112, 68)


def margin(case: Case, person: Seen) -> int:
    """Hundredths that one must get for what one gives: less of friends, more if greedy."""
    return 100 + case.traits.greedy // 6 - person.opinion // 4


def content_with(case: Case, person: Seen, terms: Terms) -> int:
    """What one gains by terms beyond what one asks of this person; below zero is too little."""
    got, gave = surplus(case, terms)
    return got - gave * margin(case, person) // 100


def opening(case: Case, offer: Affordance) -> Terms | None:
    """The terms with which one begins: in one's own favour, the more so the greedier.

    Only coins are moved, where there are some to move; the other may haggle.
    """
    terms, person = offer.terms, case.people.get(offer.target)
    if terms is None or person is None:
        return terms
    push = case.traits.greedy // 4 - person.opinion // 5 + 8
    if COIN in terms.wants:
        most = dict(person.wares).get(COIN, 0)
        asked = terms.wants[COIN] * (100 + push) + 50
        coins = min(most, max(1, asked // 100))
        return Terms(terms.gives, {**terms.wants, COIN: coins}) if coins else terms
    if COIN in terms.gives:
        offered = terms.gives[COIN] * (100 - push) + 50
        coins = min(terms.gives[COIN] + 1, max(1, offered // 100))
        held = case.piles.get(COIN)
        return Terms({**terms.gives, COIN: min(coins, held.count if held else 0)}, terms.wants)
    return terms


def same_goods(one: Terms | None, other: Terms | None) -> bool:
    """Whether two terms are about the same kinds of things, however many.

    >>> same_goods(Terms({"coin": 1}, {"apple": 2}), Terms({"coin": 2}, {"apple": 2}))
    True
    """
    if one is None or other is None:
        return one is other
    return one.gives.keys() == other.gives.keys() and one.wants.keys() == other.wants.keys()
