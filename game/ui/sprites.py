"""Sprites: our drawings, loaded once and handed out by name at any zoom.

The pictures lie in assets/sprites, drawn by tools/draw_art.py; `index.json` says where in them
each one is. A name that has no drawing gets one that says so, so that new content never crashes
the window.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import pygame

TILE = 16
"""Pixels along a tile's edge, at zoom 1."""

FACINGS = {
    "front": "front",
    "down": "front",
    "back": "back",
    "up": "back",
    "side": "side",
    "right": "side",
    "left": "left",
}
STAND, STEP_LEFT, STEP_RIGHT, ACT = range(4)
"""Frames of a person. A walk is 1, 0, 2, 0."""
POSES = ("sit", "sleep", "fallen")

PLAIN = "plain"
"""The state that every object has."""

_FAMILIES = ("terrain", "ground", "people", "creatures", "plants", "objects", "items", "icons")

Index = dict[str, dict[str, tuple[int, int, int, int, int, int]]]


class Sprite(NamedTuple):
    """A picture and where it goes.

    Blit `image` at (dx, dy) from the upper left corner of its tile; both at this zoom's pixels.
    """

    image: pygame.Surface
    dx: int
    dy: int


class MissingArt(Exception):
    """assets/sprites isn't whole; the message names the file and what draws it anew."""


