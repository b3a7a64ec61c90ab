"""Paths: A* over the grid, in eight directions, without cutting corners.

People do not block a path, because they move on; they only make a tile dearer. A
walker who finds one in the way for good asks for a path with `around_people`.
"""

from collections.abc import Collection
from heapq import heappop, heappush

from game.core.grid import NEIGHBOURS, Grid

STRAIGHT, DIAGONAL = 10, 14
CROWD = 40
"""Extra cost of a tile on which somebody stands."""
COMMON = 4
"""Ticks that a step on any ground but a road takes, at the most."""
LIMIT = 6000
"""Tiles looked at before the search is content with the nearest it found."""
DETOUR = 300
"""The same when people are to be avoided: who can't be passed nearby moves on by itself."""


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
    width, size = grid.width, grid.width * grid.height
    blocked, cost, terrain, solid = grid.blocked, grid.cost, grid.terrain, grid.solid
    gy, gx = divmod(goal, width)
    steps = [(dx, dy, dy * width + dx) for dx, dy in NEIGHBOURS]
    # Octile distance at a fifth more than common ground takes (3 ticks a step). The way found
    # may miss a detour over a path, or be a hundredth longer; the search is far shorter.
    far, near_by = 36, 14

    x, y = start % width, start // width
    across, down = abs(x - gx), abs(y - gy)
    first = far * max(across, down) + near_by * min(across, down)
    spent = {start: 0}
    came: dict[int, int] = {}
    nearest = (first, start)
    heap = [(first, first, start)]
    closed: set[int] = set()  # membership only, never iterated
    while heap:
        _, rest, tile = heappop(heap)
        if tile in closed:
            continue
        closed.add(tile)
        y, x = divmod(tile, width)
        across = x - gx if x > gx else gx - x
        down = y - gy if y > gy else gy - y
        if across <= reach and down <= reach:
            return _trace(came, start, tile)
        if rest < nearest[0]:
            nearest = (rest, tile)
        if len(closed) > limit:
            break
        base = spent[tile]
        for dx, dy, onward in steps:
            near = tile + onward
            nx = x + dx
            if nx < 0 or nx >= width or near < 0 or near >= size:
                continue
            if blocked[near] or near in closed or near in shut:
                continue
            if dx and dy:
                if blocked[tile + dx] or blocked[near - dx]:
                    continue
                total = base + DIAGONAL * cost[terrain[near]]
            else:
                total = base + STRAIGHT * cost[terrain[near]]
            if near in solid:
                if around_people:
                    continue
                total += CROWD
            known = spent.get(near)
            if known is None or total < known:
                spent[near] = total
                came[near] = tile
                ny = y + dy
                across = nx - gx if nx > gx else gx - nx
                down = ny - gy if ny > gy else gy - ny
                if across > down:
                    rest = far * across + near_by * down
                else:
                    rest = far * down + near_by * across
                heappush(heap, (total + rest, rest, near))  # of equals the nearer to the goal
    if len(closed) > limit and nearest[1] != start:
        return _trace(came, start, nearest[1])
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
