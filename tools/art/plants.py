"""Trees, pines, stumps and berry bushes.

A crown is a heap of balls lit from the upper left: each pixel takes its tone from the ball that
is nearest to us there, so that clumps of leaves stand out from each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.art.canvas import Canvas, Colour, Picture, Pixel, mix, standing
from tools.art.ramps import APPLE, BARK, BERRY, BIRCH, CROWNS, LEAF, PALE_WOOD, PINES, Ramp


@dataclass(frozen=True, slots=True)
class Ball:
    """A clump of leaves: centre, radius, and how near to us it is."""

    x: float
    y: float
    radius: float
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A broadleaf tree: its clumps, leaves, bark and height of trunk."""

    balls: tuple[Ball, ...]
    leaves: Ramp
    bark: Ramp
    trunk: int


def heap(text: str) -> tuple[Ball, ...]:
    """Balls from numbers: x, y, radius and nearness (0 if left out), a comma between balls."""
    return tuple(Ball(*(float(part) for part in ball.split())) for ball in text.split(","))


ROUND = heap(
    "13 11 8.4, 7.5 13.5 5.6 2, 18.5 13.5 5.6 2, 10.4 6.6 5.2 2.5, 17 8.6 4.8 2.2,"
    "13 14.5 5.6 4, 12.2 9.6 4 4.5"
)
WIDE = heap(
    "13 12 7.6, 6.6 13 5.2 2, 19.4 12.6 5.2 2, 11.6 6.8 5 2.4, 17.4 9.4 4.8 2.2,"
    "10.2 14.4 4.6 4, 16 14.6 4.4 4"
)
PLUMP = heap(
    "13 11.6 8, 8 13.8 5.4 2, 18 14 5.4 2, 14.6 6.4 5 2.4, 8.6 9 4.8 2.5, 13.4 15 5 4,"
    "18.6 9.6 4 2.2, 12.4 10.2 3.8 4.4"
)
TALL = heap(
    "13 12 7, 13 5.6 4.8 2, 9 10.2 4.6 2.4, 17 9.6 4.6 2.2, 8.4 15 4.6 2.6, 17.8 15 4.6 2.4,"
    "13 11.6 3.8 4.2, 13 16.4 4.6 4"
)
LEANING = heap(
    "12 11.4 7.4, 6.8 11 4.8 2.2, 16.8 14.4 5.4 2.6, 10.6 6.8 4.6 2.4, 16.2 8.2 4.8 2.2,"
    "11 14.6 4.8 4, 20 12.4 3.4 1"
)
TREES: tuple[Shape, ...] = (
    Shape(ROUND, CROWNS[0], BARK, 5),
    Shape(WIDE, CROWNS[1], BARK, 5),
    Shape(TALL, CROWNS[2], BARK, 4),
    Shape(TALL, CROWNS[3], BIRCH, 7),
    Shape(LEANING, CROWNS[4], BARK, 5),
    Shape(PLUMP, CROWNS[5], BARK, 4),
)
APPLE_TREES = (4, 0, 5)
CROWN_WIDTH, CROWN_HEIGHT = 26, 23
LIGHT = (-0.52, -0.66, 0.54)


def leaf_tone(balls: tuple[Ball, ...], x: float, y: float) -> tuple[int, float] | None:
    """Which ball is seen at a place, and how bright it is there (0..1); None is past the crown."""
    best: tuple[float, int, float] | None = None
    for i, ball in enumerate(balls):
        dx, dy = (x - ball.x) / ball.radius, (y - ball.y) / ball.radius
        flat = dx * dx + dy * dy
        if flat > 1:
            continue
        up = (1 - flat) ** 0.5
        height = up * ball.radius + ball.near * 1.4
        bright = dx * LIGHT[0] + dy * LIGHT[1] + up * LIGHT[2]
        if best is None or height > best[0]:
            best = (height, i, bright)
    return None if best is None else (best[1], best[2])


