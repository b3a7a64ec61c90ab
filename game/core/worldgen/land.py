"""Land: lakes with deep middles and sandy shores, rock, forest, meadows, grass."""

from dataclasses import dataclass

from game.core.worldgen.chart import (
    DEEP,
    FOREST,
    MEADOW,
    ROCK,
    SAND,
    WATER,
    Chart,
)
from game.core.worldgen.masks import drop_small, smooth
from game.core.worldgen.noise import TOP, Push, field, level, warp


@dataclass(frozen=True, slots=True)
class Site:
    """Where a village is to be."""

    x: int
    y: int
    radius: int
    people: int


def heights(chart: Chart, push: Push) -> list[int]:
    """How high each tile lies, 0..TOP-1."""
    cell = max(10, min(26, min(chart.width, chart.height) // 4))
    plain = field(chart.seed, "height", chart.width, chart.height, cell, 4)
    return warp(plain, chart.width, push)


def flatten(chart: Chart, high: list[int], sites: list[Site]) -> None:
    """Raise or lower the ground around the villages to the middle height, in place."""
    middle = level(high, 500)
    for site in sites:
        reach = site.radius * 17 // 10
        for y in range(max(0, site.y - reach), min(chart.height, site.y + reach + 1)):
            for x in range(max(0, site.x - reach), min(chart.width, site.x + reach + 1)):
                square = (x - site.x) ** 2 + (y - site.y) ** 2
                inner, outer = site.radius**2, reach**2
                if square < outer:
                    pull = 1024 * (outer - max(inner, square)) // max(1, outer - inner)
                    tile = y * chart.width + x
                    high[tile] += (middle - high[tile]) * pull // 1024


def paint(chart: Chart, high: list[int], wet: int, push: Push, sites: list[Site]) -> None:
    """Lay down all the ground; what lies below `wet` is water."""
    width, height, seed = chart.width, chart.height, chart.seed
    _paint_growth(chart, push, sites)
    stone = field(seed, "stone", width, height, 9, 3)
    hard = [3 * h + s for h, s in zip(high, stone, strict=True)]
    edge = level(hard, 1000 - chart.shape.rock)
    rock = smooth(bytearray(h > edge for h in hard), width, 2)
    drop_small(chart, rock, 6)
    _clear(chart, rock, sites)
    water = smooth(bytearray(h < wet for h in high), width, 2)
    drop_small(chart, water, 14)
    for tile in range(width * height):
        if water[tile]:
            chart.ground[tile] = WATER
        elif rock[tile]:
            chart.ground[tile] = ROCK
    _paint_lakes(chart, water)
    _despeckle(chart)


def _paint_growth(chart: Chart, push: Push, sites: list[Site]) -> None:
    """Forest and meadow on the grass."""
    width, height, seed = chart.width, chart.height, chart.seed
    damp = warp(field(seed, "damp", width, height, 18, 3), width, push)
    bright = field(seed, "bright", width, height, 12, 3)
    trees, blooms = level(damp, 1000 - chart.shape.forest), level(bright, 1000 - chart.shape.meadow)
    forest = smooth(bytearray(d > trees for d in damp), width, 2)
    drop_small(chart, forest, 16)
    _clear(chart, forest, sites)
    meadow = smooth(bytearray(b > blooms for b in bright), width, 2)
    drop_small(chart, meadow, 10)
    for tile in range(width * height):
        if forest[tile]:
            chart.ground[tile] = FOREST
        elif meadow[tile]:
            chart.ground[tile] = MEADOW


def _paint_lakes(chart: Chart, water: bytearray) -> None:
    """Deep middles, and shores of changing breadth; a few stretches are grown over."""
    width, height = chart.width, chart.height
    ragged = chart.fine
    dry = (tile for tile, wet in enumerate(water) if not wet)
    inward = chart.away(dry, 4)
    outward = chart.away((tile for tile, wet in enumerate(water) if wet), 4)
    low, mid, broad = level(ragged, 120), level(ragged, 600), level(ragged, 880)
    for tile in range(width * height):
        here = ragged[tile]
        if water[tile]:
            if inward[tile] > (2 if here < mid else 3):
                chart.ground[tile] = DEEP
        elif chart.ground[tile] != ROCK:
            breadth = (here > low) + (here > mid) + (here > broad)
            if outward[tile] <= breadth:
                chart.ground[tile] = SAND


def _despeckle(chart: Chart) -> None:
    """A tile unlike all four beside it becomes what most of them are; never newly deep."""
    ground = chart.ground
    for tile in range(len(ground)):
        codes = [ground[side] for side in chart.sides(tile)]
        if ground[tile] not in codes:
            shallow = [code for code in codes if code != DEEP] or [WATER]
            ground[tile] = max(sorted(shallow), key=shallow.count)


def _clear(chart: Chart, mask: bytearray, sites: list[Site]) -> None:
    """Keep villages open, with a ragged rim."""
    for site in sites:
        reach = site.radius + 3
        for y in range(max(0, site.y - reach), min(chart.height, site.y + reach + 1)):
            for x in range(max(0, site.x - reach), min(chart.width, site.x + reach + 1)):
                tile = y * chart.width + x
                edge = site.radius - 1 + 4 * chart.fine[tile] // TOP
                if (x - site.x) ** 2 + (y - site.y) ** 2 <= edge * edge:
                    mask[tile] = 0
