"""Ways: to which of its neighbours one can step from a tile, without cutting corners.

Derived from what is blocked, for all tiles at once when a path is first searched for, and
from then on about each tile that changes.
"""

STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0), (1, -1), (1, 1), (-1, 1), (-1, -1))
"""Steps to the eight neighbours, straight ones first."""
STRAIGHT, DIAGONAL = 10, 14
"""Cost of a straight and of a slanting step, for each tick that the ground takes."""

Way = tuple[int, int, int, list[int]]
"""What a step adds to the tile, to x and to y, and what it costs by the glyph code of the
ground that it leads to."""


class Ways:
    """Of each tile of a map `width` tiles wide the ways that are open."""

    __slots__ = ("_blocked", "_width", "known", "sets")

    def __init__(self, blocked: bytearray, cost: bytearray, width: int) -> None:
        """`blocked` is 1 for a tile where nobody can stand; it may change, if `changed` is told.

        `cost` is the ticks of a step by the glyph code of the ground.
        """
        self._blocked, self._width = blocked, width
        self.known = bytearray()
        """Tile -> bit i for STEPS[i]; empty before `survey`."""
        straight = [STRAIGHT * ticks for ticks in cost]
        slanting = [DIAGONAL * ticks for ticks in cost]
        every = [(dy * width + dx, dx, dy, slanting if dx and dy else straight) for dx, dy in STEPS]
        self.sets: list[tuple[Way, ...]] = [
            tuple(way for i, way in enumerate(every) if bits >> i & 1) for bits in range(256)
        ]
        """The same bits -> the ways, in the order of STEPS."""

    def survey(self) -> bytearray:
        """Work out `known` for all tiles: as numbers with a byte for each, shifted about."""
        width, size = self._width, len(self._blocked)
        full = int.from_bytes(b"\1" * size, "little")
        free = full ^ int.from_bytes(self._blocked, "little")
        rows = size // width
        within = {  # for each dx the tiles that have a neighbour there
            -1: int.from_bytes((b"\0" + b"\1" * (width - 1)) * rows, "little"),
            0: full,
            1: int.from_bytes((b"\1" * (width - 1) + b"\0") * rows, "little"),
        }

        def beside(dx: int, dy: int) -> int:
            """The tiles whose neighbour there is free."""
            by = 8 * (dy * width + dx)
            return (free >> by if by > 0 else free << -by) & within[dx]

        found = 0
        for i, (dx, dy) in enumerate(STEPS):
            there = beside(dx, dy)
            if dx and dy:
                there &= beside(dx, 0) & beside(0, dy)
            found |= there << i
        self.known = bytearray(found.to_bytes(size, "little"))
        return self.known

    def changed(self, tile: int) -> None:
        """A tile was blocked, or no longer is."""
        if self.known:
            y, x = divmod(tile, self._width)
            for dx, dy in ((0, 0), *STEPS):
                if 0 <= x + dx < self._width and 0 <= y + dy < len(self.known) // self._width:
                    self._look(x + dx, y + dy)

    def _look(self, x: int, y: int) -> None:
        """Work out `known` for one tile."""
        blocked, width = self._blocked, self._width
        tile, bits = y * width + x, 0
        for i, (dx, dy) in enumerate(STEPS):
            near = tile + dy * width + dx
            if not 0 <= x + dx < width or not 0 <= near < len(blocked) or blocked[near]:
                continue
            if dx and dy and (blocked[tile + dx] or blocked[near - dx]):
                continue
            bits |= 1 << i
        self.known[tile] = bits
