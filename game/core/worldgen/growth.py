"""Growth: bushes and apple trees in rich and poor quarters, the forest's trees, boulders."""

from game.core.worldgen.chart import FOREST, GRASS, MEADOW, ROCK, Chart
from game.core.worldgen.noise import TOP, field, level
from game.core.worldgen.village import Village

_PLENTY = (25, 70, 120, 185)
"""How rich the quarters of the map are, in hundredths, dealt out anew for each fruit."""

_LONE = {GRASS: 14, MEADOW: 5}
"""Trees on 1,000 tiles of open land."""


def grow(chart: Chart, high: list[int], villages: list[Village]) -> None:
    """Plan all that grows, and the boulders."""
    width, height = chart.width, chart.height
    apples = field(chart.seed, "apple patch", width, height, 11, 2)
    berries = field(chart.seed, "berry patch", width, height, 8, 2)
    for village in villages:
        people = village.site.people
        _near(chart, village, "bush", berries, 4 + people * 6 // 10)
        _near(chart, village, "apple_tree", apples, 2 + people * 3 // 10)
    _patches(chart, "apple_tree", apples, {GRASS: 9, MEADOW: 14, FOREST: 2})
    _patches(chart, "bush", berries, {GRASS: 14, MEADOW: 18, FOREST: 16})
    _boulders(chart)
    _forest(chart, high)


def _near(chart: Chart, village: Village, kind: str, lush: list[int], wanted: int) -> None:
    """See that a village can live on what grows within a walk of it."""
    site = village.site
    reach = site.radius + 10
    found = []
    for y in range(max(0, site.y - reach), min(chart.height, site.y + reach + 1)):
        for x in range(max(0, site.x - reach), min(chart.width, site.x + reach + 1)):
            tile = y * chart.width + x
            far = (x - site.x) ** 2 + (y - site.y) ** 2
            if 25 < far <= reach * reach and chart.ground[tile] in (GRASS, MEADOW, FOREST):
                liking = lush[tile] + chart.draw(kind + " near", tile, TOP // 3)
                found.append((-liking, tile))
    for _, tile in sorted(found):
        if wanted == 0:
            break
        wanted -= chart.stand(kind, tile, reach=True)


def _patches(chart: Chart, kind: str, lush: list[int], likes: dict[int, int]) -> None:
    """Scatter in patches; `likes` is how many come on 1,000 tiles of a ground."""
    width, height = chart.width, chart.height
    base = level(lush, 700)
    span = max(1, level(lush, 999) - base)
    plenty = _deal(chart, kind)
    chosen = []
    for tile, code in enumerate(chart.ground):
        # All of it grows on the best three tenths of the land, most on the very best.
        excess = lush[tile] - base
        if excess > 0 and code in likes:
            quarter = (tile % width * 2 // width) + 2 * (tile // width * 2 // height)
            chance = likes[code] * plenty[quarter] * excess * 7 // (span * 100)
            roll = chart.draw(kind, tile, 1000)
            if roll < chance:
                chosen.append((roll, tile))
    for _, tile in sorted(chosen):
        chart.stand(kind, tile, reach=True)


def _deal(chart: Chart, kind: str) -> list[int]:
    """The plenty of the four quarters, in an order of this seed's."""
    order = sorted(range(4), key=lambda i: (chart.draw(kind + " quarter", i, 1 << 30), i))
    return [_PLENTY[i] for i in order]


def _boulders(chart: Chart) -> None:
    """Thick about the rocks, one here and there elsewhere."""
    steps = chart.away((t for t, code in enumerate(chart.ground) if code == ROCK), 3)
    for tile, far in enumerate(steps):
        chance = (0, 220, 110, 50, 2)[far]
        if chance and chart.draw("boulder", tile, 1000) < chance:
            chart.stand("boulder", tile)


def _forest(chart: Chart, high: list[int]) -> None:
    """Trees: thick within, thin at the edge, with glades; broad leaves low, pines high."""
    width, height = chart.width, chart.height
    sort = field(chart.seed, "sort", width, height, 14, 2)
    edge = chart.away((t for t, code in enumerate(chart.ground) if code != FOREST), 3)
    pines = level([h + s for h, s in zip(high, sort, strict=True)], 620)
    chosen = []
    for tile, code in enumerate(chart.ground):
        if code == FOREST:
            thick = max(0, min(1000, 600 + (chart.fine[tile] - TOP // 2) * 3 // 4))
            chance = thick * (0, 55, 85, 100, 100)[edge[tile]] // 100
        else:
            chance = _LONE.get(code, 0)
        if not chance:
            continue
        order, roll = divmod(chart.draw("tree", tile, 1_000_000), 1000)
        if roll < chance:
            chosen.append((order, tile))
    # In no order of rows: else every wood would have the grain of its scanning.
    for order, tile in sorted(chosen):
        lean = high[tile] + sort[tile] + (order % 11 - 5) * 60
        chart.stand("pine" if lean > pines else "tree", tile)
