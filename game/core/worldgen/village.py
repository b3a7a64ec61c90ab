"""Village: a plaza with its fires, wells around it, beds in small groups, paths between."""

from dataclasses import dataclass, field

from game.core.worldgen.chart import PATH, SAND, WATER, Chart
from game.core.worldgen.land import Site
from game.core.worldgen.noise import COMPASS
from game.core.worldgen.roads import Surveyor

_BEDS = ((-2, -1), (2, -1), (-2, 1), (2, 1), (0, -2), (0, 2))
"""Where the beds of a group stand about its yard."""


@dataclass(slots=True)
class Village:
    """What was planned at a site, as tiles."""

    site: Site
    fires: list[int] = field(default_factory=list)
    wells: list[int] = field(default_factory=list)
    beds: list[int] = field(default_factory=list)
    yards: list[int] = field(default_factory=list)
    works: list[int] = field(default_factory=list)
    """What the rows say a village has: workbenches, stalls, fields."""


def plan(chart: Chart, surveyor: Surveyor, site: Site, number: int) -> Village:
    """Plan one village onto the chart; `number` tells it from the others."""
    village = Village(site)
    plaza = _plaza(chart, village, number)
    wanted = site.people + 2 + site.people // 8
    groups = max(1, -(-wanted // 5))
    turn = chart.draw("turn", number, 256)
    _wells(chart, village, number, turn, groups)
    _groups(chart, village, number, turn, groups, wanted)
    for yard in village.yards:
        surveyor.lay(yard, plaza, (site.x, site.y))
    for well in village.wells:
        doors = [side for side in chart.sides(well) if chart.free(side)]
        if doors:
            surveyor.lay(doors[chart.draw("door", well, len(doors))], plaza, (site.x, site.y))
    return village


def _plaza(chart: Chart, village: Village, number: int) -> list[int]:
    """A trodden oval with one fire, or two in a bigger village; returns its tiles."""
    site = village.site
    wide, tall = (4, 3) if site.people >= 10 else (3, 2)
    tiles = []
    for oy in range(-tall, tall + 1):
        for ox in range(-wide, wide + 1):
            tile = (site.y + oy) * chart.width + site.x + ox
            bulge = 80 + chart.draw("plaza", tile, 45)
            inside = 100 * (ox * ox * tall * tall + oy * oy * wide * wide)
            if inside <= bulge * wide * wide * tall * tall and chart.walkable(tile):
                chart.ground[tile] = PATH
                tiles.append(tile)
    offsets = ((-2, 0), (2, 0)) if site.people >= 10 else ((0, 0),)
    for ox, oy in offsets:
        tile = (site.y + oy) * chart.width + site.x + ox
        if chart.stand("campfire", tile, reach=True):
            village.fires.append(tile)
    for tile in tiles:
        chart.kept[tile] = 1
    return [tile for tile in tiles if chart.free(tile)]


def _wells(chart: Chart, village: Village, number: int, turn: int, groups: int) -> None:
    """Two or three wells around the plaza, as evenly as the ground allows."""
    count = 2 if village.site.people < 10 else 3
    for i in range(count):
        angle = turn + 128 // groups + 256 * i // count
        for wobble in (0, 16, -16, 32, -32, 48, -48):
            distance = 6 + chart.draw("well", number * 16 + i, 2)
            tile = spot(chart, village.site, angle + wobble, distance)
            if tile >= 0 and chart.stand("well", tile, reach=True):
                village.wells.append(tile)
                break
    if not village.wells:  # hemmed in by water or rock: anywhere near, but there must be one
        middle = village.site.y * chart.width + village.site.x
        steps = chart.away([middle], 12)
        for tile in sorted(range(len(steps)), key=lambda t: (steps[t], t)):
            if chart.stand("well", tile, reach=True):
                village.wells.append(tile)
                break


def _groups(
    chart: Chart, village: Village, number: int, turn: int, groups: int, wanted: int
) -> None:
    """Groups of beds in rings about the plaza, until there are as many as wanted."""
    ring, room, index = 0, 7, 0
    tries = 0
    while len(village.beds) < wanted and tries < 40 + 8 * groups:
        in_ring = min(room, groups - (tries - index)) if ring == 0 else room
        angle = turn + 256 * index // max(1, in_ring) + chart.draw("yaw", number * 512 + tries, 9)
        distance = 10 + 6 * ring + chart.draw("far", number * 512 + tries, 3)
        yard = spot(chart, village.site, angle, distance)
        left = wanted - len(village.beds)
        if yard >= 0:
            _group(chart, village, yard, min(left, 4 + chart.draw("size", yard, 3)))
        tries += 1
        index += 1
        if index >= in_ring:
            ring, room, index = ring + 1, room + 5, 0
            turn += 19


def _group(chart: Chart, village: Village, yard: int, count: int) -> None:
    """One group about a yard, if there is room for at least half of it."""
    x, y = yard % chart.width, yard // chart.width
    order = sorted(_BEDS, key=lambda o: (chart.draw("bed", yard * 25 + o[1] * 5 + o[0], 1000), o))
    spots = []
    for ox, oy in order:
        tile = (y + oy) * chart.width + x + ox
        if chart.inside(x + ox, y + oy) and chart.free(tile) and not chart.kept[tile]:
            spots.append(tile)
    if len(spots) * 2 < count:
        return
    village.yards.append(yard)
    chart.kept[yard] = 1
    for tile in spots[:count]:
        village.beds.append(tile)
        chart.kept[tile] = 1
        chart.objects.append(("bed", tile % chart.width, tile // chart.width))


def spot(chart: Chart, site: Site, angle: int, distance: int) -> int:
    """The free tile in a direction (256 is a full turn) from the plaza, or -1."""
    step, part = divmod(angle % 256, 16)
    ax, ay = COMPASS[step]
    bx, by = COMPASS[(step + 1) % 16]
    dx = (ax * (16 - part) + bx * part) // 16
    dy = (ay * (16 - part) + by * part) // 16
    x = site.x + (dx * distance + 512) // 1024
    y = site.y + (dy * distance * 7 // 8 + 512) // 1024
    if not chart.inside(x, y):
        return -1
    tile = y * chart.width + x
    return tile if chart.free(tile) and not chart.kept[tile] else -1


def country_roads(chart: Chart, surveyor: Surveyor, villages: list[Village]) -> None:
    """Paths from village to village, to the water, and out into the country."""
    for i, village in enumerate(villages):
        site = village.site
        start = site.y * chart.width + site.x
        start = start if chart.free(start) else start - chart.width
        if i:
            other = min(
                (v.site for v in villages[:i]),
                key=lambda s: ((s.x - site.x) ** 2 + (s.y - site.y) ** 2, s.x, s.y),
            )
            goal = other.y * chart.width + other.x
            goal = goal if chart.free(goal) else goal - chart.width
            surveyor.lay(start, [goal], (other.x, other.y))
        shore = _shore(chart, site)
        if shore >= 0:
            surveyor.lay(start, [shore], (shore % chart.width, shore // chart.width))
        for arm in range(4 if i == 0 else 1):
            goal = _afar(chart, site, 64 * arm + chart.draw("arm", i * 4 + arm, 40))
            if goal >= 0:
                surveyor.lay(start, [goal], (goal % chart.width, goal // chart.width))


def _shore(chart: Chart, site: Site) -> int:
    """The nearest sand beside water, or -1."""
    best = (1 << 40, -1)
    reach = 30
    for y in range(max(0, site.y - reach), min(chart.height, site.y + reach + 1)):
        for x in range(max(0, site.x - reach), min(chart.width, site.x + reach + 1)):
            tile = y * chart.width + x
            if chart.ground[tile] == SAND and any(
                chart.ground[side] == WATER for side in chart.sides(tile)
            ):
                best = min(best, ((x - site.x) ** 2 + (y - site.y) ** 2, tile))
    return best[1]


def _afar(chart: Chart, site: Site, angle: int) -> int:
    """A tile far out in a direction, as far as there is free ground, or -1."""
    for distance in range(min(60, max(chart.width, chart.height)), site.radius + 4, -1):
        tile = spot(chart, site, angle, distance)
        if tile >= 0:
            return tile
    return -1
