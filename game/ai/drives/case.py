"""Case: what a mind knows, worked up once for all scorers; and the shape of a score."""

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from game.ai.drives.lasting import lasting
from game.ai.drives.plans import Plan, aim, make_plan
from game.ai.drives.rounds import early_or_late, now_for
from game.ai.drives.wants import Want, want
from game.core.content import Content, ItemRow, RecipeRow
from game.core.days import Block, block_at
from game.core.observation import Affordance, Held, Known, KnownFact, Observation, Seen
from game.core.observe import Glance

Part = tuple[str, int]
FOE = -40
FRIEND = 40
LONG_AGO = 1 << 30
REMEMBERED = 400
"""Ticks for which one minds a danger that one was told of."""
ABOUT = 5
"""Tiles from one's home within which a thing is about it."""
_NOTHING = ItemRow("")
_points = itemgetter(1)


class Score(NamedTuple):
    """What a choice is worth, why in a few words, and what that is made of."""

    points: int
    why: str
    parts: tuple[Part, ...]


def score(why: str, *parts: Part) -> Score:
    """A score is the sum of its parts."""
    return tuple.__new__(Score, (sum(map(_points, parts)), why, parts))


def with_more(its: Score, more: tuple[Part, ...]) -> Score:
    """A score with some parts more."""
    points = its.points + sum(map(_points, more))
    return tuple.__new__(Score, (points, its.why, its.parts + more))


def urgency(need: int) -> int:
    """How much a need at this level matters: gently at first, steeply near the end.

    >>> [urgency(need) for need in (1000, 700, 333, 120, 0)]
    [0, 90, 444, 954, 1900]
    """
    lack = 1000 - need
    return lack * lack // 1000 + max(0, 150 - need) * 6


def _burning(content: Content) -> frozenset[str]:
    """Kinds of objects that burn."""
    return frozenset([name for name, row in content.objects.items() if row.burns])


class _Rows(dict[str, ItemRow]):
    """Items by kind; a kind that there is not is of no use."""

    def __missing__(self, kind: str) -> ItemRow:
        return _NOTHING


_kept: list[tuple[dict[str, ItemRow], _Rows]] = []


def _rows(items: dict[str, ItemRow]) -> _Rows:
    """The items of a content, made once for each that is in use."""
    for known, rows in _kept:
        if known is items:
            return rows
    rows = _Rows(items)
    del _kept[3:]
    _kept.insert(0, (items, rows))
    return rows


@lru_cache(maxsize=16384)
def tastes(seed: int, agent: int) -> dict[tuple[str, int], int]:
    """(what, span) -> how much this person likes it, as far as that has been asked."""
    return {}


