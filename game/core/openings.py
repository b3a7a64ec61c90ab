"""Openings: where something solid may come to stand without cutting anybody off."""

from game.core.grid import Grid

CLOCKWISE = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))
"""The eight neighbours, from the north."""


def _may_block() -> bytes:
    """For each set of free neighbours (bit 0 north, then clockwise): does blocking the
    tile between them leave those to the four sides joined among themselves?"""
    table = bytearray(256)
    for mask in range(256):
        ring = [mask >> bit & 1 for bit in range(8)]
        sides = sum(ring[0::2])
        links = sum(ring[i] & ring[i + 1] & ring[(i + 2) % 8] for i in range(0, 8, 2))
        table[mask] = sides >= 1 and sides - links <= 1
    return bytes(table)


MAY_BLOCK = _may_block()
"""Set of free neighbours as bits, in the order of CLOCKWISE -> 1 if the middle may be blocked."""


def may_build(grid: Grid, x: int, y: int, solid: bool) -> bool:
    """Whether an object can be put up on a tile: nothing there, and nobody is cut off by it.

    People who stand about don't count as walls: they move on.
    """
    if not grid.inside(x, y):
        return False
    tile = y * grid.width + x
    if grid.blocked[tile] or tile in grid.solid or tile in grid.ground:
        return False
    if not solid:
        return True
    mask = 0
    for bit, (ox, oy) in enumerate(CLOCKWISE):
        tx, ty = x + ox, y + oy
        if grid.inside(tx, ty) and not grid.blocked[ty * grid.width + tx]:
            mask |= 1 << bit
    return bool(MAY_BLOCK[mask])
