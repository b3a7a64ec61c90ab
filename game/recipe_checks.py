"""Recipe checks: what must hold between recipes and the items and objects that they name."""

from collections.abc import Iterable, Mapping

from game.core.content import ItemRow, ObjectRow, RecipeRow
from game.core.skills import SKILLS

SHORE = "shore"
"""What tools may help at besides objects: the water's edge, for fishing."""


def check_recipes(
    recipes: Mapping[str, RecipeRow],
    items: Mapping[str, ItemRow],
    objects: Mapping[str, ObjectRow],
) -> list[str]:
    """All faults, each with file, row and field, what stands there and what may."""
    faults: list[str] = []
    for recipe in recipes.values():
        where = f"recipes.yaml: {recipe.name}"
        if not recipe.inputs:
            faults.append(f"{where}.inputs: found nothing; allowed: at least one item")
        for name, count in recipe.inputs.items():
            if name not in items:
                faults.append(_unknown(f"{where}.inputs", name, items))
            elif count < 1:
                faults.append(f"{where}.inputs: found {name}: {count}; allowed: 1 or more of it")
        if recipe.makes not in items and recipe.makes not in objects:
            faults.append(_unknown(f"{where}.makes", recipe.makes, [*items, *objects]))
        elif recipe.makes in objects and recipe.count != 1 and not objects[recipe.makes].fence:
            faults.append(f"{where}.count: found {recipe.count}; allowed: 1, since it builds")
        for name in recipe.at:
            if name not in objects:
                faults.append(_unknown(f"{where}.at", name, objects))
        if recipe.tool and recipe.tool not in items:
            faults.append(_unknown(f"{where}.tool", recipe.tool, items))
        elif recipe.tool and recipe.tool in recipe.inputs:
            faults.append(f"{where}.tool: found {recipe.tool}; allowed: what is no input as well")
        if recipe.skill not in SKILLS:
            faults.append(_unknown(f"{where}.skill", recipe.skill, SKILLS))
    for item in items.values():
        for name in item.helps:
            if name not in objects and name != SHORE:
                faults.append(_unknown(f"items.yaml: {item.name}.helps", name, [*objects, SHORE]))
    return faults or _circles(recipes)


def _circles(recipes: Mapping[str, RecipeRow]) -> list[str]:
    """Recipes that need, over however many others, what they make."""
    needs: dict[str, set[str]] = {}
    for recipe in recipes.values():
        tool = {recipe.tool} if recipe.tool else set()
        needs.setdefault(recipe.makes, set()).update(recipe.inputs, tool)
    faults = []
    for recipe in recipes.values():
        for name in [*recipe.inputs, *([recipe.tool] if recipe.tool else [])]:
            if recipe.makes in _all_needs(needs, name):
                faults.append(
                    f"recipes.yaml: {recipe.name}.inputs: found {name}, which takes "
                    f"{recipe.makes} to make; allowed: what can be had without it"
                )
    return faults


def _all_needs(needs: Mapping[str, set[str]], name: str) -> set[str]:
    """The item itself and all that it is made of, over all recipes."""
    found, queue = {name}, [name]
    for one in queue:
        for other in sorted(needs.get(one, ())):
            if other not in found:
                found.add(other)
                queue.append(other)
    return found


def _unknown(where: str, found: str, allowed: Iterable[str]) -> str:
    names = ", ".join(allowed)
    return f"{where}: found {found or 'nothing'}; allowed: {names}"