class Case:
    """One observation, with what several scorers want to know of it.

    What takes a while to work up is worked up when it is first asked for.
    """

    __slots__ = (
        "_offered",
        "_tastes",
        "about_home",
        "at",
        "beasts",
        "block",
        "company",
        "counts",
        "creatures",
        "dangers",
        "darkness",
        "energy",
        "fires",
        "foes",
        "food",
        "from_home",
        "goal",
        "hour",
        "hunger",
        "items",
        "kinds",
        "lately",
        "now_for",
        "o",
        "objects",
        "offers",
        "people",
        "piles",
        "plan",
        "prices",
        "row",
        "seen_at",
        "shield",
        "skills",
        "thirst",
        "traits",
        "want",
        "water",
        "water_known",
        "weapon",
    )

    about_home: set[tuple[str, int]]
    """(kind, owner) of what stands about one's home, as far as one knows."""
    at: dict[int, Seen | Known]
    """Everything in sight or remembered."""
    beasts: list[Seen]
    block: Block | None
    """The part of the day's plan that it is time for."""
    creatures: list[Seen]
    dangers: tuple[KnownFact, ...]
    """What one has heard of dangers of late."""
    darkness: int
    """Fear of the dark, in points for each tile of the way."""
    fires: list[Seen | Known]
    foes: list[Seen]
    from_home: int
    goal: RecipeRow | None
    """What one is about to make."""
    kinds: set[str]
    """Kinds of things in sight or remembered."""
    lately: dict[str, int]
    now_for: str
    offers: Callable[[str], tuple[Affordance, ...]]
    """The choices of one action."""
    people: dict[int, Seen]
    plan: Plan
    prices: dict[str, int]
    row: Callable[[str], ItemRow]
    """What is known of a kind of item."""
    seen_at: dict[int, Seen]
    skills: dict[str, int]
    want: Want
    water_known: bool

    def __init__(self, observation: Observation) -> None:
        """Work up an observation, or a glance."""
        o = self.o = observation
        self._offered: dict[str, tuple[Affordance, ...]] | None = None
        self._tastes = tastes(o.seed, o.agent)
        self.offers = o.offers if isinstance(o, Glance) else self._listed
        self.traits = o.traits
        self.items = o.content.items
        self.objects = o.content.objects
        row = self.row = _rows(self.items).__getitem__
        self.hunger = urgency(o.hunger)
        self.thirst = urgency(o.thirst)
        self.energy = urgency(o.energy)
        self.company = urgency(o.company)
        # Everybody's day begins at an hour of its own, so that they don't move in step.
        self.hour = (o.hour - early_or_late(o)) % 24
        self.piles: dict[str, Held] = {held.kind: held for held in o.held}
        self.food = self.water = self.weapon = self.shield = 0
        self.counts: dict[str, int] = {}
        for held in o.held:
            self.counts[held.kind] = self.counts.get(held.kind, 0) + held.count
            its = row(held.kind)
            if its.food:
                self.food += its.food * held.count
            elif its.drink:
                self.water += its.drink * held.count
            if its.damage > self.weapon:
                self.weapon = its.damage
            if its.guard > self.shield:
                self.shield = its.guard
        # Every mind asks for these: to set them here costs less than to be asked.
        self.people = _people(self)
        self.creatures = _creatures(self)
        self.beasts = [seen for seen in self.creatures if seen.armed]
        self.foes = _foes(self)
        self.darkness = max(0, 2 - o.traits.bold // 40) if o.night else 0
        self.want = want(o)
        self.block = block_at(o.plan, o.day, o.hour)
        self.now_for = self.block.sort if self.block else now_for(o, self.hour)

    def __getattr__(self, name: str) -> Any:
        """Work up what is not there yet."""
        work_up = _PARTS.get(name)
        if work_up is None:
            raise AttributeError(name)
        value = work_up(self)
        setattr(self, name, value)
        return value

    def _listed(self, action: str) -> tuple[Affordance, ...]:
        """The choices of one action, of a full observation."""
        if self._offered is None:
            offered: dict[str, list[Affordance]] = {}
            for offer in self.o.affordances:
                offered.setdefault(offer.action, []).append(offer)
            self._offered = {each: tuple(offers) for each, offers in offered.items()}
        return self._offered.get(action, ())

    def yields_food(self, offer: Affordance) -> bool:
        """Whether one gets something to eat by it."""
        if offer.action == "use":
            thing = self.objects.get(offer.kind)
            return offer.topic == "fish" or bool(thing and self.row(thing.gives).food)
        return offer.action == "pickup" and self.row(offer.kind).food > 0

    def since(self, what: str) -> int:
        """Ticks since this was last done."""
        return self.lately.get(what, LONG_AGO)

    def stale(self, what: str, ticks: int, points: int) -> int:
        """Up to -points for what was just done, nothing after so many ticks."""
        ago = self.lately.get(what, LONG_AGO)
        return 0 if ago >= ticks else -points * (ticks - ago) // ticks

    def way(self, distance: int, per_tile: int = 4) -> Part:
        """What going so far costs."""
        return ("way", -distance * (per_tile + self.darkness))

    def danger(self, x: int, y: int, distance: int) -> int:
        """What is feared at a place, or on the spot if it has none: points below zero."""
        if not (self.foes or self.beasts or self.dangers):
            return 0
        total = 0
        for foe in self.foes:
            near = foe.distance if x < 0 else max(abs(foe.x - x), abs(foe.y - y))
            if near < 6 and foe.health > 0:
                total -= max(0, (6 - near) * (30 - self.traits.bold // 5 + 2 * foe.armed))
        for beast in self.beasts:
            near = beast.distance if x < 0 else max(abs(beast.x - x), abs(beast.y - y))
            if near < 7:
                total -= max(0, (7 - near) * (40 - self.traits.bold // 5))
        for fact in self.dangers if x >= 0 else ():
            near = max(abs(fact.x - x), abs(fact.y - y))
            total -= max(0, (12 - near) * (5 - self.traits.bold // 25)) if near < 12 else 0
        return total

    def taste(self, what: str, span: int = 30) -> int:
        """A lasting liking or dislike, -span..span."""
        its = self._tastes.get((what, span))
        if its is None:
            its = lasting(self.o.seed, self.o.agent, "taste " + what, 2 * span + 1) - span
            self._tastes[what, span] = its
        return its

    def remembered(self, entity: int) -> int:
        """Ticks since a thing was last seen; 0 in sight."""
        thing = self.at.get(entity)
        return self.o.tick - thing.tick if isinstance(thing, Known) else 0


def _foes(case: Case) -> list[Seen]:
    foe = case.o.foe
    return [p for p in case.people.values() if p.opinion <= FOE or p.entity == foe]


def _creatures(case: Case) -> list[Seen]:
    if isinstance(case.o, Glance):
        return list(case.o.view.creatures)
    rows = case.o.content.creatures
    return [s for s in case.o.seen if s.kind in rows] if rows else []


def _people(case: Case) -> dict[int, Seen]:
    people = case.o.view.people if isinstance(case.o, Glance) else case.o.seen
    return {seen.entity: seen for seen in people if seen.kind == "agent"}


def _dangers(case: Case) -> tuple[KnownFact, ...]:
    o = case.o
    return tuple([f for f in o.facts if f.kind == "danger" and o.tick - f.tick < REMEMBERED])


def _at(case: Case) -> dict[int, Seen | Known]:
    at: dict[int, Seen | Known] = {known.entity: known for known in case.o.known}
    at.update(case.seen_at)
    return at


def _about_home(case: Case) -> set[tuple[str, int]]:
    home = case.at.get(case.o.home)
    if home is None:
        return set()
    x, y = home.x, home.y
    return {
        (thing.kind, thing.owner)
        for thing in case.at.values()
        if -ABOUT <= thing.x - x <= ABOUT and -ABOUT <= thing.y - y <= ABOUT
    }


def _fires(case: Case) -> list[Seen | Known]:
    burning = _burning(case.o.content)
    return [t for t in case.at.values() if t.kind in burning] if burning else []


def _from_home(case: Case) -> int:
    home = case.at.get(case.o.home)
    return home.distance if home else 0


_PARTS: dict[str, Callable[[Case], Any]] = {
    "about_home": _about_home,
    "at": _at,
    "dangers": _dangers,
    "fires": _fires,
    "from_home": _from_home,
    "goal": lambda case: aim(case),
    "kinds": lambda case: {thing.kind for thing in case.at.values()},
    "lately": lambda case: dict(case.o.lately),
    "plan": lambda case: make_plan(case),
    "prices": lambda case: dict(case.o.prices),
    "seen_at": lambda case: {s.entity: s for s in case.o.seen},
    "skills": lambda case: dict(case.o.skills),
    "water_known": lambda case: bool(case.offers("drink")),
}
"""Part of a case -> what works it up."""
