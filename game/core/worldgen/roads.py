"""Roads: paths that wander with the ground, and join those that are there."""

from collections.abc import Collection
from heapq import heappop, heappush

from game.core.worldgen.chart import FOREST, GRASS, MEADOW, PATH, SAND, Chart
from game.core.worldgen.noise import TOP

_COST = {PATH: 6, GRASS: 14, MEADOW: 14, SAND: 24, FOREST: 20}
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
        best = {start: 0}
        came: dict[int, tuple[int, ...]] = {}
        queue = [(0, 0, start)]
        while queue:
            _, spent, tile = heappop(queue)
            if tile in wanted:
                return self._trace(tile, came)
            if best[tile] < spent:
                continue
            for side, corner in self._steps(tile):
                price = self._price(side)
                if corner >= 0:  # a slanting step takes the corner with it
                    price = price * 3 // 4 + self._price(corner) * 3 // 4
                cost = spent + price
                if cost < best.get(side, cost + 1):
                    best[side] = cost
                    came[side] = (corner, tile) if corner >= 0 else (tile,)
                    left = max(abs(side % width - near_x), abs(side // width - near_y))
                    heappush(queue, (cost + _HASTE * left, cost, side))
        return []

    def _trace(self, tile: int, came: dict[int, tuple[int, ...]]) -> list[int]:
        way = [tile]
        while way[-1] in came:
            way.extend(came[way[-1]])
        return way

    def _steps(self, tile: int) -> list[tuple[int, int]]:
        """Neighbours that a path can lead on to; for slanting ones the corner it takes along."""
        chart, width = self.chart, self.chart.width
        sides = [side for side in chart.sides(tile) if chart.free(side)]
        slants = (width - 1, width + 1)
        steps = [(side, -1) for side in sides]
        for corner in sides:
            turns = (-1, 1) if abs(corner - tile) == width else (-width, width)
            for turn in turns:
                slant = corner + turn
                beside = 0 <= slant < len(chart.ground) and abs(slant - tile) in slants
                if beside and abs(slant % width - tile % width) == 1 and chart.free(slant):
                    steps.append((slant, corner))
        return steps

    def _price(self, tile: int) -> int:
        code = self.chart.ground[tile]
        if code == PATH:
            return _COST[PATH]
        return _COST[code] + self._rough[tile] + 40 * self.chart.kept[tile]
