"""Sight lines: which tiles lie between two, as tile numbers and as bits.

Whatever is derived here depends on distances alone, and is worked out once for all worlds.
"""

_VEILS: dict[int, dict[tuple[int, int], int]] = {}
"""Worked out once for each radius: they depend on nothing else."""


def between(dx: int, dy: int, width: int) -> tuple[int, ...]:
    """Bresenham's line from (0, 0) to (dx, dy), dy >= 0, without its ends, as tile numbers."""
    ahead, sx = abs(dx), 1 if dx > 0 else -1
    error = ahead - dy
    x = y = 0
    steps: list[int] = []
    while True:
        twice = 2 * error
        if twice > -dy:
            error -= dy
            x += sx
        if twice < ahead:
            error += ahead
            y += 1
        if x == dx and y == dy:
            return tuple(steps)
        steps.append(y * width + x)


def veils(radius: int) -> dict[tuple[int, int], int]:
    """(dx, dy) of a tile seen from the middle -> bits of a `screen` that would hide it.

    The same lines as `Grid.sees` draws, so that the two agree.
    """
    found = _VEILS.get(radius)
    if found is None:
        span = 2 * radius + 1
        found = _VEILS[radius] = {}
        for dy in range(-radius, radius + 1):
            for dx in range(-radius, radius + 1):
                x0, y0, x1, y1 = 0, 0, dx, dy
                if (y1, x1) < (y0, x0):
                    x0, y0, x1, y1 = x1, y1, x0, y0
                # Drawn on a board so wide that each tile has one number.
                start = (y0 + radius) * span + x0 + radius
                hidden = 0
                for step in between(x1 - x0, y1 - y0, span):
                    hidden |= 1 << (start + step)
                found[dx, dy] = hidden
    return found


def bits(tiles: bytearray) -> int:
    """Bit x for each tile x that isn't 0."""
    return sum(1 << x for x, tile in enumerate(tiles) if tile)
