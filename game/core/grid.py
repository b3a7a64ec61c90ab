"""The grid: terrain, who stands where, and what lies near.

Positions and occupancy are kept here alone. A tile is written as one integer,
y * width + x; cells are squares of CELL x CELL tiles that make "who is near" cheap.
"""

from collections.abc import Iterator, Mapping

from game.core.content import TerrainRow
from game.core.kept_views import KeptViews
from game.core.sightlines import CELL, Screens
from game.core.ways import STEPS, Ways

NEIGHBOURS = STEPS
_NOTHING: dict[int, tuple[int, int]] = {}


class Grid:
    """Terrain and occupancy of width x height tiles."""

    __slots__ = (
        "_across",
        "barred",
        "blocked",
        "cells",
        "cost",
        "drinkable",
        "ground",
        "height",
        "loose",
        "names",
        "opaque",
        "screens",
        "sees",
        "solid",
        "still",
        "terrain",
        "views",
        "walkable",
        "ways",
        "width",
    )

    def __init__(self, rows: list[str], kinds: Mapping[str, TerrainRow]) -> None:
        """Lay out terrain from rows of glyphs, all of one length."""
        self.width, self.height = len(rows[0]), len(rows)
        self._across = (self.width + CELL - 1) // CELL
        """Cells in a row of them."""
        self.terrain = bytearray("".join(rows), "ascii")
        """Glyph code of each tile."""
        self.names = {ord(row.glyph): row.name for row in kinds.values()}
        """Glyph code -> terrain."""
        self.walkable = bytearray(256)
        self.cost = bytearray(256)
        self.opaque = bytearray(256)
        self.drinkable = bytearray(256)
        for row in kinds.values():
            code = ord(row.glyph)
            self.walkable[code] = row.walkable
            self.cost[code] = row.cost
            self.opaque[code] = row.opaque
            self.drinkable[code] = row.drinkable
        self.blocked = self.terrain.translate(bytes(not able for able in self.walkable))
        """1 where nobody can ever stand: terrain, or a solid object."""
        self.ways = Ways(self.blocked, self.cost, self.width)
        self.solid: dict[int, int] = {}
        """Tile -> the one solid entity on it."""
        self.barred: dict[int, int] = {}
        """Tile -> the gate on it, which creatures don't pass."""
        self.ground: dict[int, list[int]] = {}
        """Tile -> ids of what lies on it, ascending."""
        self.cells: dict[int, dict[int, tuple[int, int]]] = {}
        """Cell -> entity -> (x, y)."""
        self.loose: dict[int, dict[int, tuple[int, int]]] = {}
        """The same without what stands still: people, animals, items."""
        self.still: dict[int, dict[int, tuple[int, int]]] = {}
        """The same of what does."""
        self.views = KeptViews(self._across, len(self.terrain))
        """What was found to stand still about tiles, while it holds."""
        self.screens = Screens(self.terrain.translate(self.opaque), self.width)
        self.sees = self.screens.sees

    def rows(self) -> list[str]:
        """Terrain as rows of glyphs, as the constructor takes it."""
        text, width = self.terrain.decode("ascii"), self.width
        return [text[i : i + width] for i in range(0, len(text), width)]

    def inside(self, x: int, y: int) -> bool:
        """Whether the tile exists."""
        return 0 <= x < self.width and 0 <= y < self.height

    def passable(self, x: int, y: int) -> bool:
        """Whether the ground there can be walked on, by terrain alone."""
        return self.inside(x, y) and bool(self.walkable[self.terrain[y * self.width + x]])

    def free(self, x: int, y: int) -> bool:
        """Whether somebody could stand there now."""
        return self.passable(x, y) and y * self.width + x not in self.solid

    def step_cost(self, x: int, y: int) -> int:
        """Ticks that a straight step onto the tile takes."""
        return self.cost[self.terrain[y * self.width + x]]

    def add(
        self,
        entity: int,
        x: int,
        y: int,
        *,
        solid: bool,
        still: bool = False,
        opaque: bool = False,
        bars: bool = False,
    ) -> None:
        """Put an entity on a tile.

        A solid one shares it with no other solid one; one that stands still never walks
        away, so that paths lead around it if it is solid; an opaque one stops sight, one that
        bars the way stops creatures.
        """
        tile = y * self.width + x
        if solid:
            if tile in self.solid:
                raise AssertionError(f"entity {self.solid[tile]} already stands on {x},{y}")
            self.solid[tile] = entity
            if still:
                self.blocked[tile] = 1
                self.ways.changed(tile)
            if opaque:
                self.screens.veil(x, y, True)
        else:
            pile = self.ground.setdefault(tile, [])
            pile.append(entity)
            pile.sort()
            if bars:
                self.barred[tile] = entity
        cell = self._cell(x, y)
        self.cells.setdefault(cell, {})[entity] = (x, y)
        if still:
            self.still.setdefault(cell, {})[entity] = (x, y)
            self.views.forget(x, y)
        else:
            self.loose.setdefault(cell, {})[entity] = (x, y)

    def remove(self, entity: int, x: int, y: int) -> None:
        """Take an entity off the tile on which it is."""
        tile = y * self.width + x
        if self.solid.get(tile) == entity:
            del self.solid[tile]
            self.screens.veil(x, y, bool(self.opaque[self.terrain[tile]]))
            if self.blocked[tile] and self.walkable[self.terrain[tile]]:
                self.blocked[tile] = 0
                self.ways.changed(tile)
        else:
            pile = self.ground[tile]
            pile.remove(entity)
            if not pile:
                del self.ground[tile]
            if self.barred.get(tile) == entity:
                del self.barred[tile]
        cell = self._cell(x, y)
        del self.cells[cell][entity]
        if self.loose.get(cell, {}).pop(entity, None) is None:
            del self.still[cell][entity]
            self.views.forget(x, y)

    def shift(self, entity: int, x0: int, y0: int, x: int, y: int) -> None:
        """Move a solid entity that doesn't stand still, from a tile to a free one."""
        tile, width = y * self.width + x, self.width
        if self.solid.get(tile, entity) != entity:
            raise AssertionError(f"entity {self.solid[tile]} already stands on {x},{y}")
        del self.solid[y0 * width + x0]
        self.solid[tile] = entity
        across = self._across
        before, cell = y0 // CELL * across + x0 // CELL, y // CELL * across + x // CELL
        if before == cell:
            self.cells[cell][entity] = self.loose[cell][entity] = (x, y)
            return
        del self.cells[before][entity]
        del self.loose[before][entity]
        self.cells.setdefault(cell, {})[entity] = self.loose.setdefault(cell, {})[entity] = (x, y)

    def lay_ground(self, x: int, y: int, code: int) -> None:
        """Let the ground of a tile be another, a glyph code.

        Who and what is on it stays there: that nobody is shut in is the caller's affair.
        """
        tile = y * self.width + x
        built = self.solid.get(tile) in self.still.get(self._cell(x, y), {})
        self.terrain[tile] = code
        self.blocked[tile] = built or not self.walkable[code]
        self.ways.changed(tile)
        if not built:
            self.screens.veil(x, y, bool(self.opaque[code]))
        self.views.forget(x, y)

    def near(
        self, x: int, y: int, radius: int, *, loose: bool = False
    ) -> list[tuple[int, int, int]]:
        """(entity, x, y) of all within a circle of `radius` tiles, in id order.

        With `loose`, only of what does not stand still: people, animals, items.
        """
        limit = radius * radius + radius  # a rounder circle on tiles than the bare square
        cells = self.loose if loose else self.cells
        across = self._across
        west = max(0, x - radius) // CELL
        east = min(across - 1, (x + radius) // CELL) + 1
        found = []
        for row in range(
            max(0, y - radius) // CELL * across, (y + radius) // CELL * across + 1, across
        ):
            for number in range(row + west, row + east):
                cell = cells.get(number)
                if cell:
                    for entity, (ex, ey) in cell.items():
                        if (ex - x) * (ex - x) + (ey - y) * (ey - y) <= limit:
                            found.append((entity, ex, ey))
        found.sort()
        return found

    def nearest(
        self, x: int, y: int, radius: int, *, loose: bool = False
    ) -> list[tuple[int, int, int, int]]:
        """(squared distance, entity, x, y) of all within a circle, nearest first.

        With `loose`, only of what does not stand still.
        """
        limit, cells = radius * radius + radius, self.loose if loose else self.cells
        across = self._across
        west = max(0, x - radius) // CELL
        east = min(across - 1, (x + radius) // CELL) + 1
        found = []
        for row in range(
            max(0, y - radius) // CELL * across, (y + radius) // CELL * across + 1, across
        ):
            for number in range(row + west, row + east):
                cell = cells.get(number)
                if cell:
                    for entity, (ex, ey) in cell.items():
                        squared = (ex - x) * (ex - x) + (ey - y) * (ey - y)
                        if squared <= limit:
                            found.append((squared, entity, ex, ey))
        found.sort()
        return found

    def around(self, x: int, y: int, radius: int) -> Iterator[tuple[int, int]]:
        """Tiles in rings of growing distance about a tile, itself first."""
        if self.inside(x, y):
            yield x, y
        for ring in range(1, radius + 1):
            for oy in range(-ring, ring + 1):
                step = 1 if abs(oy) == ring else 2 * ring
                for ox in range(-ring, ring + 1, step):
                    if self.inside(x + ox, y + oy):
                        yield x + ox, y + oy

    def standing(self, x: int, y: int, size: int, radius: int) -> list[tuple[int, int, int]]:
        """(entity, x, y) of what stands still within `radius` of a square of tiles, in no order.

        x, y: the square's north-western tile; size: how many tiles it has on a side.
        """
        limit, span = radius * radius + radius, size + 2 * (radius + CELL)
        # By how many tiles something misses the square on one axis, squared; below the square
        # the number is negative and counts from the end.
        gap = [max(0, i + 1 - size) ** 2 for i in range(span)]
        gap += [i * i for i in range(span, 0, -1)]
        across, last = self._across, size - 1
        found = []
        for cy in range(max(0, y - radius) // CELL, (y + last + radius) // CELL + 1):
            for cx in range(
                max(0, x - radius) // CELL, min(across - 1, (x + last + radius) // CELL) + 1
            ):
                for entity, (ex, ey) in self.still.get(cy * across + cx, _NOTHING).items():
                    if gap[ex - x] + gap[ey - y] <= limit:
                        found.append((entity, ex, ey))
        return found

    def any_water(self, x: int, y: int, size: int, reach: int) -> bool:
        """Whether there is water to drink within `reach` of a square of tiles, as in `standing`."""
        west, east = max(0, x - reach), min(self.width, x + size + reach)
        for row in range(max(0, y - reach), min(self.height, y + size + reach)):
            start = row * self.width
            ground = self.terrain[start + west : start + east]
            if any(ground.translate(self.drinkable)):
                return True
        return False

    def _cell(self, x: int, y: int) -> int:
        return y // CELL * self._across + x // CELL


def distance(x0: int, y0: int, x1: int, y1: int) -> int:
    """Steps between two tiles when diagonals count as one.

    >>> distance(0, 0, 3, -2)
    3
    """
    return max(abs(x0 - x1), abs(y0 - y1))
