"""The whole of a world's ground as a small picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from game.ui.sprites import Sprites
from game.ui.terrain_edges import Colour, Style


def draw_minimap(
    names: Sequence[str],
    styles: Sequence[Style],
    terrain: Callable[[int, int], int],
    size: tuple[int, int],
    sprites: Sprites,
    surface_size: tuple[int, int],
) -> pygame.Surface:
    """A world of `size` tiles, each in its terrain's colour, with shaded shores and cliffs."""
    width, height = size
    plain, shaded = _map_colours(names, sprites)
    rows = bytearray()
    above: list[int] = [terrain(x, 0) for x in range(width)]
    heights = [style.height for style in styles]
    for y in range(height):
        row = [terrain(x, y) for x in range(width)]
        for kind, north in zip(row, above, strict=True):
            lower = heights[kind] < heights[north]
            rows += shaded[kind] if lower else plain[kind]
        above = row
    whole = pygame.image.frombytes(bytes(rows), (width, height), "RGB")
    if surface_size == (width, height):
        return whole
    if surface_size[0] < width or surface_size[1] < height:
        return pygame.transform.smoothscale(whole, surface_size)
    return pygame.transform.scale(whole, surface_size)


def _map_colours(names: Sequence[str], sprites: Sprites) -> tuple[list[bytes], list[bytes]]:
    means = [_mean(sprites.tile(name)) for name in names]
    shaded = [(r * 82 // 100, g * 82 // 100, b * 88 // 100) for r, g, b in means]
    return [bytes(c) for c in means], [bytes(c) for c in shaded]


def _mean(image: pygame.Surface) -> Colour:
    red, green, blue = pygame.transform.average_color(image)[:3]
    return int(red), int(green), int(blue)
