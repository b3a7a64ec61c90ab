"""Beasts: hunting for meat, standing up to raiders, and running from them.

The bold and the armed stand, the more so beside others; the rest run, to a fire if what
comes fears it.
"""

from game.ai.drives.case import Case, Score, score
from game.ai.drives.goods import food_worth
from game.core.content import CreatureRow
from game.core.narrate import phrase
from game.core.observation import Affordance, Seen

MEAL = 260
"""What a kill is counted as, in points of food, for each piece of meat that it leaves."""
LATELY = 400
"""Ticks for which one minds a danger that one knows of."""
ARMED = 4
"""Damage from which somebody counts as armed."""


def alarming(case: Case) -> str:
    """What danger one knows to be about, in words; empty if none lately."""
    for fact in case.o.facts:
        if fact.kind == "danger" and case.o.tick - fact.tick < LATELY:
            return fact.text
    return ""


def attack(case: Case, offer: Affordance) -> Score | None:
    """Hunt what feeds, fight what harms."""
    beast, row = case.seen_at.get(offer.target), case.o.content.creatures.get(offer.kind)
    if beast is None or row is None:
        return None
    return _fight(case, offer, beast, row) if row.damage else _hunt(case, offer, beast, row)


def flee(case: Case, offer: Affordance) -> Score | None:
    """From what harms, when it is near and means it; to a fire rather than into the dark."""
    beast, row = case.seen_at.get(offer.target), case.o.content.creatures.get(offer.kind)
    if beast is None or row is None or not row.damage:
        return None
    if beast.distance > 7 or (beast.doing == "running" and beast.distance > 2):
        return None
    o = case.o
    struck = o.by == beast.entity and o.deed == "hit"
    name = phrase(beast.kind)
    return score(
        f"to the fire, away from {name}" if offer.topic == "fire" else f"runs from {name}",
        ("fear", 300 if struck else 250),
        ("timid", -2 * case.traits.bold),
        ("wounds", max(0, 80 - o.health) * 5),
        ("the odds", -_odds(case, beast, row)),
        ("fire keeps it off", 70 if offer.topic == "fire" else 0),
        ("far off", -18 * max(0, beast.distance - 3)),
        ("just done", case.stale(f"flee {offer.topic or offer.kind}", 60, 90)),
    )


def defend(case: Case, offer: Affordance) -> Score | None:
    """With a shield, or with nowhere to go."""
    beast, row = case.seen_at.get(offer.target), case.o.content.creatures.get(offer.kind)
    if beast is None or row is None or beast.distance > 3 or beast.doing == "running":
        return None
    return score(
        f"keeps {phrase(beast.kind)} off",
        ("danger", 170),
        ("shield", 14 * case.shield),
        ("steadiness", 40 - abs(case.traits.bold) // 2),
        ("just done", case.stale(f"defend {offer.kind}", 120, 150)),
        ("wounds", -max(0, 50 - case.o.health) * 4),
    )


def _odds(case: Case, beast: Seen, row: CreatureRow) -> int:
    """How the sides stand, in points: arms and company against teeth and numbers."""
    o = case.o
    mine = o.health + 6 * case.weapon + 4 * case.shield
    friends = [p for p in case.people.values() if p.distance <= 6 and p.doing != "asleep"]
    mine += sum(18 + 3 * min(p.armed, 10) for p in friends)
    pack = [s for s in o.seen if s.kind == beast.kind and s.doing != "running"]
    theirs = sum(30 + 5 * row.damage + row.health * s.health // 200 for s in pack)
    return mine - theirs


def _fight(case: Case, offer: Affordance, beast: Seen, row: CreatureRow) -> Score | None:
    o, traits = case.o, case.traits
    if beast.doing == "running" and o.foe != beast.entity:
        return None
    struck = o.by == beast.entity and o.deed == "hit"
    friend = o.by == beast.entity and o.deed == "saw beast"
    near = any(p.distance <= 3 and p.opinion > 20 for p in case.people.values())
    why = f"fights {phrase(beast.kind)}"
    if case.weapon >= ARMED and traits.bold > 20:
        why = f"drives off {phrase(beast.kind)}"
    return score(
        why,
        ("danger", 210 if struck else 120 if friend else 60),
        ("others to protect", 60 + traits.kind // 2 if near and not struck else 0),
        ("temper", traits.bold * 2),
        ("the odds", _odds(case, beast, row)),
        ("bare hands", 0 if case.weapon >= ARMED else -90),
        ("wounds", -max(0, 60 - o.health) * 7),
        ("it runs", -160 if beast.doing == "running" else 0),
        case.way(offer.distance, 10),
    )


def _hunt(case: Case, offer: Affordance, beast: Seen, row: CreatureRow) -> Score | None:
    o = case.o
    meat = sum(count for item, count in row.drops.items() if case.row(item).food)
    if not meat or o.night or o.health < 50:
        return None
    held = case.piles.get("meat")
    if held and held.count >= 4:
        return None
    why, fed, store = food_worth(case, MEAL * meat)
    quick = 8 * (row.shy + 1) - 4 * case.weapon
    return score(
        f"{why}; hunts {phrase(beast.kind)}"
        if why != "laying in food"
        else f"hunts {phrase(beast.kind)}",
        (fed[0], fed[1] * 9 // 10),
        store,
        ("hunter's blood", case.taste("the hunt", 60) + case.traits.bold // 3 - 10),
        ("too quick", -quick),
        ("in vain of late", case.stale(f"attack {offer.kind}", 150, 60)),
        case.way(offer.distance, 5),
    )
