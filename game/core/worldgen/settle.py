"""Settle: the people who are there at the start, what they own, and what they know."""

from game.core.people import learn_place, make_agent, settle_in
from game.core.things import give_item
from game.core.world import World
from game.core.worldgen.chart import Chart
from game.core.worldgen.village import Village

_POCKETS = (("coin", 2), ("apple", 1), ("flask", 1), ("bread", 1), ("coin", 1), ("berry", 3))
"""What somebody may begin with."""
PURSE = 6
"""The most coins that somebody has at first, besides."""
BEGUN_WITH = "begun with"
"""What the books name as the origin of all that is there at the start."""


def people(world: World, chart: Chart, villages: list[Village]) -> list[list[int]]:
    """All who start here, each beside a bed of their village; their ids, by village.

    They are made before anything else, so that theirs are the lowest ids.
    """
    used: set[int] = set()
    settled = []
    for village in villages:
        agents = []
        plaza = village.site.y * chart.width + village.site.x
        for i in range(village.site.people):
            near = village.beds[i] if i < len(village.beds) else plaza
            tile = _beside(chart, near, used)
            used.add(tile)
            agents.append(make_agent(world, tile % chart.width, tile // chart.width))
        settled.append(agents)
    return settled


def belongings(world: World, villages: list[Village], settled: list[list[int]]) -> None:
    """Give everybody a home if there is one, what they know of their village, and a trifle."""
    for village, agents in zip(villages, settled, strict=True):
        fires, wells = _standing(world, village.fires), _standing(world, village.wells)
        works = [entity for tile in village.works if (entity := _at(world, tile))]
        beds = [_lying(world, tile, "bed") for tile in village.beds]
        for i, agent in enumerate(agents):
            if i < len(beds):
                settle_in(world, agent, beds[i])
            for entity in (*wells, *fires, *works):
                learn_place(world, agent, entity)
            pocket(world, agent)


def pocket(world: World, agent: int) -> None:
    """Give somebody the trifle that they begin with, if any."""
    pick = world.draw(agent, "pocket", 2 * len(_POCKETS))
    if pick < len(_POCKETS):
        kind, count = _POCKETS[pick]
        give_item(world, agent, kind, count, BEGUN_WITH)
    if (coins := world.draw(agent, "purse", PURSE + 3) - 2) > 0:
        give_item(world, agent, "coin", coins, BEGUN_WITH)


def _standing(world: World, tiles: list[int]) -> list[int]:
    """The solid objects on these tiles."""
    return [world.grid.solid[tile] for tile in tiles]


def _at(world: World, tile: int) -> int:
    """The object on a tile, solid or not; 0 if nothing could be put up."""
    on = [world.grid.solid.get(tile, 0), *world.grid.ground.get(tile, ())]
    return next((entity for entity in on if entity in world.fixture), 0)


def _lying(world: World, tile: int, kind: str) -> int:
    """The object of a kind that one can walk onto, on a tile."""
    return next(entity for entity in world.grid.ground[tile] if world.kind[entity] == kind)


def _beside(chart: Chart, tile: int, used: set[int]) -> int:
    """The nearest free tile to one that nobody has yet, itself last of its neighbours."""
    seen = {tile}
    queue = [tile]
    for here in queue:
        if here != tile and chart.free(here) and here not in used:
            return here
        # North last: whoever stands there hides the bed's pillow.
        order = [side for side in chart.sides(here) if side != here - chart.width]
        turn = chart.draw("rise", here, 3)
        for side in [*order[turn:], *order[:turn], here - chart.width]:
            if side < 0:
                continue
            if side not in seen:
                seen.add(side)
                queue.append(side)
    return tile
