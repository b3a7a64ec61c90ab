"""Roads: paths that wander a little, keep off steep ground, and join those that are there."""

from collections.abc import Collection
from heapq import heappop, heappush

from game.core.worldgen.chart import FOREST, GRASS, MEADOW, PATH, SAND, Chart
from game.core.worldgen.noise import TOP, field

_COST = {PATH: 5, GRASS: 12, MEADOW: 12, SAND: 16, FOREST: 18}
_TURN = 5


class Surveyor:
    """Finds and lays paths on one chart."""

    def __init__(self, chart: Chart) -> None:
        """Survey the chart's ground as it is now."""
        self.chart = chart
        self._whim = field(chart.seed, "whim", chart.width, chart.height, 6, 2)

    def lay(self, start: int, goals: Collection[int], near: tuple[int, int] | None = None) -> bool:
        """Lay a path from a tile to any of the goals; False if there is no way.

        `near` is where the goals lie, if all are close together: it makes the search short.
        """
        way = self._find(start, goals, near)
        for tile in way:
            # A beach stays a beach: the last steps to the water leave no trace on it.
            if self.chart.ground[tile] != SAND:
                self.chart.ground[tile] = PATH
            self.chart.kept[tile] = 1
        return bool(way)

    def _find(self, start: int, goals: Collection[int], near: tuple[int, int] | None) -> list[int]:
        """Tiles of the cheapest way, with its ends; turns cost, so that it runs smoothly."""
        chart, width = self.chart, self.chart.width
        wanted = set(goals)
        # (tile, direction in which it was entered) -> cost; direction 0 only at the start
        best = {(start, 0): 0}
        came: dict[tuple[int, int], tuple[int, int]] = {}
        queue = [(0, 0, start, 0)]
        while queue:
            _, spent, tile, heading = heappop(queue)
            if tile in wanted:
                way = [tile]
                state = (tile, heading)
                while state in came:
                    state = came[state]
                    way.append(state[0])
                return way
            if best[tile, heading] < spent:
                continue
            for side in chart.sides(tile):
                if not chart.free(side):
                    continue
                turn = side - tile
                cost = spent + self._cost(side) + (_TURN if turn != heading else 0)
                if cost < best.get((side, turn), cost + 1):
                    best[side, turn] = cost
                    came[side, turn] = (tile, heading)
                    guess = 0
                    if near is not None:
                        guess = abs(side % width - near[0]) + abs(side // width - near[1])
                    heappush(queue, (cost + 5 * guess, cost, side, turn))
        return []

    def _cost(self, tile: int) -> int:
        code = self.chart.ground[tile]
        if code == PATH:
            return _COST[PATH]
        return _COST[code] + 14 * self._whim[tile] // TOP + 30 * self.chart.kept[tile]
