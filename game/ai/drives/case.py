"""Case: what a mind knows, worked up once for all scorers; and the shape of a score."""

from typing import NamedTuple

from game.ai.drives.lasting import lasting
from game.ai.drives.plans import make_plan
from game.ai.drives.rounds import now_for
from game.ai.drives.wants import want
from game.core.content import Content, ItemRow
from game.core.observation import Affordance, Held, Known, Observation, Seen

Part = tuple[str, int]
FOE = -40
FRIEND = 40
LONG_AGO = 1 << 30
_NOTHING = ItemRow("")


class Score(NamedTuple):
    """What a choice is worth, why in a few words, and what that is made of."""

    points: int
    why: str
    parts: tuple[Part, ...]


def score(why: str, *parts: Part) -> Score:
    """A score is the sum of its parts."""
    points = 0
    for part in parts:
        points += part[1]
    return Score(points, why, parts)


def urgency(need: int) -> int:
    """How much a need at this level matters: gently at first, steeply near the end.

    >>> [urgency(need) for need in (1000, 700, 333, 120, 0)]
    [0, 90, 444, 954, 1900]
    """
    lack = 1000 - need
    return lack * lack // 1000 + max(0, 150 - need) * 6


def _burning(content: Content) -> frozenset[str]:
    """Kinds of objects that burn, worked out once for each world's content."""
    return frozenset(name for name, row in content.objects.items() if row.burns)


class Case:
    """One observation, with what several scorers want to know of it."""

    __slots__ = (
        "at",
        "beasts",
        "company",
        "counts",
        "darkness",
        "energy",
        "fires",
        "foes",
        "food",
        "from_home",
        "hour",
        "hunger",
        "items",
        "kinds",
        "lately",
        "now_for",
        "o",
        "objects",
        "people",
        "piles",
        "plan",
        "prices",
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

    def __init__(self, observation: Observation) -> None:
        """Work up an observation."""
        o = self.o = observation
        self.traits = o.traits
        self.items = o.content.items
        self.objects = o.content.objects
        self.hunger = urgency(o.hunger)
        self.thirst = urgency(o.thirst)
        self.energy = urgency(o.energy)
        self.company = urgency(o.company)
        # Everybody's day begins at an hour of its own, so that they don't move in step.
        self.hour = (o.hour - lasting(o.seed, o.agent, "early or late", 5) + 2) % 24
        self.people: dict[int, Seen] = {s.entity: s for s in o.seen if s.kind == "agent"}
        self.at: dict[int, Seen | Known] = {known.entity: known for known in o.known}
        self.seen_at: dict[int, Seen] = {s.entity: s for s in o.seen}
        self.at.update(self.seen_at)
        self.foes = [p for p in self.people.values() if p.opinion <= FOE or p.entity == o.foe]
        rows = o.content.creatures
        self.beasts = [s for s in o.seen if s.kind in rows and s.armed] if rows else []
        self.lately = dict(o.lately)
        self.prices = dict(o.prices)
        self.piles: dict[str, Held] = {held.kind: held for held in o.held}
        self.food = self.water = self.weapon = self.shield = 0
        self.counts: dict[str, int] = {}
        for held in o.held:
            self.counts[held.kind] = self.counts.get(held.kind, 0) + held.count
            row = self.row(held.kind)
            self.food += row.food * held.count
            if row.drink and not row.food:
                self.water += row.drink * held.count
            self.weapon = max(self.weapon, row.damage)
            self.shield = max(self.shield, row.guard)
        burning = _burning(o.content)
        self.fires = [t for t in self.at.values() if t.kind in burning] if burning else []
        self.want = want(o)
        self.now_for = now_for(o, self.hour)
        self.skills = dict(o.skills)
        self.kinds = {thing.kind for thing in self.at.values()}
        self.water_known = any(a.action == "drink" for a in o.affordances)
        home = self.at.get(o.home)
        self.from_home = home.distance if home else 0
        # Fear of the dark, in points for each tile of the way.
        self.darkness = max(0, 2 - o.traits.bold // 40) if o.night else 0
        self.plan = make_plan(self)

    def row(self, kind: str) -> ItemRow:
        """What is known of a kind of item."""
        return self.items.get(kind, _NOTHING)

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
        ago = self.since(what)
        return 0 if ago >= ticks else -points * (ticks - ago) // ticks

    def way(self, distance: int, per_tile: int = 4) -> Part:
        """What going so far costs."""
        return ("way", -distance * (per_tile + self.darkness))

    def danger(self, x: int, y: int, distance: int) -> int:
        """What is feared at a place, or on the spot if it has none: points below zero."""
        total = 0
        for foe in self.foes:
            near = foe.distance if x < 0 else max(abs(foe.x - x), abs(foe.y - y))
            if near < 6 and foe.health > 0:
                total -= max(0, (6 - near) * (30 - self.traits.bold // 5 + 2 * foe.armed))
        for beast in self.beasts:
            near = beast.distance if x < 0 else max(abs(beast.x - x), abs(beast.y - y))
            if near < 7:
                total -= max(0, (7 - near) * (40 - self.traits.bold // 5))
        for fact in self.o.facts:
            if fact.kind == "danger" and self.o.tick - fact.tick < 400 and x >= 0:
                near = max(abs(fact.x - x), abs(fact.y - y))
                total -= max(0, (12 - near) * (5 - self.traits.bold // 25)) if near < 12 else 0
        return total

    def taste(self, what: str, span: int = 30) -> int:
        """A lasting liking or dislike, -span..span."""
        return lasting(self.o.seed, self.o.agent, "taste " + what, 2 * span + 1) - span

    def remembered(self, entity: int) -> int:
        """Ticks since a thing was last seen; 0 in sight."""
        thing = self.at.get(entity)
        return self.o.tick - thing.tick if isinstance(thing, Known) else 0
