"""Craft: make something by a recipe, beside what it is made at, or put up an object.

What is used up and what comes of it stands in `assets/content/recipes.yaml`.
"""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim, beside_target
from game.core.actions.offering import things, way
from game.core.change import change
from game.core.components import Intent
from game.core.content import RecipeRow
from game.core.events import Built, Crafted
from game.core.fencing import Post, next_post
from game.core.grid import distance
from game.core.minding import fail
from game.core.narrate import phrase
from game.core.observation import Affordance, Known, Seen
from game.core.openings import may_build
from game.core.people import learn_place
from game.core.recall import forget_place
from game.core.skills import level, practise
from game.core.things import give_item, held_count, make_object, spend
from game.core.view import View
from game.core.wear import wear_down
from game.core.world import World

OFFERS = 8
"""The most recipes that are offered at once."""
PRACTICE = 30
"""What one piece of work teaches a beginner, and half as much for each level it asks for."""
QUICKER = 8
"""Hundredths of the time that each level of skill saves."""
SECOND = 6
"""Chance in hundredths, for each level, of a piece more than the recipe says."""
SITE = 3
"""How far from where one means to build there may be room for it."""


def offers(view: View) -> Iterable[Affordance]:
    """Recipes for which all is in hand, and a known place to follow them."""
    world, agent = view.world, view.agent
    counts: dict[str, int] = {}
    for held in view.held:
        if not world.item[held.entity].fades:
            counts[held.kind] = counts.get(held.kind, 0) + held.count
    possible: dict[str, RecipeRow] = {}
    for kind in counts:
        for recipe in world.purposes.recipes_with.get(kind, ()):
            if recipe.name not in possible and _in_hand(recipe, counts):
                possible[recipe.name] = recipe
    offered = 0
    for name, recipe in sorted(possible.items()):
        if offered == OFFERS or level(world, agent, recipe.skill) < recipe.level:
            continue
        builds = recipe.makes in world.content.objects
        place: Seen | Known | None
        post = _post(view, recipe) if builds else None
        if post is None and _fences(world, recipe):
            continue
        if recipe.at:
            place = _workplace(view, recipe)
            if place is None:
                continue
        else:
            place = _home(view) if builds and not post else None
        offered += 1
        text = "" if view.terse else _text(view, recipe, place, post)
        yield Affordance(
            key=f"craft {name}",
            action="craft",
            text=text,
            target=place.entity if place and recipe.at else 0,
            kind=recipe.makes,
            distance=place.distance if place else _far(view, post) if post else 0,
            x=place.x if place else post.x if post else -1,
            y=place.y if place else post.y if post else -1,
            topic=name,
            seen=place is None or isinstance(place, Seen),
        )


def _text(view: View, recipe: RecipeRow, place: Seen | Known | None, post: Post | None) -> str:
    builds = recipe.makes in view.world.content.objects
    text = f"{'build' if builds else 'make'} {phrase(recipe.makes, recipe.count)} from "
    text += " and ".join(phrase(kind, count) for kind, count in recipe.inputs.items())
    if place:
        where = way(view, place.x, place.y, place.distance)
        text += f", at the {_plain(place.kind)} {where}" if recipe.at else f", at home {where}"
    elif post:
        text += f", around your home {way(view, post.x, post.y, _far(view, post))}"
    return text


def _plain(kind: str) -> str:
    return kind.replace("_", " ")


def _in_hand(recipe: RecipeRow, counts: dict[str, int]) -> bool:
    return (not recipe.tool or recipe.tool in counts) and all(
        counts.get(kind, 0) >= count for kind, count in recipe.inputs.items()
    )


def _fences(world: World, recipe: RecipeRow) -> bool:
    """Whether it makes a piece of a fence, or the gate in it."""
    row = world.content.objects.get(recipe.makes)
    return row is not None and (row.fence or row.bars)


def _post(view: View, recipe: RecipeRow) -> Post | None:
    """Where the next piece of the fence about one's home goes, if it is this that goes there."""
    if not _fences(view.world, recipe):
        return None
    post = next_post(view.world, view.agent)
    row = view.world.content.objects[recipe.makes]
    return post if post and post.gate == row.bars else None


def _far(view: View, post: Post) -> int:
    return distance(view.x, view.y, post.x, post.y)


def _workplace(view: View, recipe: RecipeRow) -> Seen | Known | None:
    """The nearest known place to follow a recipe; no cold fire."""
    rows = view.world.content.objects
    fit = [
        thing
        for thing in things(view, recipe.at, each=2)
        if thing.stock or not rows[thing.kind].burns
    ]
    return min(fit, key=lambda thing: (thing.distance, thing.entity), default=None)


def _home(view: View) -> Seen | Known | None:
    """One's own bed, if one knows where it is: things are put up by it."""
    home = view.persona.home
    known: list[Seen | Known] = [*view.objects, *view.known]
    for thing in known:
        if thing.entity == home:
            return thing
    return None


def refuse(world: World, agent: int, intent: Intent) -> str:
    """A recipe that one is good enough for, all it takes in hand, and where it is done."""
    recipe = world.content.recipes.get(intent.topic)
    if recipe is None:
        return "nobody knows how to make that"
    if level(world, agent, recipe.skill) < recipe.level:
        return f"that takes more skill at {recipe.skill}"
    if recipe.tool and not world.held(agent, recipe.tool):
        return f"that takes {phrase(recipe.tool)}"
    for kind, count in recipe.inputs.items():
        if held_count(world, agent, kind, real=True) < count:
            return f"that takes {phrase(kind, count)}"
    if recipe.at:
        return _refuse_place(world, agent, intent, recipe)
    if recipe.makes in world.content.objects and intent.x >= 0:
        return "" if world.grid.inside(intent.x, intent.y) else "that is outside the world"
    return ""


