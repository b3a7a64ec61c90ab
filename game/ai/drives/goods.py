"""Goods: what is worth taking along, and what is not worth carrying."""

from game.ai.drives.case import Case, Part, Score, score
from game.ai.drives.plans import wanted
from game.core.narrate import phrase
from game.core.observation import Affordance

COIN = "coin"
ROOM = 6
"""Piles up to which one takes along what is not needed."""
FULL = 9
"""Piles at which one begins to leave things behind."""


def food_worth(case: Case, points: int) -> tuple[str, Part, Part]:
    """What getting so many points of food is worth: (why, hunger's part, stocking's part)."""
    o = case.o
    lack = 1000 - o.hunger
    short = max(0, lack - case.food)
    fed = case.hunger * min(short, points) // max(1, lack) * 9 // 10 if short else 0
    # The diligent and the greedy lay in stores.
    want = max(150, 500 + 4 * case.traits.diligent + 3 * case.traits.greedy)
    lacking = max(0, want - case.food)
    store = min(lacking, points + 100) * (130 + case.traits.diligent // 2) // 500
    if fed > store:
        why = "starving" if o.hunger < 150 else "hungry, and nothing to eat at hand"
    else:
        why = "laying in food"
    return why, ("hunger", fed), ("stores", store)


def pickup(case: Case, offer: Affordance) -> Score | None:
    """Food, better arms, pretty and precious things; not rubbish."""
    o, kind, traits = case.o, offer.kind, case.traits
    row = case.row(kind)
    held = case.piles.get(kind)
    count = held.count if held else 0
    age = case.remembered(offer.target) // 25
    doubt: Part = ("may be gone", -min(120, age))
    danger: Part = ("danger", case.danger(offer.x, offer.y, offer.distance))
    way = case.way(offer.distance, 5)
    if row.food:
        why, fed, store = food_worth(case, row.food)
        healing = 60 if row.heal and not count else 0
        return score(why, fed, store, ("healing", healing), doubt, danger, way)
    room = len(o.held) < ROOM or row.damage or kind == COIN
    if not room or case.since(f"drop {kind}") < 1200:
        return None
    if row.damage > max(3, case.weapon):
        arms = 100 + (row.damage - case.weapon) * 14 + traits.bold // 2
        return score(f"wants the {kind}", ("arms", arms), doubt, danger, way)
    if row.guard > case.shield:
        arms = 100 + row.guard * 12 - traits.bold // 3
        return score(f"wants the {kind}", ("safety", arms), doubt, danger, way)
    if row.damage > 3 or row.guard:
        return None
    if row.drink or row.becomes or kind == "flask_empty":
        if count:
            return None
        return score("could use a flask", ("usefulness", 170), doubt, danger, way)
    if row.charm >= 100:
        if count >= 2:
            return None
        fancy = 60 + (traits.sociable + traits.kind) // 4 + case.taste(kind)
        return score(f"a pretty {kind}", ("fancy", fancy), doubt, danger, way)
    greed = row.value * (100 + traits.greedy) // 160
    if kind in ("wood", "stone"):
        greed = 35 + traits.diligent // 3 + traits.greedy // 4 - 25 * count
    what = phrase(kind)
    why = f"saw {what}" if traits.greedy < 30 else f"can't leave {what} lying"
    return score(why, ("worth having", greed), doubt, danger, way)


def drop(case: Case, offer: Affordance) -> Score | None:
    """Full hands, and a flower for the grave of somebody dear."""
    o, kind = case.o, offer.kind
    if wanted(case, kind) or kind == COIN:
        return None  # nobody throws money away
    row = case.row(kind)
    if row.charm >= 100:
        for grave in o.seen:
            if grave.kind == "grave" and grave.distance <= 1 and grave.opinion >= 15:
                return score(
                    f"lays a {kind} on the grave of {grave.name}",
                    ("grief", 180 + 2 * grave.opinion),
                    ("just done", case.stale(f"drop {kind}", 2400, 400)),
                )
    piles = len(o.held)
    if piles < FULL or row.food or row.becomes or row.drink:
        return None
    best = (row.damage and row.damage == case.weapon) or (row.guard and row.guard == case.shield)
    if best:
        return None
    count = case.piles[kind].count if kind in case.piles else 1
    useless = 260 - row.value * count // 4 - row.charm - case.traits.greedy
    return score("too much to carry", ("useless", useless), ("full hands", 60 * (piles - FULL)))
