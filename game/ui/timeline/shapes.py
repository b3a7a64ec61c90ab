"""Shapes: the few figures that marks are drawn with, each about nine pixels wide."""

from collections.abc import Callable

import pygame

from game.ui import colours
from game.ui.colours import Colour

HALF = 4

Points = list[tuple[int, int]]


def _polygon(*points: tuple[int, int]) -> Callable[[pygame.Surface, Colour, int, int], None]:
    def draw(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
        pygame.draw.polygon(target, colour, [(x + dx, y + dy) for dx, dy in points])

    return draw


def _cross(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    for a, b in (((-3, -3), (3, 3)), ((-3, 3), (3, -3))):
        pygame.draw.line(target, colour, (x + a[0], y + a[1]), (x + b[0], y + b[1]), 3)


def _drop(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    pygame.draw.circle(target, colour, (x, y), HALF)
    pygame.draw.circle(target, colours.INK, (x, y), 1)


def _dot(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    pygame.draw.circle(target, colour, (x, y), 3)


def _bar(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    target.fill(colour, (x - 1, y - HALF, 3, 2 * HALF + 1))


def _ring(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    pygame.draw.circle(target, colour, (x, y), HALF, 2)


def _pair(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    pygame.draw.circle(target, colour, (x - 2, y + 1), 2)
    pygame.draw.circle(target, colour, (x + 2, y - 1), 2)


def _arch(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    pygame.draw.circle(target, colour, (x, y + 2), HALF, draw_top_left=True, draw_top_right=True)
    target.fill(colour, (x - HALF, y + 2, 2 * HALF + 1, 2))


def _plus(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    target.fill(colour, (x - 1, y - HALF, 3, 2 * HALF + 1))
    target.fill(colour, (x - HALF, y - 1, 2 * HALF + 1, 3))


def _speech(target: pygame.Surface, colour: Colour, x: int, y: int) -> None:
    target.fill(colour, (x - HALF, y - HALF, 2 * HALF + 1, 6))
    pygame.draw.polygon(target, colour, [(x - 2, y + 1), (x + 2, y + 1), (x - 2, y + HALF)])


SHAPES: dict[str, Callable[[pygame.Surface, Colour, int, int], None]] = {
    "cross": _cross,
    "drop": _drop,
    "dot": _dot,
    "bar": _bar,
    "wedge": _polygon((0, -HALF), (HALF, HALF - 1), (-HALF, HALF - 1)),
    "square": _polygon((-3, -3), (3, -3), (3, 3), (-3, 3)),
    "ring": _ring,
    "pair": _pair,
    "arch": _arch,
    "plus": _plus,
    "speech": _speech,
    "fang": _polygon((0, HALF), (HALF, -HALF + 1), (-HALF, -HALF + 1)),
    "chevron": _polygon((-4, 1), (0, -4), (4, 1), (4, 4), (0, -1), (-4, 4)),
    "mind": _polygon((-2, -4), (2, -4), (4, 0), (2, 4), (-2, 4), (-4, 0)),
    "heart": _polygon((0, 4), (-4, 0), (-4, -2), (-2, -4), (0, -2), (2, -4), (4, -2), (4, 0)),
    "plaster": _polygon((-4, 1), (1, -4), (4, -1), (-1, 4)),
    "house": _polygon((0, -4), (4, 0), (3, 0), (3, 4), (-3, 4), (-3, 0), (-4, 0)),
    "star": _polygon(
        (0, -5), (1, -2), (4, -2), (2, 1), (3, 4), (0, 2), (-3, 4), (-2, 1), (-4, -2), (-1, -2)
    ),
    "spark": _polygon((0, -5), (1, -1), (5, 0), (1, 1), (0, 5), (-1, 1), (-5, 0), (-1, -1)),
    "diamond": _polygon((0, -HALF - 1), (HALF, 0), (0, HALF + 1), (-HALF, 0)),
}


def draw_shape(target: pygame.Surface, shape: str, colour: Colour, at: tuple[int, int]) -> None:
    """A figure with a dark rim, so that it is seen on any ground."""
    draw = SHAPES[shape]
    x, y = at
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        draw(target, colours.VOID, x + dx, y + dy)
    draw(target, colour, x, y)
