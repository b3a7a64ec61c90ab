"""Paths: A* over the grid, in eight directions, without cutting corners.

People do not block a path, because they move on; they only make a tile dearer. A
walker who finds one in the way for good asks for a path with `around_people`.
"""

from heapq import heappop, heappush

from game.core.grid import NEIGHBOURS, Grid

STRAIGHT, DIAGONAL = 10, 14
CROWD = 40
"""Extra cost of a tile on which somebody stands."""
LIMIT = 6000
"""Tiles looked at before the search is content with the nearest it found."""
DETOUR = 300
"""The same when people are to be avoided: who can't be passed nearby moves on by itself."""


def find_path(
    grid: Grid, start: int, goal: int, reach: int, *, around_people: bool = False
) -> list[int] | None:
    """Tiles from after `start` to within `reach` of `goal`, the next one last.

    Empty if already there; None if there is no way. If the search runs over its limit the
    path leads to the tile nearest to the goal that it found.
    """
    limit = DETOUR if around_people else LIMIT
    width, height = grid.width, grid.height
    blocked, cost, terrain, solid = grid.blocked, grid.cost, grid.terrain, grid.solid
    gx, gy = goal % width, goal // width

    def ahead(x: int, y: int) -> int:
        # Octile distance on common ground (3 ticks a step). A path is quicker, so that the
        # way found may miss a detour over one; but the search is several times shorter.
        dx, dy = abs(x - gx), abs(y - gy)
        return 3 * (STRAIGHT * max(dx, dy) + (DIAGONAL - STRAIGHT) * min(dx, dy))

    spent = {start: 0}
    came: dict[int, int] = {}
    first = ahead(start % width, start // width)
    nearest = (first, start)
    heap = [(first, start)]
    closed: set[int] = set()  # membership only, never iterated
    while heap:
        _, tile = heappop(heap)
        if tile in closed:
            continue
        closed.add(tile)
        x, y = tile % width, tile // width
        if max(abs(x - gx), abs(y - gy)) <= reach:
            return _trace(came, start, tile)
        rest = ahead(x, y)
        if rest < nearest[0]:
            nearest = (rest, tile)
        if len(closed) > limit:
            break
        base = spent[tile]
        for dx, dy in NEIGHBOURS:
            nx, ny = x + dx, y + dy
            if not (0 <= nx < width and 0 <= ny < height):
                continue
            near = ny * width + nx
            if blocked[near] or near in closed:
                continue
            if dx and dy:
                if blocked[y * width + nx] or blocked[ny * width + x]:
                    continue
                step = DIAGONAL * cost[terrain[near]]
            else:
                step = STRAIGHT * cost[terrain[near]]
            if near in solid:
                if around_people:
                    continue
                step += CROWD
            total = base + step
            if total < spent.get(near, 1 << 60):
                spent[near] = total
                came[near] = tile
                heappush(heap, (total + ahead(nx, ny), near))
    if len(closed) > limit and nearest[1] != start:
        return _trace(came, start, nearest[1])
    return None


def _trace(came: dict[int, int], start: int, tile: int) -> list[int]:
    path = []
    while tile != start:
        path.append(tile)
        tile = came[tile]
    return path
