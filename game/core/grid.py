"""The grid: terrain, who stands where, and what lies near.

Positions and occupancy are kept here alone. A tile is written as one integer,
y * width + x; cells are squares of CELL x CELL tiles that make "who is near" cheap.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from game.core.content import TerrainRow
from game.core.sightlines import between, bits
from game.core.ways import STEPS, Ways

CELL = 8
LEAST_VIEWS, VIEWS = 4000, 40_000
"""Views that are kept at the most, up to 2 kB each, and in large worlds: of those one for each
second tile up to VIEWS, then one for each 8 tiles."""
NEIGHBOURS = STEPS
_NOTHING: dict[int, tuple[int, int]] = {}


class Grid:
    """Terrain and occupancy of width x height tiles."""

    __slots__ = (
        "_across",
        "_lines",
        "_opaque_at",
        "_opaque_rows",
        "_views",
        "_views_left",
        "_views_reach",
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
        "solid",
        "still",
        "terrain",
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
        self._views: dict[int, dict[tuple[int, int, int], Any]] = {}
        """Cell -> (x, y, radius) -> what `keep_view` was given."""
        self._views_reach = 0
        """The furthest reach among them."""
        self._views_left = 0
        """How many more there is room for."""
        self._opaque_at = self.terrain.translate(self.opaque)
        """1 where sight ends: terrain, or an opaque object."""
        self._opaque_rows = [
            bits(self._opaque_at[at : at + self.width])
            for at in range(0, len(self._opaque_at), self.width)
        ]
        """The same, a number for each row: bit x for tile x."""
        self._lines: dict[tuple[int, int], tuple[int, ...]] = {}
        """(dx, dy) of two tiles -> the tiles strictly between, counted from the first."""

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
                self._veil(x, y, True)
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
            self._forget_views(x, y)
        else:
            self.loose.setdefault(cell, {})[entity] = (x, y)

    def remove(self, entity: int, x: int, y: int) -> None:
        """Take an entity off the tile on which it is."""
        tile = y * self.width + x
        if self.solid.get(tile) == entity:
            del self.solid[tile]
            self._veil(x, y, bool(self.opaque[self.terrain[tile]]))
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
            self._forget_views(x, y)

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
            self._veil(x, y, bool(self.opaque[code]))
        self._forget_views(x, y)

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

    def sees(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Whether nothing opaque stands strictly between two tiles (Bresenham's line).

        The line is always drawn from the same end, so that sight is mutual.
        """
        if (y1, x1) < (y0, x0):
            x0, y0, x1, y1 = x1, y1, x0, y0
        leg = (x1 - x0, y1 - y0)
        line = self._lines.get(leg)
        if line is None:
            line = self._lines[leg] = between(*leg, self.width)
        start, opaque = y0 * self.width + x0, self._opaque_at
        for step in line:  # noqa: SIM110 - twice as fast as `all` on such short lines
            if opaque[start + step]:
                return False
        return True

    def screen(self, x: int, y: int, radius: int) -> int:
        """What is opaque within `radius` of a tile, as bits, for `veils`.

        Bit dy * (2 * radius + 1) + dx, both counted from the north-western corner.
        """
        rows, span, west = self._opaque_rows, 2 * radius + 1, x - radius
        mask, found, shift = (1 << span) - 1, 0, 0
        for row in range(y - radius, y + radius + 1):
            if 0 <= row < self.height and rows[row]:
                bits = rows[row] >> west if west >= 0 else rows[row] << -west
                found |= (bits & mask) << shift
            shift += span
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

    def view(self, x: int, y: int, radius: int) -> Any:
        """What `keep_view` was given for the tile and radius, while it holds; else None."""
        views = self._views.get(self._cell(x, y))
        return views.get((x, y, radius)) if views else None

    def keep_view(self, x: int, y: int, radius: int, reach: int, found: Any) -> None:
        """Keep what was found to stand still within `reach` of a tile.

        It is forgotten when anything that stands still comes or goes there, and when too
        much is kept. `radius` is but a name for it.
        """
        if reach > self._views_reach or not self._views:
            self._views.clear()
            self._views_reach = max(reach, self._views_reach)
            tiles = len(self.terrain)
            self._views_left = max(LEAST_VIEWS, min(VIEWS, tiles // 2), tiles // 8)
        self._views_left -= 1
        while self._views_left < 0 and self._views:
            # The oldest go a cell at a time: to let go of all at once takes a tenth of a second.
            self._drop_views(next(iter(self._views)))
        self._views.setdefault(self._cell(x, y), {})[x, y, radius] = found

    def _forget_views(self, x: int, y: int) -> None:
        """Let go of all views that a change on this tile could show in."""
        if not self._views:
            return
        reach, across = self._views_reach + 1, self._across
        for cy in range(max(0, y - reach) // CELL, (y + reach) // CELL + 1):
            for cx in range(max(0, x - reach) // CELL, (x + reach) // CELL + 1):
                self._drop_views(cy * across + cx)

    def _drop_views(self, cell: int) -> None:
        """Let go of the views from one cell."""
        self._views_left += len(self._views.pop(cell, ()))

    def _veil(self, x: int, y: int, opaque: bool) -> None:
        """Let a tile end sight, or not."""
        self._opaque_at[y * self.width + x] = opaque
        if opaque:
            self._opaque_rows[y] |= 1 << x
        else:
            self._opaque_rows[y] &= ~(1 << x)

    def _cell(self, x: int, y: int) -> int:
        return y // CELL * self._across + x // CELL


def distance(x0: int, y0: int, x1: int, y1: int) -> int:
    """Steps between two tiles when diagonals count as one.

    >>> distance(0, 0, 3, -2)
    3
    """
    return max(abs(x0 - x1), abs(y0 - y1))
