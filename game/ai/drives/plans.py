"""Plans: the next steps towards what one means to make, worked out from the recipes alone.

From the thing wanted back over what is missing for it: fetch it, pick it up, buy it, gather
it, or make it first. Each step is a choice that the world offers now; a thing that nobody
can get yet gives no steps, but a look about for it.
"""

from typing import TYPE_CHECKING, NamedTuple

from game.ai.drives.projects import FULL, project
from game.core.content import Content, RecipeRow
from game.core.narrate import phrase
from game.core.observation import Affordance

if TYPE_CHECKING:
    from game.ai.drives.case import Case

DEPTH = 5
"""Recipes deep that a plan goes."""
WHOLE = 95
"""Points of a step of a project, before nature and hour."""
LAST = 45
"""Points more for what can be finished now."""
REGRET = 600
"""Ticks for which what was thrown away is not wanted back."""
SERVING = frozenset(("buy", "craft", "fetch", "move", "pickup", "trade", "use"))
"""Actions that can be a step of a plan."""
EXCHANGES = ("buy", "sell", "swap")
"""Topics of a trade, which are keys' first parts beside the actions."""
Key = tuple[str, str]


ORDINARY = 1
"""How urgent a question may be for one to think of work."""


class Step(NamedTuple):
    """Why a choice brings the plan nearer, and how much that counts."""

    why: str
    points: int


class Plan(NamedTuple):
    """What one is at, the choices that serve it, and the things that it takes."""

    steps: dict[Key, Step]
    wanted: frozenset[str]
    recipe: RecipeRow | None = None
    """What one is about to make, if one knows how to come by it."""


NO_PLAN = Plan({}, frozenset())


class Book(NamedTuple):
    """The recipes of a content, the other way round."""

    content: Content
    recipes: tuple[RecipeRow, ...]
    meals: tuple[RecipeRow, ...]
    """Recipes of something to eat."""
    makers: dict[str, tuple[RecipeRow, ...]]
    """Item -> what makes it."""
    givers: dict[str, tuple[str, ...]]
    """Item -> the objects that one gathers it from."""
    takes: dict[str, frozenset[str]]
    """Recipe -> all that it can come to take, with what its ingredients are made of."""


def key_of(offer: Affordance) -> Key:
    """What a plan knows a choice by: what is made, gathered, fetched, bought or picked up."""
    if offer.action == "craft" or offer.topic in ("fish", "feed", "explore"):
        return offer.action, offer.topic
    if offer.action == "trade":
        return offer.topic, offer.kind
    return offer.action, offer.kind


def aim(case: "Case") -> RecipeRow | None:
    """What one is about to make, if this is the time for it."""
    return project(case, book_of(case.o.content).recipes) if _is_time(case) else None


def wanted(case: "Case", kind: str) -> bool:
    """Whether the plan takes such a thing. There is no plan made to tell what it can't take."""
    recipe = case.goal
    if recipe is None or kind not in book_of(case.o.content).takes[recipe.name]:
        return False
    return kind in case.plan.wanted


def _is_time(case: "Case") -> bool:
    """Nobody makes plans asleep, in danger, or while something presses."""
    o = case.o
    asleep = not 5 <= case.hour < 22 and o.hunger > 300
    return not (asleep or not o.content.recipes or case.foes or o.urgency > ORDINARY)


def make_plan(case: "Case") -> Plan:
    """The steps of this person's project, and of the meal that could be cooked at once."""
    if not _is_time(case):
        return NO_PLAN
    book = book_of(case.o.content)
    offered = _Offered(case)
    steps: dict[Key, Step] = {}
    needed: set[str] = set()
    goal, recipe = None, case.goal
    if recipe is not None:
        found = _Search(case, book, offered, recipe.makes)
        if found.follow(recipe, DEPTH):
            goal = recipe
            points = WHOLE + case.traits.diligent // 3 - (0 if 6 <= case.hour < 20 else 90)
            laden = len(case.o.held) >= FULL
            for key, rank in found.keys.items():
                if laden and key[0] != "craft":
                    continue  # there is no room for more
                last = LAST if rank == DEPTH and key[0] == "craft" else 0
                look = -40 if key == ("move", "explore") else 0
                steps[key] = Step(found.why(key), points + last + look)
            needed |= found.wanted
    _meals(case, book, offered, steps)
    return Plan(steps, frozenset(needed), goal)


def _meals(case: "Case", book: Book, offered: "_Offered", steps: dict[Key, Step]) -> None:
    """What can be cooked now and feeds better than raw."""
    for recipe in book.meals:
        key = ("craft", recipe.name)
        if key not in offered:
            continue
        food = case.row(recipe.makes).food * recipe.count
        raw = sum(case.row(kind).food * count for kind, count in recipe.inputs.items())
        better = food - raw
        points = 40 + better // 5 + case.hunger * min(1000, better) // 1300
        if better > 0 and (key not in steps or steps[key].points < points):
            steps[key] = Step(f"makes {phrase(recipe.makes, recipe.count)}", points)


