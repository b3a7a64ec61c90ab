"""Scatter: the things that lie about when a world begins."""

from game.core.things import make_item
from game.core.world import World
from game.core.worldgen.chart import TERRAIN, Chart
from game.core.worldgen.village import Village

_ARMS = (("club", 7), ("knife", 10), ("sword", 25), ("shield", 20))
"""A weapon, and how many people there is one for; of each there is one at least."""


def scatter(world: World, chart: Chart, villages: list[Village]) -> None:
    """A day's worth of what appears by itself, windfalls, and the villages' few goods."""
    used: set[int] = set()
    _wild(world, chart, used)
    _windfalls(world, chart, used)
    for number, village in enumerate(villages):
        _goods(world, chart, village, number, used)
        _arms(world, chart, village, number, used)


def _wild(world: World, chart: Chart, used: set[int]) -> None:
    """What the rows say appears on each terrain in a day."""
    by_ground: dict[str, list[int]] = {name: [] for name in TERRAIN}
    for tile, code in enumerate(chart.ground):
        if chart.free(tile):
            by_ground[TERRAIN[code]].append(tile)
    for kind, row in world.content.items.items():
        for name, rate in sorted(row.spawns.items()):
            tiles = by_ground[name]
            expected = len(tiles) * rate * world.rules.item_spawn_rate // 100
            luck = chart.draw(f"wild {kind} {name}", 0, 1000)
            for i in range((expected + luck) // 1000):
                tile = tiles[chart.draw(f"wild {kind} {name}", i + 1, len(tiles))]
                _put(world, chart, kind, tile, used)


def _windfalls(world: World, chart: Chart, used: set[int]) -> None:
    """Apples under some apple trees, sticks under some others."""
    for kind, x, y in chart.objects:
        tile = y * chart.width + x
        chance = {"apple_tree": 400, "tree": 25, "pine": 15}.get(kind, 0)
        if chance and chart.draw("windfall", tile, 1000) < chance:
            sides = [side for side in chart.sides(tile) if chart.free(side)]
            if sides:
                fallen = "apple" if kind == "apple_tree" else "wood"
                under = sides[chart.draw("under", tile, len(sides))]
                _put(world, chart, fallen, under, used)


def _goods(world: World, chart: Chart, village: Village, number: int, used: set[int]) -> None:
    """Bread and a few coins about the fires, flasks by the wells."""
    people = village.site.people
    hearths = village.fires or [village.site.y * chart.width + village.site.x]
    springs = village.wells or hearths
    for i in range(1 + people // 5):
        _near(world, chart, "bread", hearths[i % len(hearths)], 4, number * 64 + i, used)
        _near(world, chart, "flask", springs[i % len(springs)], 2, number * 64 + i, used)
    for i in range(people // 3):
        yards = village.yards or hearths
        _near(world, chart, "coin", yards[i % len(yards)], 5, number * 64 + i, used)


def _arms(world: World, chart: Chart, village: Village, number: int, used: set[int]) -> None:
    """Weapons, away from where people live: the better, the farther."""
    site = village.site
    for kind, one_for in _ARMS:
        for i in range(max(1, village.site.people // one_for) if village.site.people else 0):
            tries = []
            for j in range(8):
                key = ((number * 64 + i) * 8 + j) * 8
                x = site.x + chart.draw(kind + " x", key, 71) - 35
                y = site.y + chart.draw(kind + " y", key, 71) - 35
                if chart.inside(x, y) and chart.free(y * chart.width + x):
                    far = abs(x - site.x) + abs(y - site.y)
                    tries.append((far, y * chart.width + x))
            if tries:
                tries.sort()
                tile = tries[-1 if kind == "sword" else len(tries) // 2][1]
                _put(world, chart, kind, tile, used)


def _near(
    world: World, chart: Chart, kind: str, tile: int, reach: int, key: int, used: set[int]
) -> None:
    """One thing on a free tile near another, if a few tries find one."""
    for i in range(6):
        x = tile % chart.width + chart.draw(kind + " at x", key * 8 + i, 2 * reach + 1) - reach
        y = tile // chart.width + chart.draw(kind + " at y", key * 8 + i, 2 * reach + 1) - reach
        if chart.inside(x, y) and _put(world, chart, kind, y * chart.width + x, used):
            return


def _put(world: World, chart: Chart, kind: str, tile: int, used: set[int]) -> bool:
    """Lay one thing down where nothing else lies and nobody sleeps."""
    if tile in used or not chart.free(tile) or tile in world.grid.ground:
        return False
    used.add(tile)
    make_item(world, kind, tile % chart.width, tile // chart.width, rule="begun with")
    return True
