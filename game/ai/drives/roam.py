"""Roaming: going home, to the fire, to a friend, out to see, and staying put."""

from game.ai.drives.beasts import alarming
from game.ai.drives.case import Case, Score, score
from game.ai.drives.plans import wanted
from game.core.observation import Affordance
from game.core.rng import draw

FOODS = ("bush", "apple_tree")


def move(case: Case, offer: Affordance) -> Score | None:
    """By what the way is for."""
    kind = offer.topic
    if kind == "home":
        return _home(case, offer)
    if kind == "campfire":
        return _fire(case, offer)
    if kind == "visit":
        return _visit(case, offer)
    if kind == "seller":
        return _seller(case, offer)
    if kind == "seek":
        return _seek(case, offer)
    if kind == "explore":
        return _explore(case, offer)
    return _stroll(case, offer)


def _home(case: Case, offer: Affordance) -> Score | None:
    o = case.o
    late = case.hour >= 18 or case.hour < 5
    lost = o.thirst < 500 and case.from_home > 30 and not case.water_known
    storm = o.weather == "storm"
    if offer.distance < 6 or not (late or lost or storm or o.health < 60):
        return None
    hour = 150 if late else -40
    hurt = max(0, 60 - o.health) * 5
    return score(
        _homeward(o.hour, storm),
        ("the hour", hour),
        ("wounds", hurt),
        ("the storm", 130 - case.traits.bold // 2 if storm else 0),
        ("thirst", case.thirst if lost else 0),
        ("tiredness", case.energy // 3),
        ("far from home", min(120, offer.distance * 2)),
        ("timid", -case.traits.bold // 4),
        ("just done", case.stale("move home", 600, 200)),
        ("has just come out", case.stale("move campfire", 300, 140)),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )


def _homeward(hour: int, storm: bool) -> str:
    if storm:
        return "out of the storm"
    return "heads home before dark" if 15 <= hour < 21 else "heads home"


def _fire(case: Case, offer: Affordance) -> Score | None:
    evening = 130 if 17 <= case.hour < 22 else -20
    threat = alarming(case)
    why = "to the fire, where people are" if case.o.company < 600 else "to the fire"
    return score(
        f"to the fire: {threat}" if threat else why,
        ("the hour", evening),
        ("safer together", 110 - abs(case.traits.bold) // 3 if threat else 0),
        ("company", case.company // 2 + case.traits.sociable // 3),
        ("just done", case.stale("move campfire", 500, 150)),
        ("has just gone home", case.stale("move home", 400, 140)),
        case.way(offer.distance, 2),
    )


def _visit(case: Case, offer: Affordance) -> Score | None:
    tie = next((t for t in case.o.ties if t.entity == offer.target), None)
    warmth = tie.opinion if tie else 20
    name = tie.name if tie else "a friend"
    return score(
        f"looks for {name}",
        ("affection", warmth // 2 + case.traits.sociable // 3),
        ("company", case.company // 2),
        ("just done", case.stale("move visit", 500, 120)),
        ("may be gone", -min(100, case.remembered(offer.target) // 12)),
        case.way(offer.distance, 3),
    )


def _seller(case: Case, offer: Affordance) -> Score | None:
    """To somebody who offers on the board what one needs, with coins in hand."""
    kind = offer.kind
    row, purse = case.row(kind), case.piles.get("coin")
    needed = wanted(case, kind) or (row.food > 0 and case.food < 300)
    if purse is None or not needed or case.foes:
        return None
    what = kind.replace("_", " ")
    return score(
        f"read that {case.at[offer.target].name} sells {what}",
        ("need", 70 + (case.hunger // 2 if row.food else 40)),
        ("purse", 4 * min(8, purse.count)),
        ("just done", case.stale("move seller", 600, 150)),
        ("may be gone", -min(100, case.remembered(offer.target) // 12)),
        case.way(offer.distance, 3),
    )


def _seek(case: Case, offer: Affordance) -> Score | None:
    o, traits = case.o, case.traits
    tie = next((t for t in o.ties if t.entity == offer.target), None)
    if tie is None or o.health < 60:
        return None
    return score(
        f"goes after {tie.name}: {tie.reason}",
        ("hatred", -tie.opinion - 40),
        ("temper", traits.bold - traits.kind - 60),
        ("arms", case.weapon * 4),
        ("just done", case.stale("move seek", 700, 200)),
        ("may be gone", -min(100, case.remembered(offer.target) // 12)),
        ("other needs", -max(case.thirst, case.hunger) // 3),
        case.way(offer.distance, 3),
    )


def _explore(case: Case, offer: Affordance) -> Score | None:
    o, traits = case.o, case.traits
    if o.night and traits.bold < 60 and min(o.thirst, o.hunger) > 300:
        return None
    way = offer.key.removeprefix("explore ")
    why = f"goes on {way}" if case.since("move explore") < 120 else f"curious what lies {way}"
    search = 0
    if o.thirst < 500 and not case.water_known:
        why, search = "looking for water", case.thirst * 4 // 5
    elif o.hunger < 500 and not case.food and not _food_known(case):
        why, search = "looking for something to eat", case.hunger * 4 // 5
    elif o.company < 300 and not case.people:
        why, search = "looking for people", case.company // 2
    wander = 45 + traits.curious * 3 // 5 + traits.bold // 6
    # One keeps to a direction for the day, and takes another the next.
    heading = (o.day + case.taste("direction", 50) + 50) % 4
    fits = 40 if offer.key.endswith(("north", "east", "south", "west")[heading]) else 0
    return score(
        why,
        ("search", search),
        ("curiosity", wander),
        ("today's direction", fits),
        ("just done", case.stale("move explore", 900, 110) if not search else 0),
        ("far from home", -max(0, case.from_home - 24) * (120 - traits.curious // 2) // 40),
        ("the hour", -60 if case.hour >= 18 or case.hour < 6 else 0),
        ("tiredness", -case.energy // 4),
        ("hurt", -max(0, 60 - o.health) * 4),
    )


def _food_known(case: Case) -> bool:
    return any(offer.kind in FOODS for offer in case.offers("use")) or any(
        case.row(offer.kind).food for offer in (*case.offers("pickup"), *case.offers("buy"))
    )


def _stroll(case: Case, offer: Affordance) -> Score | None:
    restless = 40 + case.traits.curious // 5 + case.traits.sociable // 8
    return score(
        _STROLLS[draw(case.o.seed, case.o.tick, case.o.agent, "stroll", len(_STROLLS))],
        ("restlessness", restless),
        ("just done", case.stale("move stroll", 500, 110)),
        ("danger", -case.danger(-1, -1, 0) // 4),
    )


_STROLLS = ("stretches the legs", "looks around a little", "ambles about", "restless")


def _musing(case: Case) -> str:
    """What somebody idle is at, of what is really there."""
    o = case.o
    things = {seen.kind for seen in o.seen}
    said = ["takes it easy"]
    if case.people:
        said.append("watches people go by")
    if "campfire" in things:
        said.append("looks into the fire")
    if any(k.kind == "shore" and k.distance < 6 for k in o.known):
        said += ["looks out over the water"] * 2
    if o.ties:
        tie = o.ties[0]
        said.append(f"thinks of {tie.name}" if tie.opinion > 0 else f"broods over {tie.name}")
    if o.ground == "forest":
        said.append("listens to the woods")
    if o.ground == "meadow" and not o.night:
        said.append("lies in the grass")
    if o.night:
        said.append("looks up at the stars")
    return said[draw(o.seed, o.tick, o.agent, "musing", len(said))]


def wait(case: Case, offer: Affordance) -> Score | None:
    """Doing nothing, to the taste of the idle."""
    idle = 25 - case.traits.diligent // 5
    return score(
        _musing(case),
        ("idleness", idle),
        ("just done", case.stale("wait", 120, 75)),
        ("danger", case.danger(-1, -1, 0)),
    )
