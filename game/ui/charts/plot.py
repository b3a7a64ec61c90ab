"""Plot: one curve drawn into a small rectangle, whole and by itself."""

from collections.abc import Iterator

import pygame

from game.ui import colours
from game.ui.charts.curve import Curve
from game.ui.colours import Colour

ABOVE = 2
"""Pixels that stay free above the highest value."""


def x_of(tick: float, span: tuple[int, int], width: int) -> int:
    """The pixel column of a tick, where `span` are the ticks of the first and last column.

    >>> x_of(0, (0, 100), 51), x_of(50, (0, 100), 51), x_of(100, (0, 100), 51)
    (0, 25, 50)
    """
    first, last = span
    return round((tick - first) / max(1, last - first) * (width - 1))


def tick_of(x: int, span: tuple[int, int], width: int) -> int:
    """The tick at a pixel column; the other way round.

    >>> tick_of(25, (0, 100), 51)
    50
    """
    first, last = span
    share = min(max(x / max(1, width - 1), 0.0), 1.0)
    return round(first + share * (last - first))


def limits(curve: Curve) -> tuple[float, float]:
    """The lowest and highest value; what is counted starts at zero."""
    values = curve.values
    if not values:
        return 0.0, 1.0
    return (0.0 if curve.counted else min(values)), max(values)


def plot(
    size: tuple[int, int], curve: Curve, span: tuple[int, int], tone: Colour
) -> pygame.Surface:
    """A picture of a whole curve: a line over a shade, or bars of what was counted."""
    width, height = size
    picture = pygame.Surface(size)
    picture.fill(colours.DEEP)
    low, high = limits(curve)
    columns = list(_columns(curve, span, width))
    if curve.counted:
        most = max((value for _, value in columns), default=0.0) or 1.0
        for x, value in columns:
            tall = round((height - ABOVE) * value / most)
            if value:
                picture.fill(tone, (max(0, x - 1), height - max(1, tall), 2, max(1, tall)))
        return picture
    room = height - 2 * ABOVE - 1
    scale = room / (high - low) if high > low else 0.0
    middle = 0 if high > low else room // 2

    def y(value: float) -> int:
        return height - 1 - ABOVE - middle - round((value - low) * scale)

    points = [(x, y(value)) for x, value in columns]
    if len(points) == 1:
        points.append((points[0][0] + 2, points[0][1]))
    if points:
        shade = colours.blend(colours.DEEP, tone, 0.2)
        foot = [(points[-1][0], height - 1), (points[0][0], height - 1)]
        pygame.draw.polygon(picture, shade, points + foot)
        pygame.draw.lines(picture, tone, False, points, 2)
    return picture


def _columns(curve: Curve, span: tuple[int, int], width: int) -> Iterator[tuple[int, float]]:
    """Pixel column -> the last value that falls on it, or the sum of what was counted there."""
    column, held = -1, 0.0
    first, scale = span[0], (width - 1) / max(1, span[1] - span[0])  # as `x_of`, for thousands
    for tick, value in zip(curve.ticks, curve.values, strict=False):
        x = round((tick - first) * scale)
        if x != column and column >= 0:
            yield column, held
            held = 0.0
        column = x
        held = held + value if curve.counted else value
    if column >= 0:
        yield column, held
