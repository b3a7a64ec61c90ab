"""Sky: rain, storm, fog and snow over the picture, and the light that they leave.

A few dozen small pictures a frame; where each is follows from the looks' clock alone, so
that a moment that stands still looks the same again.
"""

from math import floor

import pygame

from game.core.world import World
from game.ui.colours import Colour

LIGHT: dict[str, Colour] = {
    "rain": (206, 214, 228),
    "storm": (156, 166, 194),
    "fog": (222, 226, 230),
    "snow": (228, 236, 250),
    "drought": (255, 242, 212),
    "plenty": (250, 255, 240),
}
"""Sky or season -> what white becomes under it."""
FLASH = 0.12
"""Seconds that lightning lights a storm."""
BOLTS = 5
"""Seconds in which a storm has one flash."""


def under(tint: Colour, world: World, seconds: float) -> Colour:
    """The light of an hour, as sky and season leave it."""
    kind, season = world.weather.kind, world.weather.season
    if kind == "storm" and _flashes(seconds):
        kind = ""
    red, green, blue = tint
    day = red + green + blue  # of 765: what is dark already grows little darker
    for name in (kind, season):
        by = LIGHT.get(name)
        if by is not None:
            parts = [255 - (255 - part) * day // 765 for part in by]
            red, green, blue = (
                red * parts[0] // 255,
                green * parts[1] // 255,
                blue * parts[2] // 255,
            )
    return red, green, blue


def _flashes(seconds: float) -> bool:
    turn = floor(seconds / BOLTS)
    at = (turn * 7919) % 100 / 100 * (BOLTS - 1)
    return 0 <= seconds - turn * BOLTS - at < FLASH


class Sky:
    """What falls and drifts."""

    def __init__(self) -> None:
        """Nothing is drawn before it is needed."""
        self._kept: dict[tuple[str, int], pygame.Surface] = {}

    def draw(
        self,
        target: pygame.Surface,
        kind: str,
        seconds: float,
        zoom: float,
        origin: tuple[int, int],
    ) -> None:
        """Over a picture of the world; `origin` is where its corner lies, so that it pans."""
        if kind in ("rain", "storm"):
            heavy = kind == "storm"
            self._fall(target, "drop", 290 if heavy else 190, seconds, origin, zoom)
        elif kind == "snow":
            self._fall(target, "flake", 150, seconds, origin, zoom)
        elif kind == "fog":
            self._drift(target, seconds, origin)

    def _fall(
        self,
        target: pygame.Surface,
        what: str,
        count: int,
        seconds: float,
        origin: tuple[int, int],
        zoom: float,
    ) -> None:
        width, height = target.width + 40, target.height + 60
        speed, slant = (620, -150) if what == "drop" else (64, -22)
        ox, oy = origin
        size = 1 if zoom < 2 else 2
        pictures = (self._picture(what, size), self._picture(what, size + 1))
        put = []
        for i in range(count):
            far = 1 + i % 3 * 0.22
            x = i * 7919 % 4001 * width / 4001 + slant * far * seconds - ox
            y = i * 6101 % 3989 * height / 3989 + speed * far * seconds - oy
            if what == "flake":
                x += 9 * ((seconds * far + i * 0.37) % 2 - 1) ** 2
            put.append((pictures[i % 3 == 2], (floor(x % width) - 20, floor(y % height) - 40)))
        target.fblits(put)

    def _drift(self, target: pygame.Surface, seconds: float, origin: tuple[int, int]) -> None:
        puff = self._picture("puff", 0)
        width, height = target.width + puff.width, target.height + puff.height
        ox, oy = origin
        put = []
        for i in range(FOG):
            far = 1 + i % 4 * 0.3
            # The golden ratio spreads them evenly, however many there are.
            x = i * 0.6180339 % 1 * width + 14 * far * seconds - ox
            y = (i + 0.5) / FOG * height - oy
            at = (floor(x % width) - puff.width, floor(y % height) - puff.height)
            put.append((puff, at))
        target.fblits(put)

    def _picture(self, what: str, size: int) -> pygame.Surface:
        found = self._kept.get((what, size))
        if found is None:
            found = self._kept[what, size] = _PAINTERS[what](size).convert_alpha()
        return found


FOG = 24
"""Banks of fog that drift over the view."""


def _drop(size: int) -> pygame.Surface:
    """A slanting streak, fainter at its upper end."""
    length = 5 + 4 * size
    picture = pygame.Surface((length // 4 + size + 1, length), pygame.SRCALPHA)
    for y in range(length):
        x = (length - 1 - y) // 4
        picture.fill((196, 214, 240, 70 + 150 * y // length), (x, y, max(1, size - 1), 1))
    return picture


def _flake(size: int) -> pygame.Surface:
    picture = pygame.Surface((size + 1, size + 1), pygame.SRCALPHA)
    picture.fill((250, 252, 255, 220))
    if size > 1:
        for corner in ((0, 0), (size, 0), (0, size), (size, size)):
            picture.set_at(corner, (250, 252, 255, 90))
    return picture


def _puff(size: int) -> pygame.Surface:
    """A soft bank of fog."""
    small = pygame.Surface((36, 15), pygame.SRCALPHA)
    for y in range(small.height):
        for x in range(small.width):
            across, down = x / 17.5 - 1, y / 7 - 1
            inside = max(0.0, 1 - across * across - down * down)
            small.set_at((x, y), (232, 236, 240, floor(92 * inside)))
    return pygame.transform.smoothscale(small, (270, 112))


_PAINTERS = {"drop": _drop, "flake": _flake, "puff": _puff}
