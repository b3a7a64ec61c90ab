"""Packs a family's pictures into one image with an index of where each lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tools.art.canvas import Canvas, Picture

SHEET_WIDTH = 256

Entry = list[int]  # x, y, width, height in the image; dx, dy from the tile's upper left corner


@dataclass(frozen=True, slots=True)
class Atlas:
    """One image and, by sprite name, what lies where in it."""

    canvas: Canvas
    entries: dict[str, Entry]


def pack(pictures: Mapping[str, Picture], width: int = SHEET_WIDTH) -> Atlas:
    """Lay the pictures out in rows, in the order given, each row as high as its highest."""
    entries: dict[str, Entry] = {}
    x = y = row = 0
    for name, picture in pictures.items():
        canvas = picture.canvas
        if x + canvas.width > width:
            x, y, row = 0, y + row, 0
        entries[name] = [x, y, canvas.width, canvas.height, picture.dx, picture.dy]
        x += canvas.width
        row = max(row, canvas.height)
    image = Canvas(width, y + row)
    for name, picture in pictures.items():
        image.paste(picture.canvas, entries[name][0], entries[name][1])
    return Atlas(image, entries)
