"""Paths: A* over the grid, in eight directions, without cutting corners.

People do not block a path, because they move on; they only make a tile dearer. A
walker who finds one in the way for good asks for a path with `around_people`.
"""

from collections.abc import Collection
from heapq import heappop, heappush, heappushpop

from game.core.grid import Grid

CROWD = 40
"""Extra cost of a tile on which somebody stands."""
COMMON = 4
"""Ticks that a step on any ground but a road takes, at the most."""
CLOSED, NOWHERE = -1, 1 << 60
LIMIT = 6000
"""Tiles looked at before the search is content with the nearest it found."""
DETOUR = 300
"""The same when people are to be avoided: who can't be passed nearby moves on by itself."""


class _Rests(dict[int, list[int]]):
    """Tiles to go down or up -> tiles to go across, either way -> what is reckoned for the rest.

    Octile distance at a fifth more than common ground takes (3 ticks a step). The way found
    may miss a detour over a path, or be a hundredth longer; the search is far shorter.
    A negative number counts from the end, where the same stands again.
    """

    def __init__(self, size: int) -> None:
        """For maps of so many tiles on the longer side."""
        super().__init__()
        self._size = size

    def __missing__(self, down: int) -> list[int]:
        far, short = 36, 14
        half = [far * max(i, abs(down)) + short * min(i, abs(down)) for i in range(self._size)]
        row = self[down] = self[-down] = half + half[:0:-1]
        return row


_RESTS: dict[int, _Rests] = {}
"""By size: they depend on nothing else."""


def find_path(
    grid: Grid,
    start: int,
    goal: int,
    reach: int,
    *,
    around_people: bool = False,
    beast: bool = False,
) -> list[int] | None:
    """Tiles from after `start` to within `reach` of `goal`, the next one last.

    Empty if already there; None if there is no way. If the search runs over its limit the
    path leads to the tile nearest to the goal that it found. For a `beast` gates are shut.
    """
    shut: Collection[int] = grid.barred if beast else ()
    direct = _direct(grid, start, goal, reach, shut)
    if direct is not None:
        return direct
    limit = DETOUR if around_people else LIMIT
    width, terrain, solid = grid.width, grid.terrain, grid.solid
    ways, sets = grid.ways.known or grid.ways.survey(), grid.ways.sets
    gy, gx = divmod(goal, width)
    size = max(width, grid.height)
    rests = _RESTS.get(size)
    if rests is None:
        rests = _RESTS[size] = _Rests(size)
    least = rests[start // width - gy][start % width - gx]
    nearest, closed = start, 0
    # Tile -> what the best way there costs; CLOSED where the search has gone on from.
    spent = {start: 0}
    came: dict[int, int] = {}
    heap: list[tuple[int, int, int]] = []
    here = (least, least, start)
    while True:
        _, rest, tile = here
        base = spent[tile]
        best = None  # of what is found from here, which is often where to go on: no need to queue
        if base != CLOSED:
            spent[tile] = CLOSED
            closed += 1
            y, x = divmod(tile, width)
            down, across = y - gy, x - gx
            if -reach <= across <= reach and -reach <= down <= reach:
                return _trace(came, start, tile)
            if rest < least:
                least, nearest = rest, tile
            if closed > limit:
                break
            for onward, dx, dy, prices in sets[ways[tile]]:
                near = tile + onward
                total = base + prices[terrain[near]]
                if near in solid:
                    if around_people:
                        continue
                    total += CROWD
                if total < spent.get(near, NOWHERE) and near not in shut:
                    spent[near] = total
                    came[near] = tile
                    rest = rests[down + dy][across + dx]
                    there = (total + rest, rest, near)  # of equals the nearer to the goal
                    if best is None:
                        best = there
                    elif there < best:
                        heappush(heap, best)
                        best = there
                    else:
                        heappush(heap, there)
        if best is not None:
            here = heappushpop(heap, best)
        elif heap:
            here = heappop(heap)
        else:
            break
    if closed > limit and nearest != start:
        return _trace(came, start, nearest)
    return None


def _direct(
    grid: Grid, start: int, goal: int, reach: int, shut: Collection[int] = ()
) -> list[int] | None:
    """The shortest way over plain ground, slanting first or last, if nothing stands in it."""
    width = grid.width
    dy, dx = goal // width - start // width, goal % width - start % width
    across, down = abs(dx), abs(dy)
    sx, sy = (dx > 0) - (dx < 0), ((dy > 0) - (dy < 0)) * width
    straight = sx if across > down else sy
    far, slant = max(across, down) - reach, min(across, down)
    ahead = max(across, down) - slant
    path = _plain(grid, start, sx, sy, straight, range(far), slant, 0, shut)
    if path is None and slant > 0 and 0 < ahead < far:
        path = _plain(grid, start, sx, sy, straight, range(far), far, ahead, shut)
    return path


def _plain(
    grid: Grid,
    tile: int,
    sx: int,
    sy: int,
    straight: int,
    steps: range,
    until: int,
    since: int,
    shut: Collection[int],
) -> list[int] | None:
    """Tiles of a way that slants from step `since` to step `until`; None if it isn't plain."""
    blocked, cost, terrain, solid = grid.blocked, grid.cost, grid.terrain, grid.solid
    path = []
    for walked in steps:
        if since <= walked < until:
            if blocked[tile + sx] or blocked[tile + sy]:
                return None
            tile += sx + sy
        else:
            tile += straight
        if blocked[tile] or tile in solid or tile in shut or cost[terrain[tile]] > COMMON:
            return None
        path.append(tile)
    path.reverse()
    return path


def _trace(came: dict[int, int], start: int, tile: int) -> list[int]:
    path = []
    while tile != start:
        path.append(tile)
        tile = came[tile]
    return path
