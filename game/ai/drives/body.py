"""The body: eating, drinking, sleeping."""

from game.ai.drives.case import Case, Score, score
from game.ai.drives.lasting import lasting
from game.core.observation import Affordance

ROUNDS = 4
"""How often one drinks, or eats of a pile, in one go."""


def is_bedtime(hour: int) -> bool:
    """Whether one sleeps at this hour of one's own day."""
    return hour >= 22 or hour < 5


def appetite(case: Case) -> int:
    """The lack of food from which on one thinks of a meal."""
    return 330 - lasting(case.o.seed, case.o.agent, "appetite", 120)


def drink(case: Case, offer: Affordance) -> Score | None:
    """Thirst, against the way; what is carried is saved where water is near."""
    o = case.o
    lack = 1000 - o.thirst
    if lack < 150:
        return None
    if offer.item:
        gain = case.row(offer.kind).drink
        if lack < gain * 2 // 3:
            return None
        near = any(not a.item and a.distance <= 8 for a in case.offers("drink"))
        saved = -90 if near else 0
    else:
        thing = case.objects.get(offer.kind)
        gain = (thing.drink if thing else 300) * ROUNDS
        saved = 0
    fit = min(1000, gain * 1000 // lack)
    handy = 60 if offer.distance <= 3 and lack > 250 and not offer.item else 0
    return score(
        _thirsty(o.thirst, offer),
        ("thirst", case.thirst * fit // 1000),
        ("handy", handy),
        ("saved for the way", saved),
        case.way(offer.distance),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )


def _thirsty(thirst: int, offer: Affordance) -> str:
    how = "parched" if thirst < 150 else "thirsty" if thirst < 500 else "a little thirsty"
    if offer.item:
        return how
    return how if offer.seen and offer.distance < 10 else f"{how}; remembers the {offer.kind}"


def eat(case: Case, offer: Affordance) -> Score | None:
    """Hunger; nothing is wasted on the full, and what heals is kept for wounds."""
    o = case.o
    row = case.row(offer.kind)
    lack = 1000 - o.hunger
    wounds = 100 - o.health
    mends = min(wounds, row.heal) * 16 if row.heal > 0 and wounds >= 15 else 0
    if not row.food and not mends:
        return None
    if not mends and lack < max(appetite(case), row.food * 3 // 4):
        return None
    count = case.piles[offer.kind].count if offer.kind in case.piles else 1
    fit = min(1000, row.food * min(count, ROUNDS) * 1000 // max(1, lack))
    keep = -(row.value // 10) if o.hunger > 300 else 0
    hungry = "starving" if o.hunger < 150 else "hungry" if o.hunger < 500 else "peckish"
    return score(
        f"wounded; {offer.kind} helps" if mends > case.hunger or not row.food else hungry,
        ("hunger", bool(row.food) * case.hunger * (600 + fit * 2 // 5) // 1000),
        ("mealtime", 90 if case.hour in (7, 8, 12, 13, 18, 19) else 40),
        ("healing", mends),
        ("too good to eat", keep),
        ("danger", case.danger(-1, -1, 0)),
    )


def rest(case: Case, offer: Affordance) -> Score | None:
    """Tiredness, the hour, and how good the bed is."""
    o = case.o
    bedtime = is_bedtime(case.hour)
    if o.energy > 880 or (not bedtime and o.energy > 420):
        return None
    night = 330 if bedtime else 60 if o.night else -140
    if offer.topic == "home":
        bed = 150
    elif offer.target:
        bed = 40 if not o.home else -90  # it may be somebody's
    else:
        bed = -60
    wakeful = 0
    least = 345 if o.energy > 480 else 150
    if min(o.thirst, o.hunger) < least:
        wakeful = -400  # one would be up again at once
    why = "time for bed" if bedtime else "tired"
    if o.energy < 150:
        why = "worn out"
    return score(
        why,
        ("tiredness", case.energy),
        ("the hour", night),
        ("the bed", bed),
        ("hunger and thirst", wakeful),
        case.way(offer.distance, 3),
        ("danger", 2 * case.danger(offer.x, offer.y, offer.distance)),
    )
