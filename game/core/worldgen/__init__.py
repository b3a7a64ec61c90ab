"""World generation: the same seed, rules, content and size give the same world.

Pure, in integers, with keyed draws alone. A map is planned on a `Chart`, part by part,
and the world is built from it last. Nothing here may be needed once a world runs.
"""

from game.core.content import Content
from game.core.rules import Rules
from game.core.things import make_object
from game.core.wild.herds import stock
from game.core.world import World
from game.core.worldgen import growth, joins, land, settle, sites, stalls, village, works
from game.core.worldgen.chart import TERRAIN, USUAL, Chart, Shape
from game.core.worldgen.noise import level, pushes
from game.core.worldgen.roads import Surveyor
from game.core.worldgen.scatter import scatter

SMALLEST = 24
"""Least width and height of a map."""
REQUIRED = {
    "terrain": TERRAIN,
    "items": (
        "apple",
        "berry",
        "bread",
        "club",
        "coin",
        "flask",
        "knife",
        "shield",
        "sword",
        "wood",
    ),
    "objects": ("apple_tree", "bed", "boulder", "bush", "campfire", "pine", "tree", "well"),
}
"""Rows that every content must have, by file: worlds are made of them."""


def generate(
    seed: int,
    rules: Rules,
    content: Content,
    width: int,
    height: int,
    agents: int,
    shape: Shape = USUAL,
) -> World:
    """A new world with its people, before its first tick.

    Every free tile can be reached from every other by straight steps. Raises ValueError
    if the map would be narrower than SMALLEST.
    """
    if width < SMALLEST or height < SMALLEST:
        raise ValueError(f"a map needs {SMALLEST} x {SMALLEST} tiles, got {width} x {height}")
    chart = Chart(seed, width, height, shape)
    villages = _plan(chart, agents, content)
    world = World(seed, rules, content, _rows(chart, content))
    settled = settle.people(world, chart, villages)
    for kind, x, y in chart.objects:
        make_object(world, kind, x, y)
    settle.belongings(world, villages, settled)
    stalls.stock(world)
    scatter(world, chart, villages)
    stock(world)
    return world


def _plan(chart: Chart, agents: int, content: Content) -> list[village.Village]:
    """Lay out land, villages, roads and growth on the chart."""
    push = pushes(chart.seed, "push", chart.width, chart.height, 4)
    high = land.heights(chart, push)
    wet = level(high, chart.shape.water)
    places = sites.choose(chart, high, wet, agents, chart.shape.villages)
    land.flatten(chart, high, places)
    land.paint(chart, high, wet, push, places)
    joins.join(chart, places[0].y * chart.width + places[0].x)
    surveyor = Surveyor(chart)
    villages = [village.plan(chart, surveyor, site, i) for i, site in enumerate(places)]
    village.country_roads(chart, surveyor, villages)
    works.build(chart, villages, content)
    growth.grow(chart, high, villages)
    works.scatter(chart, content)
    return villages


def _rows(chart: Chart, content: Content) -> list[str]:
    """The chart's ground in the content's glyphs."""
    codes = bytes(ord(content.terrain[name].glyph) for name in TERRAIN)
    text = chart.ground.translate(codes.ljust(256, b"?")).decode("ascii")
    return [text[i : i + chart.width] for i in range(0, len(text), chart.width)]