def crown(balls: tuple[Ball, ...], leaves: Ramp, seed: str, width: int, height: int) -> Canvas:
    """A heap of leaves, without its outline."""
    dice = Random(seed)
    canvas = Canvas(width, height)
    noise = [dice.random() for _ in range(width * height)]
    top = min(ball.y - ball.radius for ball in balls)
    tall = max(ball.y + ball.radius for ball in balls) - top
    for y in range(height):
        for x in range(width):
            grain = noise[y * width + x]
            # Leaves ruffle the rim: every other sample is taken a little further out.
            seen = leaf_tone(balls, x + 0.5 + (grain - 0.5) * 0.9, y + 0.5 + (grain - 0.5) * 0.7)
            if seen is None:
                continue
            low = (y - top) / tall
            level = 2.2 + seen[1] * 2.2 - low * 1.35 + (grain - 0.5) * 0.75
            canvas.put(x, y, leaves[max(0, min(4, int(level)))])
    return _tidy(canvas)


def _tidy(canvas: Canvas) -> Canvas:
    """Without lone pixels: one that differs from all four neighbours takes the left one's tone."""

    def calm(x: int, y: int, pixel: Pixel) -> Pixel:
        left, right = canvas.get(x - 1, y), canvas.get(x + 1, y)
        around = (left, right, canvas.get(x, y - 1), canvas.get(x, y + 1))
        if pixel is None:
            return left if sum(near is not None for near in around) >= 3 else None
        if sum(near is not None for near in around) <= 1:
            return None
        if pixel not in around and left is not None and left == right:
            return left
        return pixel

    return canvas.map(calm)


def _trunk(canvas: Canvas, x: int, y: int, height: int, bark: Ramp, birch: bool) -> None:
    """A trunk four wide that spreads at its foot."""
    for row in range(height):
        for i, tone in enumerate((3, 2, 2, 1)):
            canvas.put(x + i, y + row, bark[tone])
        if row < 2:
            for i in range(4):
                canvas.put(x + i, y + row, bark[max(0, 1 - row + (i < 2))])
        elif birch and row % 3 == 1:
            canvas.put(x + (row % 2) * 2, y + row, bark[0])
            canvas.put(x + (row % 2) * 2 + 1, y + row, bark[0])
        elif not birch and row % 3 == 2:
            canvas.put(x + 1, y + row, bark[1])
    canvas.put(x - 1, y + height - 1, bark[2])
    canvas.put(x + 4, y + height - 1, bark[0])


# Where apples may hang, as steps from the crown's middle.
APPLES = ((-6, 1), (-2, -4), (3, -2), (6, 3), (-3, 4), (1, 6), (-7, 5))


def tree(variant: int, fruit: bool) -> Canvas:
    """A broadleaf tree, 28 wide."""
    shape = TREES[variant]
    height = CROWN_HEIGHT + shape.trunk
    canvas = Canvas(CROWN_WIDTH + 2, height + 1)
    _trunk(canvas, 12, CROWN_HEIGHT - 3, shape.trunk + 3, shape.bark, shape.bark is BIRCH)
    leaves = crown(shape.balls, shape.leaves, f"tree {variant}", CROWN_WIDTH, CROWN_HEIGHT)
    canvas.paste(leaves, 1, 1)
    if fruit:
        for i, (dx, dy) in enumerate(APPLES):
            if (i + variant) % 7 != 6:
                _apple(canvas, leaves, 13 + dx, 12 + dy)
    return canvas.outlined()


def _apple(canvas: Canvas, leaves: Canvas, x: int, y: int) -> None:
    """Two by two with a light and a shadow, if there are leaves behind it."""
    if None in (leaves.get(x - 1, y - 1), leaves.get(x, y), leaves.get(x, y + 1)):
        return
    for dx, dy, tone in ((0, 0, 4), (1, 0, 2), (0, 1, 2), (1, 1, 1)):
        canvas.put(x + dx, y + dy, APPLE[tone])
    for dx, dy in ((0, 2), (1, 2), (2, 1)):
        under = canvas.get(x + dx, y + dy)
        if under is not None:
            canvas.put(x + dx, y + dy, mix(under[:3], (20, 30, 50), 0.4))


