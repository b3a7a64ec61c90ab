"""A small picture made of pixels, and the few strokes that the families need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Colour = tuple[int, int, int]
Pixel = tuple[int, int, int, int] | None

INK: Colour = (27, 22, 38)


def solid(colour: Colour, alpha: int = 255) -> Pixel:
    """A colour as a pixel."""
    return (*colour, alpha)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """A colour between two; share 0 is all `a`, 1 is all `b`.

    >>> mix((0, 0, 0), (100, 200, 50), 0.5)
    (50, 100, 25)
    """
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


@dataclass(slots=True)
class Canvas:
    """Pixels of one picture, row by row; strokes outside its edges are dropped."""

    width: int
    height: int
    pixels: list[Pixel] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.pixels:
            self.pixels = [None] * (self.width * self.height)

    def get(self, x: int, y: int) -> Pixel:
        """The pixel there; outside is see-through."""
        if 0 <= x < self.width and 0 <= y < self.height:
            return self.pixels[y * self.width + x]
        return None

    def put(self, x: int, y: int, colour: Colour | None, alpha: int = 255) -> None:
        """Set one pixel; None clears it."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self.pixels[y * self.width + x] = None if colour is None else (*colour, alpha)

    def box(self, x: int, y: int, width: int, height: int, colour: Colour | None) -> None:
        """Fill a rectangle."""
        for yy in range(y, y + height):
            for xx in range(x, x + width):
                self.put(xx, yy, colour)

    def rows(self, text: str, legend: Mapping[str, Colour], x: int = 0, y: int = 0) -> None:
        """Draw a picture of letters: '.' and ' ' leave what is there, '_' clears."""
        for dy, row in enumerate(line for line in text.splitlines() if line.strip()):
            for dx, letter in enumerate(row):
                if letter == "_":
                    self.put(x + dx, y + dy, None)
                elif letter not in ". ":
                    self.put(x + dx, y + dy, legend[letter])

    def paste(self, other: Canvas, x: int = 0, y: int = 0) -> None:
        """Draw another picture on this one; half-clear pixels blend."""
        for yy in range(other.height):
            for xx in range(other.width):
                top = other.pixels[yy * other.width + xx]
                if top is None:
                    continue
                below = self.get(x + xx, y + yy)
                if top[3] == 255 or below is None:
                    self.put(x + xx, y + yy, top[:3], top[3])
                else:
                    self.put(x + xx, y + yy, mix(below[:3], top[:3], top[3] / 255), below[3])

    def map(self, change: Callable[[int, int, Pixel], Pixel]) -> Canvas:
        """A picture of the same size with every pixel passed through `change(x, y, pixel)`."""
        width = self.width
        changed = [change(i % width, i // width, pixel) for i, pixel in enumerate(self.pixels)]
        return Canvas(width, self.height, changed)

    def mirrored(self) -> Canvas:
        """Left and right swapped."""
        return self.map(lambda x, y, _: self.get(self.width - 1 - x, y))

    def turned(self) -> Canvas:
        """Turned by a quarter against the clock: what was on top is on the left."""
        width, height = self.height, self.width
        turned = [self.get(height - 1 - y, x) for y in range(height) for x in range(width)]
        return Canvas(width, height, turned)

    def outlined(self, strength: float = 0.72, ink: Colour = INK) -> Canvas:
        """With a dark line around the shape, one pixel wide, tinted by what it encloses.

        `strength` 1 is all ink; less lets the neighbour's colour through.
        """

        def edge(x: int, y: int, pixel: Pixel) -> Pixel:
            if pixel is not None:
                return pixel
            around = [
                near
                for near in (
                    self.get(x, y - 1),
                    self.get(x - 1, y),
                    self.get(x + 1, y),
                    self.get(x, y + 1),
                )
                if near is not None and near[3] == 255
            ]
            if not around:
                return None
            sums = [sum(near[i] for near in around) / len(around) for i in range(3)]
            tint = (round(sums[0] * 0.55), round(sums[1] * 0.5), round(sums[2] * 0.62))
            return solid(mix(tint, ink, strength))

        return self.map(edge)

    def to_bytes(self) -> bytes:
        """RGBA, row by row."""
        out = bytearray()
        for pixel in self.pixels:
            out += bytes(pixel) if pixel is not None else b"\0\0\0\0"
        return bytes(out)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn sprite and where it goes.

    (dx, dy) is where its upper left corner lies from the upper left corner of the 16-pixel tile
    that it stands on, so that feet and trunks meet the ground.
    """

    canvas: Canvas
    dx: int = 0
    dy: int = 0


def standing(canvas: Canvas, foot: int = 15) -> Picture:
    """A picture centred on its tile, its last row on the tile's row `foot`."""
    return Picture(canvas, (16 - canvas.width) // 2, foot + 1 - canvas.height)
