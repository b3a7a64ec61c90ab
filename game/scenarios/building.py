"""Building: a world made from a scenario, before its first tick.

The same scenario, seed, size and number of people give the same world: all draws are keyed.
"""

from game.core import rng
from game.core.change import change
from game.core.openings import may_build
from game.core.people import make_agent
from game.core.rules import Rules
from game.core.things import make_item, make_object
from game.core.wild import herds
from game.core.world import World
from game.core.worldgen import generate, stalls
from game.core.worldgen.chart import Shape
from game.core.worldgen.settle import BEGUN_WITH
from game.scenarios.loading import Scenario
from game.scenarios.peopling import Cast, cast_of, settle_drawn, settle_listed
from game.scenarios.places import is_solid, tile_of
from game.scenarios.planning import plan
from game.scenarios.schema import Thing

TRIES = 60
"""How often a place is looked for, for each thing that is scattered."""


def build(scenario: Scenario, seed: int, rules: Rules, size: tuple[int, int], more: int) -> World:
    """The world; `more` people come to those who are listed, `size` is for land from a seed.

    Raises ScenarioError for what this world can't give, and ValueError for want of room.
    """
    cast: Cast
    if scenario.layout is None:
        world = _grown(scenario, seed, rules, size, scenario.listed + more)
        cast = cast_of(scenario, world.agents)
    else:
        world = World(seed, rules, scenario.content, scenario.layout.rows)
        cast = _bodies(scenario, world, more)
        _stand(scenario, world, cast)
        settle_drawn(world, cast.everybody)
        stalls.stock(world)
        herds.stock(world)
    for i, thing in enumerate(scenario.file.things):
        _put(scenario, world, cast, thing, i)
    settle_listed(scenario, world, cast)
    plan(scenario, world, cast)
    return world


def _grown(
    scenario: Scenario, seed: int, rules: Rules, size: tuple[int, int], agents: int
) -> World:
    its, usual = scenario.file.map, Shape()
    shape = Shape(
        *(
            getattr(usual, name) if getattr(its, name) is None else getattr(its, name)
            for name in ("water", "rock", "forest", "meadow", "villages")
        )
    )
    width, height = its.size or size
    return generate(seed, rules, scenario.content, width, height, agents, shape)


def _bodies(scenario: Scenario, world: World, more: int) -> Cast:
    """Everybody of a drawn map, before anything else, so that theirs are the lowest ids."""
    layout = scenario.layout
    assert layout is not None
    taken = {(one.x, one.y) for one in layout.drawn if is_solid(world.content, one.kind)}
    spawns = [at for at in layout.spawns if at not in taken]
    middle = next(iter(spawns), (world.grid.width // 2, world.grid.height // 2))
    turn = 0

    def somewhere() -> tuple[int, int]:
        nonlocal turn
        turn += 1
        return spawns[(turn - 1) % len(spawns)] if spawns else middle

    agents = []
    for person in scenario.file.people:
        for _ in range(person.count):
            at = layout.people.get(person.name or "")
            if at is None and person.place is not None and not isinstance(person.place, str):
                at = person.place
            if at is None and isinstance(person.place, str):
                at = layout.marks.get(person.place) or _drawn_at(scenario, person.place)
            agents.append(_body(world, at or somewhere(), taken, person.name or ""))
    agents += [_body(world, somewhere(), taken, "") for _ in range(more)]
    return cast_of(scenario, agents)


def _drawn_at(scenario: Scenario, spot: str) -> tuple[int, int] | None:
    """Where the map has the object that a place names."""
    kind, _, number = spot.partition(" ")
    layout = scenario.layout
    assert layout is not None
    found = [(one.x, one.y) for one in layout.drawn if one.kind == kind]
    index = int(number or 1) - 1
    return found[index] if index < len(found) else None


def _body(world: World, at: tuple[int, int], taken: set[tuple[int, int]], name: str) -> int:
    """Somebody on the nearest tile that is free and stays so. Raises ValueError."""
    grid = world.grid
    for x, y in grid.around(*at, max(grid.width, grid.height)):
        if grid.free(x, y) and (x, y) not in taken:
            return make_agent(world, x, y, name)
    raise ValueError("the map has not enough room for its people")


def _stand(scenario: Scenario, world: World, cast: Cast) -> None:
    """What is drawn on the map."""
    layout = scenario.layout
    assert layout is not None
    for one in layout.drawn:
        if one.kind in world.content.items:
            made = make_item(world, one.kind, one.x, one.y, one.count, BEGUN_WITH)
        else:
            made = make_object(world, one.kind, one.x, one.y, one.label)
        _own(world, made, cast.named.get(one.owner, 0))


def _own(world: World, entity: int, owner: int) -> None:
    if owner:
        if entity in world.item:
            change(world.item, entity, owner=owner)
        else:
            change(world.fixture, entity, owner=owner)


def _put(scenario: Scenario, world: World, cast: Cast, thing: Thing, index: int) -> None:
    """Things beside a place, or anywhere; a solid one cuts nobody off."""
    content, where = world.content, ("things", index)
    at = tile_of(world, scenario, thing.place, (*where, "place")) if thing.place else None
    for number in range(thing.count):
        tile = _tile(world, thing, at, index * 1000 + number)
        if tile is None:
            raise scenario.blame(
                (*where, "count"), thing.count, f"as many as there is room for ({number} here)",
                "lower it, or widen `within`",
            )  # fmt: skip
        if thing.kind in content.items:
            made = make_item(world, thing.kind, *tile, thing.pile, BEGUN_WITH)
        else:
            made = make_object(world, thing.kind, *tile, thing.label or "")
        _own(world, made, cast.named.get(thing.owner or "", 0))


def _tile(
    world: World, thing: Thing, at: tuple[int, int] | None, key: int
) -> tuple[int, int] | None:
    """Where one of them goes: near its place, the nearest first, or drawn from the whole map."""
    grid = world.grid
    if at is not None and not thing.within:
        return at if _bears(world, thing, *at) else None
    for i in range(TRIES * (1 if at else 10)):
        purpose = f"scenario thing {i}"
        if at is not None:
            reach = min(thing.within, 1 + i // 6)
            x = at[0] - reach + rng.draw(world.seed, 0, key, purpose + " x", 2 * reach + 1)
            y = at[1] - reach + rng.draw(world.seed, 0, key, purpose + " y", 2 * reach + 1)
        else:
            x = rng.draw(world.seed, 0, key, purpose + " x", grid.width)
            y = rng.draw(world.seed, 0, key, purpose + " y", grid.height)
        if _bears(world, thing, x, y):
            return x, y
    return None


def _bears(world: World, thing: Thing, x: int, y: int) -> bool:
    """Whether one can stand or lie there, and everybody still comes by."""
    grid = world.grid
    if not grid.free(x, y) or grid.ground.get(y * grid.width + x):
        return False
    ground = world.content.terrain[thing.terrain].glyph if thing.terrain else ""
    if ground and chr(grid.terrain[y * grid.width + x]) != ground:
        return False
    return may_build(grid, x, y, is_solid(world.content, thing.kind))