# Skirts of needles, from the top: first row, last row, half the width.
TIERS: tuple[tuple[tuple[int, int, float], ...], ...] = (
    ((2, 8, 4), (6, 14, 7), (12, 21, 9), (18, 27, 11)),
    ((2, 10, 4.5), (8, 18, 7.5), (15, 26, 10)),
    ((6, 13, 5), (11, 20, 8), (17, 27, 10.5)),
)


def pine(variant: int) -> Canvas:
    """Three or four skirts of needles over each other."""
    leaves = PINES[variant]
    dice = Random(f"pine {variant}")
    tiers = TIERS[variant]
    width, middle, bottom = 26, 12.5, 27
    canvas = Canvas(width, bottom + 5)
    _trunk(canvas, 11, bottom - 3, 7, BARK, birch=False)
    for top, base, reach in reversed(tiers):
        for y in range(top, base + 1):
            share = (y - top + 1) / (base - top + 1)
            half = 0.8 + share * reach + (0.6 if (y - top) % 2 else -0.3)
            for x in range(width):
                across = (x - middle) / half
                droop = base - (abs(x - middle) / reach) ** 2 * 1.6 + (1 if x % 3 == 1 else 0)
                if abs(across) > 1 or y > droop:
                    continue
                level = 2.6 - across * 1.35 - share * 1.1 + (dice.random() - 0.5) * 0.7
                if y > droop - 1.2:
                    level -= 1
                canvas.put(x, y, leaves[max(0, min(4, int(level)))])
    return canvas.outlined()


BUSH = heap("9 8 5.6, 5 9 3.8 1.6, 13 9.2 3.8 1.6, 7 5.8 3.4 2.2, 11.4 6.4 3.2 2, 9 9.6 3.2 2.6")
BUSHES = (LEAF, CROWNS[4], CROWNS[1])
BERRIES = ((4, 8), (7, 5), (10, 7), (12, 10), (7, 10), (13, 6), (9, 3), (5, 11))


def bush(variant: int, fruit: bool) -> Canvas:
    """A low bush, with or without berries."""
    canvas = Canvas(20, 15)
    leaves = crown(BUSH, BUSHES[variant], f"bush {variant}", 18, 13)
    canvas.paste(leaves, 1, 1)
    if fruit:
        tones = APPLE if variant == 1 else BERRY
        for i, (x, y) in enumerate(BERRIES):
            if (i + variant) % 4 == 3 or leaves.get(x, y) is None:
                continue
            canvas.put(x + 1, y + 1, tones[4])
            canvas.put(x + 2, y + 1, tones[2])
            canvas.put(x + 1, y + 2, tones[2])
            canvas.put(x + 2, y + 2, tones[1])
    return canvas.outlined()


STUMP = """
..34433...
.3444433..
.34bb4432.
.34b444320
.233333210
.22111110.
.322222110
32.21.1110
"""


def stump() -> Canvas:
    """What is left of a felled tree."""
    legend: dict[str, Colour] = {str(i): tone for i, tone in enumerate(BARK)}
    legend |= {"4": PALE_WOOD[4], "b": PALE_WOOD[3]}
    canvas = Canvas(12, 10)
    canvas.rows(STUMP, legend, 1, 1)
    return canvas.outlined()


def draw() -> dict[str, Picture]:
    """`tree/plain/0`, `apple_tree/fruit/0`, `bush/plain/2`, `pine/felled/0` and so on."""
    out: dict[str, Picture] = {}
    for variant in range(len(TREES)):
        out[f"tree/plain/{variant}"] = standing(tree(variant, False), 14)
    for state, fruit in (("plain", False), ("fruit", True)):
        for number, variant in enumerate(APPLE_TREES):
            out[f"apple_tree/{state}/{number}"] = standing(tree(variant, fruit), 14)
    for variant in range(len(PINES)):
        out[f"pine/plain/{variant}"] = standing(pine(variant), 14)
    for state, fruit in (("plain", False), ("fruit", True)):
        for variant in range(len(BUSHES)):
            out[f"bush/{state}/{variant}"] = standing(bush(variant, fruit), 14)
    for kind in ("tree", "apple_tree", "pine"):
        out[f"{kind}/felled/0"] = standing(stump(), 14)
    return out
