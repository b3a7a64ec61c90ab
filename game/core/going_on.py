"""Going on: whoever gathers or picks up goes on with the next of the kind, without a thought.

It is a habit of the hands: for a while after one last thought, by daylight, while nothing
presses, and while one has a use for more. Where another was quicker it is how one turns to
the next bush. What one means to do next (`Mind.ahead`) comes before it.
"""

from msgspec.structs import replace

from game.core.actions.use import EACH, WORTH_IT
from game.core.components import NEED_MAX, Intent
from game.core.content import ItemRow
from game.core.events import PickedUp
from game.core.grid import distance
from game.core.looking import Sight, look_loose, look_standing
from game.core.seeing import claims
from game.core.things import held_count
from game.core.world import World

SPELL = 250
"""Ticks after a thought for which one goes on."""
NEAR = 12
"""Tiles within which there must be more of it."""
CALM = 450
"""A need below this makes one think."""
SOME = 3
"""Of what can't be eaten nobody gathers more without a thought."""
LARDER, EACH_WAY = 550, 4
"""Points of food in hand from which one has enough, and how much more or less for each point of
diligence."""
PECKISH = 330
"""Points of hunger from which one eats of what one has just got."""
ROOM = 6
"""Piles in hand up to which there is room for a thing of another kind."""


def another(world: World, agent: int, intent: Intent) -> Intent | None:
    """What one does next without a thought, if anything.

    It is the same deed at the nearest that would do of what one sees, or a bite of what one got.
    """
    if intent.topic or not intent.target or intent.action not in ("use", "pickup"):
        return None
    needs = world.needs[agent]
    if min(needs.hunger, needs.thirst, needs.energy) < CALM or world.rules.is_night(world.tick):
        return None
    kind = world.kind.get(intent.target, "") or _picked_up(world, agent)
    row = world.content.objects.get(kind)
    gets = world.content.items.get(row.gives if row is not None else kind)
    if gets is None:
        return None
    bite = world.held(agent, gets.name) if gets.food else 0
    if bite and NEED_MAX - needs.hunger >= max(PECKISH, gets.food):
        return Intent(action="eat", item=bite, why="peckish after all that work")
    if not _wanted(world, agent, gets):
        return None
    place = _source(world, agent, kind) if intent.action == "use" else _lying(world, agent, kind)
    return None if place is None else replace(intent, target=place[0], x=place[2], y=place[3])


def _picked_up(world: World, agent: int) -> str:
    """The kind of what somebody has just picked up; it may be part of another pile by now."""
    for event in reversed(world.events):
        if isinstance(event, PickedUp) and event.agent == agent:
            return event.item
    return ""


def _wanted(world: World, agent: int, gets: ItemRow) -> bool:
    """Whether one has a use for more of it, and room."""
    have = held_count(world, agent, gets.name)
    if not have and len(world.inventory[agent].items) >= ROOM:
        return False
    if not gets.food:
        return have < SOME
    rows, kinds, items = world.content.items, world.kind, world.item
    held = world.inventory[agent].items
    food = sum([rows[kinds[entity]].food * items[entity].count for entity in held])
    return food < LARDER + EACH_WAY * world.persona[agent].traits.diligent


def _source(world: World, agent: int, kind: str) -> Sight | None:
    """The nearest object in sight that has something left for one more."""
    here, shunned = world.position[agent], world.mind[agent].shunned
    stocked = world.content.objects[kind].stock
    claimed: dict[int, int] | None = None
    for sight in look_standing(world, agent):
        entity, its, x, y, _ = sight
        if its != kind or distance(here.x, here.y, x, y) > NEAR:
            continue
        if shunned.get(entity, 0) > world.tick:
            continue
        if not stocked:
            return sight
        fixture = world.fixture.get(entity)
        stock = 0 if fixture is None else fixture.stock
        if not stock:
            continue
        if claimed is None:
            claimed = claims(world, here.x, here.y, look_loose(world, agent)[0])
        others = claimed.get(entity, 0)
        if not others or stock >= EACH * others + WORTH_IT:
            return sight
    return None


def _lying(world: World, agent: int, kind: str) -> Sight | None:
    """The nearest thing that lies in sight, is nobody else's, and nobody is going for."""
    here, shunned = world.position[agent], world.mind[agent].shunned
    people, things = look_loose(world, agent)
    claimed: dict[int, int] | None = None
    for sight in things:
        entity, its, x, y, _ = sight
        if its != kind or distance(here.x, here.y, x, y) > NEAR:
            continue
        if shunned.get(entity, 0) > world.tick or world.item[entity].owner not in (0, agent):
            continue
        if claimed is None:
            claimed = claims(world, here.x, here.y, people)
        if entity not in claimed:
            return sight
    return None
