"""Views: what was found to stand still about a tile, kept until something there changes.

Derived, never saved: whoever keeps something here can find it again.
"""

from typing import Any

from game.core.sightlines import CELL

LEAST_VIEWS, VIEWS = 4000, 40_000
"""Views that are kept at the most, up to 2 kB each, and in large worlds: of those one for each
second tile up to VIEWS, then one for each 8 tiles."""


class KeptViews:
    """What is kept of the tiles of a map, by cells of CELL x CELL tiles."""

    __slots__ = ("_across", "_kept", "_left", "_most", "_reach")

    def __init__(self, across: int, tiles: int) -> None:
        """For a map of so many tiles, with so many cells in a row."""
        self._across = across
        self._most = max(LEAST_VIEWS, min(VIEWS, tiles // 2), tiles // 8)
        self._kept: dict[int, dict[tuple[int, int, int], Any]] = {}
        """Cell -> (x, y, name) -> what `keep` was given."""
        self._reach = 0
        """The furthest reach among them."""
        self._left = self._most
        """How many more there is room for."""

    def get(self, x: int, y: int, name: int) -> Any:
        """What `keep` was given for the tile under this name, while it holds; else None."""
        kept = self._kept.get(y // CELL * self._across + x // CELL)
        return kept.get((x, y, name)) if kept else None

    def keep(self, x: int, y: int, name: int, reach: int, found: Any) -> None:
        """Keep what was found to stand still within `reach` of a tile.

        It is forgotten when anything that stands still comes or goes there, and when too
        much is kept.
        """
        if reach > self._reach:
            self._kept.clear()
            self._reach, self._left = reach, self._most
        self._left -= 1
        while self._left < 0 and self._kept:
            # The oldest go a cell at a time: to let go of all at once takes a tenth of a second.
            self._drop(next(iter(self._kept)))
        self._kept.setdefault(y // CELL * self._across + x // CELL, {})[x, y, name] = found

    def forget(self, x: int, y: int) -> None:
        """Let go of all that a change on this tile could show in."""
        if not self._kept:
            return
        reach, across = self._reach + 1, self._across
        for cy in range(max(0, y - reach) // CELL, (y + reach) // CELL + 1):
            for cx in range(max(0, x - reach) // CELL, (x + reach) // CELL + 1):
                self._drop(cy * across + cx)

    def _drop(self, cell: int) -> None:
        """Let go of what is kept of one cell."""
        self._left += len(self._kept.pop(cell, ()))
