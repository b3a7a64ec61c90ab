"""Making: what one will be able to make, once what one is about to get is in hand.

The world offers a piece of work when all that it takes is there. Who goes for the last of it
means to do that work next, and need not think again for it.
"""

from collections.abc import Sequence

from game.ai.drives.case import Case
from game.ai.drives.plans import DEPTH, Book, Plan, book_of
from game.core.content import RecipeRow
from game.core.narrate import phrase
from game.core.observation import Affordance, Known, Seen

GATHERED = 3
"""How many one gathers in one go, where there are so many."""

Meant = tuple[Affordance, str]
"""A choice, and the reason for it."""


def with_work(case: Case, first: Affordance, following: Sequence[Meant], most: int) -> list[Meant]:
    """What follows `first`, with each step of the project where it becomes possible."""
    plan: Plan = case.plan
    if plan.recipe is None:
        return list(following)
    hands = _Hands(case, plan.recipe)
    found: list[Meant] = []
    hands.take(first)
    found += hands.work()
    for offer, why in following:
        if offer.action == "craft" and offer.topic in hands.made:
            continue
        found.append((offer, why))
        hands.take(offer)
        found += hands.work()
    return found[:most]


class _Hands:
    """What will be in hand, and what can be made of it for the project."""

    def __init__(self, case: Case, goal: RecipeRow) -> None:
        self._case = case
        self._goal = goal
        self._book: Book = book_of(case.o.content)
        self._counts = dict(case.counts)
        self._gets = False
        self.made: set[str] = set()
        """Recipes that have been followed."""

    def take(self, offer: Affordance) -> None:
        """Reckon with what a choice brings."""
        case = self._case
        if offer.action == "craft":
            recipe = case.o.content.recipes.get(offer.topic)
            if recipe is not None:
                self._follow(recipe)
            return
        if offer.action == "use" and not offer.topic:
            thing = case.objects.get(offer.kind)
            if thing is None or not thing.gives:
                return
            there = case.at.get(offer.target)
            left = there.stock if there is not None and thing.stock else GATHERED
            self._add(thing.gives, min(GATHERED, left))
        elif offer.action == "pickup":
            there = case.at.get(offer.target)
            self._add(offer.kind, there.stock if there is not None else 1)
        elif offer.action == "fetch":
            self._add(offer.kind, 1)
        elif offer.action == "buy" and offer.terms is not None:
            self._add(offer.kind, offer.terms.wants.get(offer.kind, 0))

    def work(self) -> list[Meant]:
        """The steps of the project that can be made now, in turn; none before something came."""
        found: list[Meant] = []
        while self._gets and self._goal.name not in self.made:
            recipe = self._ready(self._goal, DEPTH)
            if recipe is None or recipe.name in self.made:
                break
            offer = self._offer(recipe)
            if offer is None:
                break
            self._follow(recipe)
            goal = phrase(self._goal.makes)
            makes = f"makes {phrase(recipe.makes, recipe.count)}"
            found.append((offer, makes if recipe is self._goal else f"{makes} for {goal}"))
        return found

    def _add(self, kind: str, count: int) -> None:
        self._counts[kind] = self._counts.get(kind, 0) + count
        self._gets = True

    def _follow(self, recipe: RecipeRow) -> None:
        for kind, count in recipe.inputs.items():
            self._counts[kind] = self._counts.get(kind, 0) - count
        if recipe.makes in self._case.items:
            self._counts[recipe.makes] = self._counts.get(recipe.makes, 0) + recipe.count
        self.made.add(recipe.name)

    def _ready(self, recipe: RecipeRow, depth: int) -> RecipeRow | None:
        """The first piece of work on the way to this one for which all will be there."""
        if not depth or self._case.skills.get(recipe.skill, 0) < recipe.level:
            return None
        lacks = [kind for kind, count in recipe.inputs.items() if self._counts.get(kind, 0) < count]
        if recipe.tool and not self._counts.get(recipe.tool, 0):
            lacks.append(recipe.tool)
        if not lacks:
            return recipe
        for kind in lacks:
            for maker in self._book.makers.get(kind, ()):
                ready = self._ready(maker, depth - 1)
                if ready is not None:
                    return ready
        return None

    def _offer(self, recipe: RecipeRow) -> Affordance | None:
        """The work as a choice, at the nearest place for it that one knows; None if there is none.

        Where a piece of a fence goes shows only when one has what it takes.
        """
        case, builds = self._case, self._case.objects.get(recipe.makes)
        place: Seen | Known | None = None
        if builds is not None:
            place = case.at.get(case.o.home)
            if builds.fence or builds.bars or place is None:
                return None
        if recipe.at:
            fit = [thing for thing in case.at.values() if self._fit(thing, recipe)]
            place = min(fit, key=lambda thing: (thing.distance, thing.entity), default=None)
            if place is None:
                return None
        return Affordance(
            key=f"craft {recipe.name}",
            action="craft",
            text="",
            target=place.entity if place is not None and recipe.at else 0,
            kind=recipe.makes,
            distance=place.distance if place is not None else 0,
            x=place.x if place is not None else -1,
            y=place.y if place is not None else -1,
            topic=recipe.name,
        )

    def _fit(self, thing: Seen | Known, recipe: RecipeRow) -> bool:
        burns = thing.kind in recipe.at and self._case.objects[thing.kind].burns
        return thing.kind in recipe.at and (not burns or thing.stock > 0)
