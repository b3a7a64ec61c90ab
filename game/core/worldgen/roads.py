"""Roads: paths that wander with the ground, and join those that are there."""

from collections.abc import Collection
from heapq import heappop, heappush

from game.core.worldgen.chart import FOREST, GRASS, MEADOW, PATH, SAND, Chart
from game.core.worldgen.noise import TOP

_COST = {PATH: 6, GRASS: 14, MEADOW: 14, SAND: 24, FOREST: 20}
_NEVER = 1 << 20
_HASTE = 12
"""Hoped for on each tile ahead. More than the least cost, so that the search is short and
paths are only nearly the cheapest: nobody surveyed them."""


class Surveyor:
    """Finds and lays paths on one chart."""

    def __init__(self, chart: Chart) -> None:
        """Survey the chart's ground as it is now."""
        self.chart = chart
        # A path keeps to one side of a rise, where the texture is near its middle: that bends it.
        self._rough = [abs(value - TOP // 2) // 24 for value in chart.fine]

    def lay(self, start: int, goals: Collection[int], near: tuple[int, int]) -> bool:
        """Lay a path from a tile to any of the goals, which lie about `near`; False if none
        is to be had."""
        way = self._find(start, goals, near)
        for tile in way:
            # A beach stays a beach: the last steps to the water leave no trace on it.
            if self.chart.ground[tile] != SAND:
                self.chart.ground[tile] = PATH
            self.chart.kept[tile] = 1
        return bool(way)

    def _find(self, start: int, goals: Collection[int], near: tuple[int, int]) -> list[int]:
        """Tiles of a cheap way, with its ends, each beside the next."""
        width = self.chart.width
        near_x, near_y = near
        wanted = set(goals)
        prices: dict[int, int] = {}
        best = {start: 0}
        came: dict[int, tuple[int, ...]] = {}
        queue = [(0, 0, start)]
        while queue:
            _, spent, tile = heappop(queue)
            if tile in wanted:
                return self._trace(tile, came)
            if best[tile] < spent:
                continue
            for side, corner, price in self._steps(tile, prices):
                cost = spent + price
                if cost < best.get(side, cost + 1):
                    best[side] = cost
                    came[side] = (corner, tile) if corner >= 0 else (tile,)
                    across, down = abs(side % width - near_x), abs(side // width - near_y)
                    left = across if across > down else down
                    heappush(queue, (cost + _HASTE * left, cost, side))
        return []

    def _trace(self, tile: int, came: dict[int, tuple[int, ...]]) -> list[int]:
        way = [tile]
        while way[-1] in came:
            way.extend(came[way[-1]])
        return way

    def _steps(self, tile: int, prices: dict[int, int]) -> list[tuple[int, int, int]]:
        """(tile, corner, price) of what a path can lead on to.

        A slanting step takes the cheaper of its corners with it; a straight one has none.
        """
        width = self.chart.width
        sides = self.chart.sides(tile)
        steps = [(side, -1, self._price(side, prices)) for side in sides]
        upright = [step for step in steps if abs(step[0] - tile) == width]
        level = [step for step in steps if abs(step[0] - tile) != width]
        for north, _, price in upright:
            for east, _, other in level:
                slant = north + east - tile
                cost = self._price(slant, prices)
                if cost < _NEVER:
                    corner, toll = (north, price) if price <= other else (east, other)
                    steps.append((slant, corner, (cost + toll) * 3 // 4))
        return [step for step in steps if step[2] < _NEVER // 2]

    def _price(self, tile: int, prices: dict[int, int]) -> int:
        """What a path across a tile costs; `prices` remembers it for one search."""
        price = prices.get(tile)
        if price is None:
            chart = self.chart
            code = chart.ground[tile]
            if not chart.free(tile):
                price = _NEVER
            elif code == PATH:
                price = _COST[PATH]
            else:
                price = _COST[code] + self._rough[tile] + 40 * chart.kept[tile]
            prices[tile] = price
        return price
