"""Glyphs: the faces of the bar's small buttons, drawn so that they are sharp at any size."""

import pygame

from game.ui.colours import Colour

SIDE = 14


def glyph(name: str, colour: Colour) -> pygame.Surface:
    """`back`, `play`, `pause`, `step_back` or `step_on`."""
    picture = pygame.Surface((SIDE, SIDE), pygame.SRCALPHA)
    if name == "pause":
        picture.fill(colour, (2, 1, 4, 12))
        picture.fill(colour, (8, 1, 4, 12))
        return picture
    if name.startswith("step"):
        points = [(3, 2), (9, 7), (3, 12)]
        bar = pygame.Rect(10, 2, 2, 11)
    else:
        points = [(2, 1), (12, 7), (2, 13)]
        bar = pygame.Rect(0, 0, 0, 0)
    pygame.draw.polygon(picture, colour, points)
    picture.fill(colour, bar)
    if name in ("back", "step_back"):
        picture = pygame.transform.flip(picture, True, False)
    return picture