class _Offered:
    """The keys of what is offered now; an action's choices are listed when they are looked for."""

    def __init__(self, case: "Case") -> None:
        self._case = case
        self._keys: dict[str, set[Key]] = {}

    def __contains__(self, key: Key) -> bool:
        action = key[0]
        keys = self._keys.get(action)
        if keys is None:
            case = self._case
            offers = case.offers(action) if action in SERVING else ()
            if action in EXCHANGES:
                offers = (*offers, *case.offers("trade"))
            keys = self._keys[action] = {key_of(offer) for offer in offers}
        return key in keys


class _Search:
    """One way from what is in hand to one thing that is wanted."""

    def __init__(self, case: "Case", book: Book, offered: _Offered, goal: str) -> None:
        self.case = case
        self.book = book
        self.offered = offered
        self.goal = goal
        self.left = dict(case.counts)
        """What is in hand and not yet meant for something."""
        self.keys: dict[Key, int] = {}
        """Choices that help -> how near the goal."""
        self.wanted: set[str] = set()

    def why(self, key: Key) -> str:
        """What a step is for, in a few words."""
        action, what = key
        goal = phrase(self.goal)
        if action == "craft":
            makes = self.case.o.content.recipes[what].makes
            return f"makes {goal}" if makes == self.goal else f"makes {phrase(makes)} for {goal}"
        if action == "move":
            return f"looks for what it takes to make {goal}"
        giver = self.case.objects.get(what)
        kind = giver.gives if action == "use" and giver else what
        return f"{kind.replace('_', ' ')} to make {goal}"

    def follow(self, recipe: RecipeRow, depth: int) -> bool:
        """Find what to do now to be able to follow a recipe; False if it can't be done."""
        case = self.case
        if depth == 0 or case.skills.get(recipe.skill, 0) < recipe.level:
            return False
        if recipe.at and case.kinds.isdisjoint(recipe.at):
            return False
        ready = True
        for kind, count in (*recipe.inputs.items(), *(((recipe.tool, 1),) if recipe.tool else ())):
            self.wanted.add(kind)
            have = min(count, self.left.get(kind, 0))
            if kind != recipe.tool:
                self.left[kind] = self.left.get(kind, 0) - have
            if have < count:
                ready = False
                if not self._get(kind, depth):
                    return False
        if ready:
            key = ("craft", recipe.name)
            if key not in self.offered:
                return False
            self.keys[key] = max(depth, self.keys.get(key, 0))
        return True

    def _get(self, kind: str, depth: int) -> bool:
        """Find how to come by something that is missing; every way that is open counts."""
        ways = [("fetch", kind), ("pickup", kind), ("buy", kind)]
        ways += [("use", giver) for giver in self.book.givers.get(kind, ())]
        if kind == "fish":
            ways.append(("use", "fish"))
        if self.case.since(f"drop {kind}") < REGRET:
            ways = ways[3:]  # one doesn't take up again what one has just thrown away
        open_ways = [way for way in ways if way in self.offered]
        for way in open_ways:
            self.keys.setdefault(way, depth - 1)
        made = any(self.follow(recipe, depth - 1) for recipe in self.book.makers.get(kind, ()))
        if open_ways or made:
            return True
        if kind in self.book.givers and ("move", "explore") in self.offered:
            self.keys.setdefault(("move", "explore"), depth - 1)
            return True
        return False


_books: list[Book] = []


def book_of(content: Content) -> Book:
    """The book of a content, worked out once for each that is in use."""
    for book in _books:
        if book.content is content:
            return book
    makers: dict[str, list[RecipeRow]] = {}
    givers: dict[str, list[str]] = {}
    for _, recipe in sorted(content.recipes.items()):
        makers.setdefault(recipe.makes, []).append(recipe)
    for kind, row in sorted(content.objects.items()):
        if row.gives:
            givers.setdefault(row.gives, []).append(kind)
    recipes = tuple(recipe for _, recipe in sorted(content.recipes.items()))
    takes = {recipe.name: _taken(recipe, makers, frozenset()) for recipe in recipes}
    book = Book(
        content,
        recipes,
        tuple(r for r in recipes if r.makes in content.items and content.items[r.makes].food),
        {item: tuple(recipes) for item, recipes in makers.items()},
        {item: tuple(kinds) for item, kinds in givers.items()},
        takes,
    )
    del _books[3:]
    _books.insert(0, book)
    return book


def _taken(
    recipe: RecipeRow, makers: dict[str, list[RecipeRow]], before: frozenset[str]
) -> frozenset[str]:
    """What a recipe takes, and what is made to have that; `before` is known already."""
    found = before
    for kind in (*recipe.inputs, *((recipe.tool,) if recipe.tool else ())):
        if kind not in found:
            found |= {kind}
            for other in makers.get(kind, ()):
                found = _taken(other, makers, found)
    return found
