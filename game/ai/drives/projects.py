"""Projects: what somebody would like to have made, one thing at a time, for part of a day.

What they can use themselves comes first, then what they have a knack for: everybody has a
lasting liking for some work, so that a village gets its baker, its smith and its netmaker,
and there are goods to trade.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from game.ai.drives.lasting import lasting
from game.core.content import ItemRow, RecipeRow
from game.core.lore import BLANK
from game.core.rng import draw

if TYPE_CHECKING:
    from game.ai.drives.case import Case

LASTS = 800
"""Ticks after which one thinks of something else to make."""
DROPPED = 2400
"""Ticks for which nobody makes what they have thrown away."""
MEANT = "craft "
"""How the key of a part of the day begins that is meant for making something."""
FULL = 9
"""Piles from which one takes along nothing more for a project."""
IDEAS = 12
"""How many recipes somebody thinks of at a time."""
STEADY = 55
"""How many in a hundred times somebody goes on with the fence about their home that is begun."""
ENOUGH = 3
"""Of most things nobody makes more than they hold so many of."""


def knack(seed: int, agent: int, recipe: str) -> int:
    """A lasting liking for this work, 0..100; few people have much for any one thing."""
    roll = lasting(seed, agent, "knack " + recipe, 101)
    return roll * roll * roll // 10_000


def project(case: "Case", recipes: tuple[RecipeRow, ...]) -> RecipeRow | None:
    """What this person is about to make in these hours, if anything."""
    o = case.o
    planned = case.block.key if case.block is not None else ""
    if planned.startswith(MEANT):
        for recipe in recipes:
            if MEANT + recipe.name == planned:
                if wish(case, recipe, knack(o.seed, o.agent, recipe.name)) > 0:
                    return recipe  # the day was planned for it
                break
    period = (o.tick + 131 * o.agent) // LASTS
    if (fence := _begun(case, recipes, period)) is not None:
        return fence
    best, chosen = 0, None
    for i, luck, liking in _ideas(o.seed, o.agent, period, _names(recipes)):
        worth = wish(case, recipes[i], liking) * luck
        if worth > best:
            best, chosen = worth, recipes[i]
    return chosen if best >= 2000 - 8 * case.traits.diligent else None


_named: list[tuple[tuple[RecipeRow, ...], tuple[str, ...]]] = []


def _names(recipes: tuple[RecipeRow, ...]) -> tuple[str, ...]:
    """The names of recipes, gathered once for all that are in use."""
    for known, names in _named:
        if known is recipes:
            return names
    del _named[3:]
    _named.insert(0, (recipes, tuple(recipe.name for recipe in recipes)))
    return _named[0][1]


def _begun(case: "Case", recipes: tuple[RecipeRow, ...], period: int) -> RecipeRow | None:
    """The next piece of a fence of which some stand, on most days: half of one keeps nobody out."""
    o = case.o
    if draw(o.seed, period, o.agent, "goes on with it", 100) >= STEADY + case.traits.diligent // 3:
        return None
    if not o.fenced or not o.lacks:  # which takes a while to find out, and so is asked last
        return None
    return next((recipe for recipe in recipes if _fences(case, recipe.makes) == o.lacks), None)


def _fences(case: "Case", kind: str) -> str:
    """`fence` or `gate`, whichever a kind of object is a piece of; "" for neither."""
    row = case.objects.get(kind)
    return "" if row is None else "fence" if row.fence else "gate" if row.bars else ""


@lru_cache(maxsize=16384)
def _ideas(
    seed: int, agent: int, period: int, names: tuple[str, ...]
) -> tuple[tuple[int, int, int], ...]:
    """(number of a recipe, luck 20..100, knack for it) of what comes to mind, best first.

    It is the same for the whole period: the project changes only when wishes do.
    """
    lucks = ((draw(seed, period, agent, f"idea {i}", 81) + 20, i) for i in range(len(names)))
    best = sorted(lucks, reverse=True)[:IDEAS]
    return tuple((i, luck, knack(seed, agent, names[i])) for luck, i in best)


def wish(case: "Case", recipe: RecipeRow, liking: int) -> int:
    """How much one would like what it makes, about 0..200; `liking` is the knack for it."""
    skill = case.skills.get(recipe.skill, 0)
    if skill < recipe.level:
        return 0
    makes = recipe.makes
    if makes in case.objects:
        return _building(case, makes) * (60 + liking) // 100
    row, traits = case.row(makes), case.traits
    have = case.counts.get(makes, 0)
    if have >= (ENOUGH if not row.wears else 2) or case.since(f"drop {makes}") < DROPPED:
        return 0
    use = 0
    if row.food:
        lacking = max(0, 900 + 4 * traits.diligent - case.food)
        use = min(90, lacking // 10)
    elif row.heal > 0:
        use = 45 + traits.kind // 5 + (100 - case.o.health) if not have else 0
    elif row.helps:
        use = 40 + traits.diligent // 3 if not have else 0
    elif row.damage > 3:
        use = 40 + traits.bold // 2 if row.damage > case.weapon else 0
    elif row.guard:
        use = 45 - traits.bold // 4 if row.guard > case.shield else 0
    elif makes == BLANK:
        use = 75 + traits.diligent // 4 if case.o.powers and not have else 0
    elif row.charm >= 100:
        use = 40 + (traits.kind + traits.sociable) // 6 if have < 2 else 0
    if case.want.name == _serves(row):
        use = use * 3 // 2
    # The better one is at it, the more one makes for others.
    sold = 10 + min(30, row.value // 20) + max(0, traits.greedy) // 8 + _pays(case, row)
    sold = sold * (4 + skill) // 4
    return max(0, use) + sold * (10 + liking) // 50


def _pays(case: "Case", row: ItemRow) -> int:
    """What is dear at the market is worth making, what is cheap isn't; -20..50 points."""
    price = case.prices.get(row.name, row.value)
    return max(-20, min(50, (price - row.value) * 60 // max(1, row.value)))


def _serves(row: ItemRow) -> str:
    """The want that such a thing serves."""
    if row.damage > 3 or row.guard:
        return "arms"
    return "flowers" if row.charm >= 100 else "stores" if row.food else ""


def _building(case: "Case", kind: str) -> int:
    """How much one misses such an object about the house."""
    row, o = case.objects[kind], case.o
    if row.sleep:
        return 160 if not o.home else 0
    if piece := _fences(case, kind):
        safety = 110 - case.traits.bold // 3 + case.traits.diligent // 4
        return safety if o.lacks == piece else 0
    if o.home not in case.at:
        return 0
    if (kind, o.agent) in case.about_home or (not row.holds and (kind, 0) in case.about_home):
        return 0
    if row.holds:
        return 80
    return 22 if row.comfort or row.landmark else 10
