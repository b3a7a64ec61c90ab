"""Day parts: what a part of somebody's day can be for, out of what they know.

A plan is made of these and of nothing else, by a built-in mind as by a model: people whom
they like and know where to find, things that they know of, work that they can do, places
that they have heard of, and where they are invited.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from game.ai.drives.lasting import lasting
from game.core.content import RecipeRow
from game.core.days import EASE, PEOPLE, ROAM, WORK, Block
from game.core.narrate import phrase, plural
from game.core.observation import Affordance, Known, KnownFact, Observation, Seen
from game.core.observe import Glance

LIKED, DISLIKED = 20, -15
"""Opinions from which one would see somebody, and below which one wouldn't go to their party."""
MOST = {"gather": 6, "craft": 3, "visit": 4}
"""How many of a kind of part are thought of."""
COMPASS = ("north", "east", "south", "west")
FED = 1200
"""Points of food in one's hands with which one needs to gather no more."""


class Part(Struct, frozen=True, gc=False):
    """One thing that a part of the day could be for."""

    key: str
    """What it is chosen by."""
    block: Block
    """As a part of a day, but for its hour."""
    points: int
    """What a built-in mind sees in it."""


def parts(o: Observation) -> list[Part]:
    """All that comes to mind, in a fixed order."""
    return [
        *_parties(o),
        *_gathering(o),
        *_crafts(o),
        *_market(o),
        *_people(o),
        *_roaming(o),
        *_ease(o),
    ]


def hour_of(o: Observation, tick: int) -> int | None:
    """The hour of a tick, if it is of this day."""
    since = tick - o.day_began
    return since * 24 // o.day_ticks if 0 <= since < o.day_ticks else None


def invitations(o: Observation) -> Iterator[tuple[int, KnownFact]]:
    """(hour, invitation) to what lies ahead today and one would go to."""
    ahead = [fact for fact in o.facts if fact.kind == "invitation" and fact.due > o.tick]
    liked = {tie.entity: tie.opinion for tie in o.ties} if ahead else {}
    for fact in ahead:
        hour = hour_of(o, fact.due)
        if hour is not None and liked.get(fact.subject, 0) >= DISLIKED:
            yield hour, fact


def _part(
    key: str, sort: str, words: str, points: int, kind: str = "", target: int = 0, fact: int = 0
) -> Part:
    return Part(key, Block(0, sort, words, key, kind, target, fact), points)


def _parties(o: Observation) -> Iterator[Part]:
    for hour, fact in invitations(o):
        own = fact.subject == o.agent
        words = f"give a party at {hour}" if own else f"go to {fact.name}'s party at {hour}"
        yield _part(f"attend fact_{fact.entity}", PEOPLE, words, 200, fact=fact.entity)


def _gathering(o: Observation) -> Iterator[Part]:
    """What grows or lies about, by liking, need and way; the nearest of each kind."""
    content = o.content
    food = sum(content.items[h.kind].food * h.count for h in o.held if h.kind in content.items)
    prices = dict(o.prices)
    found: list[tuple[int, str, str]] = []
    for kind, thing in _nearest(o).items():
        row = content.objects.get(kind)
        item = content.items.get(row.gives) if row is not None else None
        if row is None or item is None:
            continue
        points = lasting(o.seed, o.agent, "likes gathering " + kind, 50) - thing.distance // 2
        points += 40 if item.food and food < FED else 0
        points += 30 if prices.get(item.name, 0) > item.value else 0
        found.append((points, kind, row.gives))
    found.sort(key=lambda one: (-one[0], one[1]))
    for points, kind, gives in found[: MOST["gather"]]:
        yield _part(f"gather at {kind}", WORK, f"gather {_many(gives)}", points, kind)
    if any(offer.topic == "fish" for offer in _offers(o, "use")):
        points = lasting(o.seed, o.agent, "likes fishing", 60)
        yield _part("use shore", WORK, "fish", points)


def _offers(o: Observation, action: str) -> Iterable[Affordance]:
    if isinstance(o, Glance):
        return o.offers(action)
    return [offer for offer in o.affordances if offer.action == action]


def _many(kind: str) -> str:
    """More of a kind, without a number: apples, wood."""
    one = phrase(kind)
    return one.removeprefix("some ") if one.startswith("some ") else plural(kind.replace("_", " "))


def _nearest(o: Observation) -> dict[str, Seen | Known]:
    """Kind -> the nearest thing of it that is seen or known."""
    nearest: dict[str, Seen | Known] = {}
    every: tuple[Seen | Known, ...] = (*o.seen, *o.known)
    for thing in every:
        known = nearest.get(thing.kind)
        if known is None or thing.distance < known.distance:
            nearest[thing.kind] = thing
    return nearest


def _crafts(o: Observation) -> Iterator[Part]:
    skills = dict(o.skills)
    able = [r for r in o.content.recipes.values() if skills.get(r.skill, 0) >= r.level]
    able.sort(key=lambda r: (-_knack(o, r), r.name))
    for recipe in able[: MOST["craft"]]:
        words = f"make {phrase(recipe.makes, recipe.count)}"
        knack = _knack(o, recipe)
        yield _part(f"craft {recipe.name}", WORK, words, knack * knack // 160, recipe.makes)


def _knack(o: Observation, recipe: RecipeRow) -> int:
    """The same lasting liking as projects go by, 0..100."""
    return lasting(o.seed, o.agent, "knack " + recipe.name, 101)


def _market(o: Observation) -> Iterator[Part]:
    for offer in (*_offers(o, "buy"), *_offers(o, "sell")):
        points = 70 if o.role == "trader" else 20 + o.traits.greedy // 3
        yield _part("market", PEOPLE, "trade at the market", points, target=offer.target)
        return


def _people(o: Observation) -> Iterator[Part]:
    about = {s.entity for s in o.seen} | {k.entity for k in o.known}
    near: Iterable[tuple[int, int, str]] = sorted(
        (-tie.opinion, tie.entity, tie.name)
        for tie in o.ties
        if tie.opinion >= LIKED and tie.entity in about
    )
    for opinion, entity, name in list(near)[: MOST["visit"]]:
        yield _part(f"visit agent_{entity}", PEOPLE, f"see {name}", -opinion, target=entity)
    if "campfire" in _nearest(o):
        points = 25 + o.traits.sociable // 4
        yield _part("campfire", PEOPLE, "sit by the fire", points, "campfire")
    yield _part("company", PEOPLE, "be among people", 10)


def _roaming(o: Observation) -> Iterator[Part]:
    for way in COMPASS:
        yield _part(f"explore {way}", ROAM, f"see what lies {way}", 20)


def _ease(o: Observation) -> Iterator[Part]:
    if o.home:
        yield _part("go home", EASE, "stay about the house", 25, target=o.home)
    yield _part("take it easy", EASE, "take it easy", 15)
