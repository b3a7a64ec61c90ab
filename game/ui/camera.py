"""Camera: which part of the world the window shows, and how large.

World pixels are those of the art: TILE to a tile. The screen's pixel of a world pixel is
`world * zoom - origin`, with a whole origin, so that nothing shivers against its ground.
"""

from math import exp, floor

from pygame import Rect

TILE = 16
ZOOMS = (0.5, 1.0, 2.0, 3.0, 4.0, 5.0)
PAN_SPEED = 900.0
"""Screen pixels a second that a held key pans."""
GLIDE = 9.0
"""How fast a jump or a follow closes in, in e-foldings a second."""
MARGIN = 3 * TILE
"""World pixels that may show beyond the world's edge."""


class Camera:
    """A centre in world pixels, a zoom, and somebody to follow."""

    def __init__(self, world_tiles: tuple[int, int], view: Rect) -> None:
        """Look at the middle of a world of so many tiles, through `view` on the screen."""
        self.extent = (world_tiles[0] * TILE, world_tiles[1] * TILE)
        self.view = Rect(view)
        self.zoom = 2.0
        self.x, self.y = self.extent[0] / 2, self.extent[1] / 2
        self.follow = 0
        """The entity that stays in the middle; 0 for none."""
        self._goal: tuple[float, float] | None = None

    # --- where things are ---

    @property
    def origin(self) -> tuple[int, int]:
        """Zoomed world pixels at the upper left corner of the view."""
        return (
            floor(self.x * self.zoom) - self.view.w // 2,
            floor(self.y * self.zoom) - self.view.h // 2,
        )

    def to_screen(self, x: float, y: float) -> tuple[int, int]:
        """The screen's pixel of a world pixel."""
        ox, oy = self.origin
        return (
            floor(x * self.zoom) - ox + self.view.x,
            floor(y * self.zoom) - oy + self.view.y,
        )

    def to_world(self, position: tuple[int, int]) -> tuple[float, float]:
        """The world pixel under a pixel of the screen."""
        ox, oy = self.origin
        return (
            (position[0] - self.view.x + ox) / self.zoom,
            (position[1] - self.view.y + oy) / self.zoom,
        )

    def to_tile(self, position: tuple[int, int]) -> tuple[int, int]:
        """The tile under a pixel of the screen; it may lie outside the world."""
        x, y = self.to_world(position)
        return floor(x / TILE), floor(y / TILE)

    def seen(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the view in world pixels."""
        left, top = self.to_world(self.view.topleft)
        return left, top, left + self.view.w / self.zoom, top + self.view.h / self.zoom

    # --- moving it ---

    def resize(self, view: Rect) -> None:
        """Show the same middle through another rectangle."""
        self.view = Rect(view)
        self._clamp()

    def zoom_by(self, steps: int, at: tuple[int, int] | None = None) -> None:
        """Zoom in (or out, below zero) by levels; what is under `at` stays there."""
        level = min(max(ZOOMS.index(self.zoom) + steps, 0), len(ZOOMS) - 1)
        if at is None or self.follow:
            self.zoom = ZOOMS[level]
        else:
            before = self.to_world(at)
            self.zoom = ZOOMS[level]
            after = self.to_world(at)
            self.x += before[0] - after[0]
            self.y += before[1] - after[1]
            self._goal = None
        self._clamp()

    def drag(self, dx: int, dy: int) -> None:
        """Move the ground with the pointer, by screen pixels."""
        self._free()
        self.x -= dx / self.zoom
        self.y -= dy / self.zoom
        self._clamp()

    def pan(self, dx: int, dy: int, seconds: float) -> None:
        """Move as long as keys are held; dx and dy are -1, 0 or 1."""
        if dx or dy:
            self._free()
            self.x += dx * PAN_SPEED * seconds / self.zoom
            self.y += dy * PAN_SPEED * seconds / self.zoom
            self._clamp()

    def jump(self, x: float, y: float) -> None:
        """Glide to a tile; nobody is followed any more."""
        self.follow = 0
        self._goal = ((x + 0.5) * TILE, (y + 0.5) * TILE)

    def snap(self, x: float, y: float) -> None:
        """Be at a tile at once."""
        self.jump(x, y)
        self.x, self.y = (x + 0.5) * TILE, (y + 0.5) * TILE
        self._goal = None
        self._clamp()

    def update(self, seconds: float, followed: tuple[float, float] | None) -> None:
        """Close in on the goal; `followed` is where the followed body is, in world pixels."""
        if self.follow and followed is None:
            self.follow = 0  # dead or gone: stay where they were last
        goal = followed if self.follow else self._goal
        if goal is None:
            return
        share = 1 - exp(-GLIDE * min(seconds, 0.25))
        self.x += (goal[0] - self.x) * share
        self.y += (goal[1] - self.y) * share
        if not self.follow and abs(goal[0] - self.x) + abs(goal[1] - self.y) < 0.5:
            self.x, self.y = goal
            self._goal = None
        self._clamp()

    def _free(self) -> None:
        self.follow = 0
        self._goal = None

    def _clamp(self) -> None:
        self.x = _clamped(self.x, self.extent[0], self.view.w / self.zoom)
        self.y = _clamped(self.y, self.extent[1], self.view.h / self.zoom)


def _clamped(centre: float, extent: int, seen: float) -> float:
    """The nearest centre that shows no more than the margin beyond the edge."""
    if seen >= extent + 2 * MARGIN:
        return extent / 2
    return min(max(centre, seen / 2 - MARGIN), extent + MARGIN - seen / 2)
