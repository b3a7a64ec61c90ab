"""Objects: gathering, filling a flask, sitting by a fire, standing by a grave."""

from game.ai.drives.case import Case, Score, score
from game.ai.drives.goods import ROOM, food_worth
from game.core.observation import Affordance


def use(case: Case, offer: Affordance) -> Score | None:
    """By what the object is there for."""
    if offer.topic == "fish":
        return _fish(case, offer)
    if offer.topic == "feed":
        return _feed(case, offer)
    row = case.objects.get(offer.kind)
    if row is None:
        return None
    if offer.kind == "grave":
        return _mourn(case, offer)
    if row.gives:
        return _gather(case, offer, row.gives, row.stock)
    if row.drink:
        return _fill(case, offer)
    return _sit(case, offer)


def _gather(case: Case, offer: Affordance, gives: str, full: int) -> Score | None:
    item = case.row(gives)
    thing = case.seen_at.get(offer.target)
    stock = thing.stock if thing else max(1, full // 2)
    age = 0 if thing else case.remembered(offer.target)
    doubt = ("may be picked bare", -min(80, age // 30))
    danger = ("danger", case.danger(offer.x, offer.y, offer.distance))
    busy = ("just done", case.stale(f"use {offer.kind}", 300, 40))
    if item.food:
        why, fed, store = food_worth(case, item.food * min(stock, 3))
        taste = ("taste", case.taste(gives, 20))
        if offer.seen:
            why = why.replace("laying in food", f"laying in {_many(gives)}")
        else:
            why = f"{why}; remembers {_article(offer.kind)}"
        if fed[1] + store[1] <= 0:
            return None
        return score(why, fed, store, taste, doubt, danger, busy, case.way(offer.distance))
    held = case.piles.get(gives)
    count = held.count if held else 0
    if count >= 3 or len(case.o.held) >= ROOM:
        return None
    fire = _low_fire(case, gives) if not count else 0
    work = (
        fire
        + 30
        + case.traits.diligent // 2
        + case.traits.greedy // 5
        - 20 * count
        + case.taste(gives)
    )
    if case.hour < 6 or case.hour >= 19:
        work -= 80
    return score(
        f"{gives} for the fire" if fire > 40 else f"wants some {gives}",
        ("work", work),
        doubt,
        danger,
        busy,
        case.way(offer.distance),
    )


def _fish(case: Case, offer: Affordance) -> Score | None:
    row = case.row("fish")
    if case.piles.get("fish") and case.piles["fish"].count >= 3:
        return None
    why, fed, store = food_worth(case, row.food)
    patience = 10 - case.traits.bold // 5 - case.traits.sociable // 6 + case.taste("fish")
    return score(
        "fishing" if why == "laying in food" else f"{why}; tries to fish",
        (fed[0], fed[1] * 6 // 10),
        (store[0], store[1] // 2),
        ("patience", patience),
        ("just done", case.stale("use fish", 500, 70)),
        ("the dark", -80 if case.o.night else 0),
        case.way(offer.distance),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )


def _many(kind: str) -> str:
    return {"berry": "berries", "apple": "apples"}.get(kind, kind)


def _article(kind: str) -> str:
    noun = kind.replace("_", " ")
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _fill(case: Case, offer: Affordance) -> Score | None:
    if case.o.thirst < 300:
        return None  # drink first
    prudence = 120 + case.traits.diligent // 2 + case.traits.curious // 4
    return score("fills the flask for later", ("prudence", prudence), case.way(offer.distance, 6))


def _low_fire(case: Case, fuel: str) -> int:
    """How much a fire that one knows to be low wants that fuel."""
    low = 0
    for thing in case.fires:
        row = case.objects[thing.kind]
        if row.burns == fuel and row.stock and thing.distance < 40:
            low = max(low, (row.stock - thing.stock) * 90 // row.stock)
    return low + (case.traits.diligent + case.traits.kind) // 6 if low > 30 else 0


def _feed(case: Case, offer: Affordance) -> Score | None:
    row = case.objects[offer.kind]
    stock = case.at[offer.target].stock if offer.target in case.at else 0
    low = (row.stock - stock) * 160 // max(1, row.stock)
    evening = 50 if 15 <= case.hour < 22 or case.o.night else 0
    why = "the fire is burning low" if stock else "the fire has gone out"
    return score(
        why,
        ("the fire is low", low),
        ("the hour", evening),
        ("duty", (case.traits.diligent + case.traits.kind) // 4),
        case.way(offer.distance),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )


def _sit(case: Case, offer: Affordance) -> Score | None:
    o, traits = case.o, case.traits
    evening = 140 if 17 <= case.hour < 22 else 60 if o.night else -40
    if evening < 0 and o.health > 60 and o.company > 300:
        return None
    around = sum(
        1
        for p in case.people.values()
        if max(abs(p.x - offer.x), abs(p.y - offer.y)) <= 4 and p.opinion > -20
    )
    wounds = (100 - o.health) * 2 if o.health < 70 else 0
    why = "an evening by the fire" if evening > 60 else "warms up by the fire"
    return score(
        why if not wounds else "rests its wounds by the fire".replace("its", "the"),
        ("the hour", evening),
        ("company", case.company // 3 + traits.sociable // 3 + min(around, 3) * 15),
        ("wounds", wounds),
        ("just done", case.stale("use campfire", 500, 130)),
        case.way(offer.distance, 3),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )


def _mourn(case: Case, offer: Affordance) -> Score | None:
    grave = case.at.get(offer.target)
    if grave is None or grave.opinion < 12:
        return None
    return score(
        f"mourns {grave.name}",
        ("grief", 170 + 3 * grave.opinion + case.traits.kind // 3),
        ("the shock", 150 if case.o.deed == "saw death" else 0),
        ("just done", case.stale("use grave", 1500, 700)),
        case.way(offer.distance),
    )