class Sprites:
    """Every picture, at one zoom. Looking one up again costs a dictionary access."""

    def __init__(self, sheets: dict[str, dict[str, Sprite]], zoom: float = 1.0) -> None:
        """Pictures by family and name, at zoom 1; `load` reads them."""
        self.zoom = zoom
        self._sheets = sheets
        self._others: dict[float, Sprites] = {zoom: self}
        self._made: dict[tuple[str, str], Sprite] = {}
        self._variants = _count_variants(sheets)
        self.looks = sum(name.endswith("/front0") for name in sheets["people"])
        """How many people look different; any look number is taken modulo this."""

    @classmethod
    def load(cls, folder: Path) -> Sprites:
        """Read all families from a folder, ready for the display if there is one.

        Raises MissingArt if a file is missing or damaged.
        """
        try:
            index = msgspec.json.decode((folder / "index.json").read_bytes(), type=Index)
            sheets = {family: _cut(folder, family, index[family]) for family in _FAMILIES}
        except (OSError, KeyError, ValueError, pygame.error) as error:
            raise MissingArt(
                f"{folder}: {error}; run `python tools/draw_art.py` to draw it anew"
            ) from error
        return cls(sheets)

    def at_zoom(self, zoom: float) -> Sprites:
        """The same pictures at another zoom; each is scaled when it is first asked for."""
        found = self._others.get(zoom)
        if found is None:
            found = Sprites(self._sheets, zoom)
            found._others = self._others
            self._others[zoom] = found
        return found

    # --- by name ---

    def tile(self, name: str, variant: int = 0) -> pygame.Surface:
        """A tile of ground."""
        if name not in self._variants["terrain"]:
            return self._get("ground", "unknown").image
        return self._get("terrain", f"{name}/{variant % self.tile_variants(name)}").image

    def tile_variants(self, name: str) -> int:
        """How many tiles a terrain has; 1 for one that has no drawing."""
        return self._variants["terrain"].get(name, 1)

    def has_tile(self, name: str) -> bool:
        """Whether a terrain has its own drawing."""
        return name in self._variants["terrain"]

    def decals(self, terrain: str) -> list[Sprite]:
        """Small things that may lie about on a terrain (or in its `shallows`)."""
        count = self._variants["terrain"].get(f"decal/{terrain}", 0)
        return [self._get("terrain", f"decal/{terrain}/{i}") for i in range(count)]

    def ground(self, name: str) -> pygame.Surface:
        """Raw material for baking: `borders`, `patches`, `face/0` to `face/3`."""
        return self._get("ground", name).image

    def person(self, look: int, facing: str = "down", frame: int = STAND) -> Sprite:
        """Somebody on their feet.

        facing: down, up, left, right (or front, back, side).
        frame: 0 stands, 1 and 2 step, 3 acts with a raised arm; others wrap around.
        """
        view = FACINGS.get(facing, "front")
        who = look % self.looks
        if view == "left":
            return self._mirrored("people", f"{who}/side{frame % 4}")
        return self._get("people", f"{who}/{view}{frame % 4}")

    def pose(self, look: int, pose: str) -> Sprite:
        """Somebody who `sit`s, `sleep`s (fits a bed's picture) or lies `fallen`."""
        who = look % self.looks
        return self._get("people", f"{who}/{pose if pose in POSES else 'front0'}")

    def creature(self, kind: str, facing: str = "down", frame: int = STAND) -> Sprite:
        """An animal or a raider; animals are seen from the side, whichever way they go.

        A kind that has no drawing looks like a rabbit.
        """
        known = self._sheets["creatures"]
        if f"{kind}/side0" not in known:
            kind = "rabbit"
        view = FACINGS.get(facing, "front")
        if view == "left" or f"{kind}/{view}0" not in known:
            name = f"{kind}/side{frame}" if f"{kind}/side{frame}" in known else f"{kind}/side0"
            if view == "left":
                return self._mirrored("creatures", name)
            return self._get("creatures", name)
        return self._get("creatures", f"{kind}/{view}{frame % 4}")

    def has_creature(self, kind: str) -> bool:
        """Whether a kind of creature has its own drawing."""
        return f"{kind}/side0" in self._sheets["creatures"]

    def portrait(self, look: int) -> pygame.Surface:
        """Head and shoulders, 16 by 16 pixels at zoom 1."""
        image = self.person(look, "front").image
        side = image.width
        return image.subsurface((0, round(side / 16), side, side))

    def object(self, name: str, state: str = PLAIN, variant: int = 0, frame: int = 0) -> Sprite:
        """Something that stands in its place; `frame` counts where it moves, as a fire does.

        An unknown state shows the plain one.
        """
        for family in ("objects", "plants"):
            variants = self._variants[family]
            for key in (f"{name}/{state}", f"{name}/{PLAIN}"):
                if key in variants:
                    number = frame if name in ANIMATED else variant
                    return self._get(family, f"{key}/{number % variants[key]}")
        return self._get("objects", f"unknown/{PLAIN}/0")

    def object_frames(self, name: str, state: str = PLAIN) -> int:
        """How many frames a thing in a state has; 1 if it stands still."""
        if name not in ANIMATED:
            return 1
        return self._variants["objects"].get(f"{name}/{state}", 1)

    def object_variants(self, name: str, state: str = PLAIN) -> int:
        """How many drawings to choose from; 0 if the thing has none of its own."""
        key = f"{name}/{state}"
        return self._variants["objects"].get(key, 0) or self._variants["plants"].get(key, 0)

    def item(self, name: str) -> Sprite:
        """Something to carry; a tied bundle if it has no drawing."""
        return self._get("items", name if name in self._sheets["items"] else "bundle")

    def has_item(self, name: str) -> bool:
        """Whether an item has its own drawing."""
        return name in self._sheets["items"]

    def icon(self, name: str) -> pygame.Surface:
        """A sign for a button or a line of text, 16 pixels at zoom 1."""
        key = f"icon/{name}"
        return self._get("icons", key if key in self._sheets["icons"] else "icon/help").image

    def emote(self, name: str) -> Sprite:
        """A sign over a head, placed over a person on the tile."""
        key = f"emote/{name}"
        return self._get("icons", key if key in self._sheets["icons"] else "emote/question")

    def status(self, name: str) -> Sprite:
        """The sign of what is on somebody."""
        key = f"status/{name}"
        return self._get("icons", key if key in self._sheets["icons"] else "emote/question")

    def thinking(self, frame: int) -> Sprite:
        """The bubble of somebody who thinks; three frames."""
        return self._get("icons", f"bubble/thinking/{frame % 3}")

    def effect(self, name: str, frame: int = 0) -> Sprite:
        """shadow_small, shadow_person, shadow_large, selected, hovered, hit, puff or glint."""
        count = self._variants["icons"].get(f"fx/{name}", 0)
        if not count:
            name, count = "glint", self._variants["icons"]["fx/glint"]
        return self._get("icons", f"fx/{name}/{frame % count}")

    def effect_frames(self, name: str) -> int:
        """How many frames an effect has; 0 if there is none of that name."""
        return self._variants["icons"].get(f"fx/{name}", 0)

    def bubble(self, width: int, height: int) -> pygame.Surface:
        """An empty speech bubble of a size in this zoom's pixels, from nine pieces."""
        return nine_patch(self._get("icons", "bubble/speech").image, width, height)

    def bubble_tail(self) -> pygame.Surface:
        """What leads from a bubble to its speaker; its upper row covers the bubble's rim."""
        return self._get("icons", "bubble/tail").image

    def names(self, family: str) -> list[str]:
        """Every picture of terrain, ground, people, plants, objects, items or icons."""
        return list(self._sheets[family])

    # --- making them ---

    def _get(self, family: str, name: str) -> Sprite:
        found = self._made.get((family, name))
        if found is None:
            found = self._made[family, name] = _scaled(self._sheets[family][name], self.zoom)
        return found

    def _mirrored(self, family: str, name: str) -> Sprite:
        found = self._made.get((family, name + "<"))
        if found is None:
            image, dx, dy = self._get(family, name)
            turned = pygame.transform.flip(image, True, False)
            # Mirrored about the middle of the tile.
            found = Sprite(turned, round(TILE * self.zoom) - dx - image.width, dy)
            self._made[family, name + "<"] = found
        return found


