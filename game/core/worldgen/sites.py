"""Sites: where villages go, and how many people live in each."""

from game.core.worldgen.chart import Chart
from game.core.worldgen.land import Site
from game.core.worldgen.noise import level

VILLAGE = 40
"""People that one village is meant for; more than that found another."""
_APART = 34
"""Tiles between the middles of two villages, at least."""


def choose(chart: Chart, high: list[int], wet: int, agents: int, count: int = 0) -> list[Site]:
    """Open land of middling height, the first near the map's middle, water not far off."""
    wanted = count or max(1, -(-agents // VILLAGE))
    spots = _spots(chart, high, wet, wanted)
    sites = []
    for i, (x, y) in enumerate(spots):
        people = agents // len(spots) + (i < agents % len(spots))
        sites.append(Site(x, y, _radius(chart, people), people))
    return sites


def _radius(chart: Chart, people: int) -> int:
    """Tiles about the middle that a village of that many wants open."""
    return min(8 + min(people, 2 * VILLAGE) // 8, min(chart.width, chart.height) // 2 - 3)


def _spots(chart: Chart, high: list[int], wet: int, wanted: int) -> list[tuple[int, int]]:
    """The best spots, the best for the first village first."""
    radius = _radius(chart, VILLAGE // 2)
    middle = level(high, 500)
    near_x, near_y = chart.width // 2, chart.height // 2
    mesh = max(2, radius // 3)
    ranked = []
    for y in range(radius + 1, chart.height - radius - 1, mesh):
        for x in range(radius + 1, chart.width - radius - 1, mesh):
            ranked.append((_cost(chart, high, wet, middle, x, y, radius), x, y))
    if not ranked:
        return [(near_x, near_y)]
    # The first may give up some comfort for lying near the middle; the others may not.
    span = max(chart.width, chart.height)
    first = min(
        ranked, key=lambda r: (r[0] + 4000 * max(abs(r[1] - near_x), abs(r[2] - near_y)) // span, r)
    )
    spots = [(first[1], first[2])]
    for _, x, y in sorted(ranked):
        if len(spots) == wanted:
            break
        if all(max(abs(x - sx), abs(y - sy)) >= _APART for sx, sy in spots):
            spots.append((x, y))
    return spots


def _cost(chart: Chart, high: list[int], wet: int, middle: int, x: int, y: int, radius: int) -> int:
    """How much is wrong with a spot: slopes and water on it, no water near it."""
    uneven = drowned = shores = 0
    for ring, (ox, oy) in _SAMPLES:
        tx, ty = x + ox * radius // 4, y + oy * radius // 4
        if chart.inside(tx, ty):
            here = high[ty * chart.width + tx]
            if ring <= 4:
                uneven += abs(here - middle)
                drowned += here < wet
            else:
                shores += here < wet
    return uneven // 10 + 400 * drowned - 250 * min(shores, 4)


_SAMPLES = [(max(abs(ox), abs(oy)), (ox, oy)) for oy in range(-8, 9, 2) for ox in range(-8, 9, 2)]
"""(ring, offset) of where a spot's surroundings are looked at, in quarters of its radius."""
