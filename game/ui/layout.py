"""Layout: where everything stands, as one function of the window's size."""

from dataclasses import dataclass

from pygame import Rect

MINIMUM = (960, 600)
"""The smallest window; SDL keeps the player from going below."""
TOOLBAR = 44
STATUS = 26
ENTRY = 34
"""Height of the console's line of entry, which is there even when its log isn't."""
TIMELINE = 50
GAP = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """Rectangles that share out the window; only `minimap` and `notices` lie on another."""

    size: tuple[int, int]
    toolbar: Rect
    world: Rect
    inspector: Rect
    feed: Rect
    timeline: Rect
    console: Rect
    status: Rect
    minimap: Rect
    notices: Rect


def layout(
    size: tuple[int, int],
    console_open: bool = True,
    map_shape: tuple[int, int] = (1, 1),
    scale: float = 1.0,
) -> Layout:
    """Share out a window; anything below the minimum counts as the minimum.

    map_shape: the world's size, whose proportions the minimap takes.
    scale: of the letters, and so of the bars that hold them.
    """
    width, height = max(size[0], MINIMUM[0]), max(size[1], MINIMUM[1])
    toolbar, status, entry, bar = (
        round(part * scale) for part in (TOOLBAR, STATUS, ENTRY, TIMELINE)
    )
    side = round(min(max(width * 26 // 100, 284), 360) * min(scale, 1.4))
    body = height - toolbar - status
    log = min(max(height * 24 // 100, round(150 * scale)), body // 2) if console_open else entry
    left = width - side
    world = Rect(0, toolbar, left, body - log - bar)
    timeline = Rect(0, world.bottom, left, bar)
    upper = max(body * 61 // 100, 300)
    inspector = Rect(left, toolbar, side, upper)
    feed = Rect(left, toolbar + upper, side, body - upper)
    console = Rect(0, timeline.bottom, left, log)
    notices = Rect(world.x + GAP, world.y + GAP, min(330, world.w // 2), world.h - 2 * GAP)
    return Layout(
        size=(width, height),
        toolbar=Rect(0, 0, width, toolbar),
        world=world,
        inspector=inspector,
        feed=feed,
        timeline=timeline,
        console=console,
        status=Rect(0, height - status, width, status),
        minimap=_minimap(world, map_shape),
        notices=notices,
    )


def _minimap(world: Rect, shape: tuple[int, int]) -> Rect:
    """The lower right corner of the world's picture, in the proportions of the map."""
    longest = min(max(min(world.w, world.h) * 30 // 100, 110), 190)
    across, down = max(1, shape[0]), max(1, shape[1])
    scale = longest / max(across, down)
    width, height = max(24, round(across * scale)), max(24, round(down * scale))
    return Rect(world.right - width - GAP, world.bottom - height - GAP, width, height)