def _refuse_place(world: World, agent: int, intent: Intent, recipe: RecipeRow) -> str:
    kind = world.kind.get(intent.target, "")
    if kind not in recipe.at:
        if intent.target not in world.kind:
            forget_place(world, agent, intent.target)
        return f"that is made at a {_plain(recipe.at[0])}"
    here, there = world.position[agent], world.position[intent.target]
    close = max(abs(here.x - there.x), abs(here.y - there.y)) <= 1
    if close and world.content.objects[kind].burns and not world.fixture[intent.target].stock:
        return "the fire has gone out"
    return ""


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Beside the workplace; to build, near the place meant, if one is."""
    recipe = world.content.recipes.get(intent.topic)
    if recipe is not None and recipe.at:
        return beside_target(world, agent, intent)
    builds = recipe is not None and recipe.makes in world.content.objects
    near = 1 if recipe is not None and _fences(world, recipe) else 2
    return Aim(intent.x, intent.y, near) if builds and intent.x >= 0 else None


def perform(world: World, agent: int, intent: Intent) -> int:
    """Work for as long as it takes, then have it; nothing is used up before."""
    recipe, mind = world.content.recipes[intent.topic], world.mind[agent]
    skill = level(world, agent, recipe.skill)
    if mind.rounds == 0:
        return max(1, recipe.ticks * (100 - QUICKER * skill) // 100)
    if recipe.makes in world.content.objects:
        site = _site(world, agent, recipe, intent)
        if site is None:
            fail(world, agent, f"there is no room for a {_plain(recipe.makes)}")
            return DONE
        _build(world, agent, recipe, *site)
    else:
        owner = _use_inputs(world, agent, recipe)
        row = world.content.items[recipe.makes]
        lucky = not row.wears and world.draw(agent, "second piece", 100) < SECOND * skill
        count = recipe.count + lucky
        give_item(world, agent, recipe.makes, count, "crafted", owner)
        made = Crafted(
            agent=agent,
            item=recipe.makes,
            count=count,
            recipe=recipe.name,
            used=dict(recipe.inputs),
            left=_leftovers(world, recipe),
            of=_of(world, agent, owner),
            cause=mind.cause,
        )
        world.emit(made)
    practise(world, agent, recipe.skill, PRACTICE + PRACTICE * recipe.level // 2)
    return DONE


def _use_inputs(world: World, agent: int, recipe: RecipeRow) -> int:
    """Use up what it takes; returns whose the work is then.

    It is the maker's, unless something of another's went into it: then it is that other's
    whose part was worth most, for work makes nobody the owner of what they stole.
    """
    parts: dict[int, int] = {}
    for kind, count in recipe.inputs.items():
        value = world.content.items[kind].value
        for owner, used in spend(world, agent, kind, count, "crafted").items():
            if owner not in (0, agent):
                parts[owner] = parts.get(owner, 0) + used * value
    if recipe.tool:
        wear_down(world, agent, world.held(agent, recipe.tool), world.mind[agent].cause)
    return max(parts, key=lambda owner: (parts[owner], -owner), default=agent)


def _of(world: World, agent: int, owner: int) -> str:
    """What is told of goods that were another's."""
    return "" if owner == agent else f" out of what is {world.label(owner)}'s"


def _leftovers(world: World, recipe: RecipeRow) -> dict[str, int]:
    """What the inputs leave behind."""
    left: dict[str, int] = {}
    for kind, count in recipe.inputs.items():
        if becomes := world.content.items[kind].becomes:
            left[becomes] = left.get(becomes, 0) + count
    return left


def _site(world: World, agent: int, recipe: RecipeRow, intent: Intent) -> tuple[int, int] | None:
    """The nearest tile to the place meant with room for what is to be built."""
    here, solid = world.position[agent], world.content.objects[recipe.makes].solid
    x, y = (intent.x, intent.y) if intent.x >= 0 else (here.x, here.y)
    reach = 0 if _fences(world, recipe) and intent.x >= 0 else SITE
    for tx, ty in world.grid.around(x, y, reach):
        if (tx, ty) != (here.x, here.y) and may_build(world.grid, tx, ty, solid):
            return tx, ty
    return None


def _build(world: World, agent: int, recipe: RecipeRow, x: int, y: int) -> None:
    """Put it up; it is the builder's own, if all that it took was, and a bed then a home."""
    row, mind = world.content.objects[recipe.makes], world.mind[agent]
    owner = _use_inputs(world, agent, recipe)
    built = _put_up(world, agent, recipe.makes, x, y, owner)
    pieces = 1
    while pieces < recipe.count and (post := next_post(world, agent)) and post.gate == row.bars:
        _put_up(world, agent, recipe.makes, post.x, post.y, owner)
        pieces += 1
    if row.sleep and owner == agent and not world.persona[agent].home:
        change(world.persona, agent, home=built)
    event = Built(
        agent=agent,
        entity=built,
        prefab=recipe.makes,
        recipe=recipe.name,
        used=dict(recipe.inputs),
        x=x,
        y=y,
        pieces=pieces,
        left=_leftovers(world, recipe),
        of=_of(world, agent, owner),
        cause=mind.cause,
    )
    world.emit(event)


def _put_up(world: World, agent: int, kind: str, x: int, y: int, owner: int) -> int:
    built = make_object(world, kind, x, y)
    change(world.fixture, built, owner=owner)
    learn_place(world, agent, built)
    return built


ACTION = Action("craft", offers, refuse, perform, aim, takes=2, posture="working")