ANIMATED = frozenset({"campfire"})
"""Objects whose number is a frame, not a variant."""


def nine_patch(patch: pygame.Surface, width: int, height: int) -> pygame.Surface:
    """A picture whose corners stay as they are while its middle is stretched to a size."""
    corner = patch.width // 3
    width, height = max(width, 2 * corner), max(height, 2 * corner)
    out = pygame.Surface((width, height), pygame.SRCALPHA)
    across = ((0, corner, 0, corner), (corner, corner, corner, width - 2 * corner),
              (2 * corner, corner, width - corner, corner))  # fmt: skip
    down = ((0, corner, 0, corner), (corner, corner, corner, height - 2 * corner),
            (2 * corner, corner, height - corner, corner))  # fmt: skip
    for from_y, from_h, to_y, to_h in down:
        for from_x, from_w, to_x, to_w in across:
            piece = patch.subsurface((from_x, from_y, from_w, from_h))
            out.blit(pygame.transform.scale(piece, (to_w, to_h)), (to_x, to_y))
    return out


def _cut(
    folder: Path, family: str, entries: dict[str, tuple[int, int, int, int, int, int]]
) -> dict[str, Sprite]:
    image = pygame.image.load(folder / f"{family}.png")
    if pygame.display.get_init() and pygame.display.get_surface() is not None:
        image = image.convert_alpha()
    return {
        name: Sprite(image.subsurface((x, y, width, height)), dx, dy)
        for name, (x, y, width, height, dx, dy) in entries.items()
    }


def _scaled(sprite: Sprite, zoom: float) -> Sprite:
    """Crisp when it grows, averaged when it shrinks."""
    if zoom == 1:
        return sprite
    image, dx, dy = sprite
    if zoom > 1 and zoom == int(zoom):
        grown = pygame.transform.scale_by(image, zoom)
    else:
        size = max(1, round(image.width * zoom)), max(1, round(image.height * zoom))
        grown = pygame.transform.smoothscale(image, size)
    return Sprite(grown, round(dx * zoom), round(dy * zoom))


def _count_variants(sheets: dict[str, dict[str, Sprite]]) -> dict[str, dict[str, int]]:
    """By family and by name without its number: how many numbers there are."""
    counts: dict[str, dict[str, int]] = {}
    for family, sprites in sheets.items():
        count = counts.setdefault(family, {})
        for name in sprites:
            stem, _, number = name.rpartition("/")
            if number.isdecimal():
                count[stem] = count.get(stem, 0) + 1
    return counts


@lru_cache(maxsize=4)
def shared(folder: Path) -> Sprites:
    """The same pictures for everybody who asks for a folder."""
    return Sprites.load(folder)
