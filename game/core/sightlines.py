"""Sight lines: which tiles lie between two, and what stands on them and stops sight.

Tiles are numbers or bits. A screen has a bit for each tile about one, set where sight ends; a
veil the bits of the tiles between: where the two have none in common, one is seen from the other.
"""

CELL = 8
"""Tiles on a side of the squares by which the grid finds who is near. All tiles of one have their
screens cut from the same piece of the map."""
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
    """(dx, dy) of a tile seen from the middle -> bits of a screen that would hide it.

    Worked out once for all worlds. The same lines as `Screens.sees` draws, so that the two agree.
    """
    found = _VEILS.get(radius)
    if found is None:
        span = across(radius)
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


class Screens:
    """What stops sight on a map, by its tiles."""

    __slots__ = ("_at", "_height", "_lines", "_rows", "_width")

    def __init__(self, opaque: bytearray, width: int) -> None:
        """`opaque` is 1 for each tile where sight ends; it is kept, and `veil` changes it."""
        self._at, self._width, self._height = opaque, width, len(opaque) // width
        self._rows = [bits(opaque[at : at + width]) for at in range(0, len(opaque), width)]
        """The same, a number for each row: bit x for tile x."""
        self._lines: dict[tuple[int, int], tuple[int, ...]] = {}
        """(dx, dy) of two tiles -> the tiles strictly between, counted from the first."""

    def veil(self, x: int, y: int, opaque: bool) -> None:
        """Let a tile end sight, or not."""
        self._at[y * self._width + x] = opaque
        if opaque:
            self._rows[y] |= 1 << x
        else:
            self._rows[y] &= ~(1 << x)

    def sees(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Whether nothing opaque stands strictly between two tiles (Bresenham's line).

        The line is always drawn from the same end, so that sight is mutual.
        """
        if (y1, x1) < (y0, x0):
            x0, y0, x1, y1 = x1, y1, x0, y0
        leg = (x1 - x0, y1 - y0)
        line = self._lines.get(leg)
        if line is None:
            line = self._lines[leg] = between(*leg, self._width)
        start, opaque = y0 * self._width + x0, self._at
        for step in line:  # noqa: SIM110 - twice as fast as `all` on such short lines
            if opaque[start + step]:
                return False
        return True

    def about(self, west: int, north: int, radius: int) -> int:
        """What is opaque within `radius` of a cell, given by its north-western tile.

        Shift it right by `across(radius) * dy + dx` to have the screen, for `veils`, of the
        tile that lies so far east and south of that one.
        """
        span = across(radius)
        found, mask, left = 0, (1 << span) - 1, west - radius
        for i in range(span):
            row = north - radius + i
            if 0 <= row < self._height and (opaque := self._rows[row]):
                cut = opaque >> left if left >= 0 else opaque << -left
                found |= (cut & mask) << i * span
        return found


def across(radius: int) -> int:
    """How many bits a row of a screen has."""
    return 2 * radius + CELL


def bits(tiles: bytearray) -> int:
    """Bit x for each tile x that isn't 0."""
    return sum(1 << x for x, tile in enumerate(tiles) if tile)
