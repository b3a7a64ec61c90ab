"""Vista: a part of a world as a picture, without any window: for thumbnails and comparisons.

The same drawings as the window's, painted straight; nothing is kept, so a moving view
is the renderer's business.
"""

from math import ceil, floor
from pathlib import Path

import pygame
from pygame import Rect

from game.config import project_root
from game.core.world import World
from game.ui import colours
from game.ui.bodies import SLEEP, Bodies
from game.ui.camera import TILE, Camera
from game.ui.daylight import Daylight, tint_at
from game.ui.ground import baker_of
from game.ui.pictures import Pictures
from game.ui.scene import Stage
from game.ui.sprites import Sprites, shared
from game.ui.terrain_masks import CHUNK, SIDE

THUMBNAIL = (240, 150)
NEAR = 11
"""Tiles within which people count as being together."""


class Painter:
    """Paints one world at its present tick."""

    def __init__(self, world: World, sprites: Sprites | None = None) -> None:
        """Raises MissingArt where assets/sprites isn't whole."""
        self.world = world
        sprites = sprites or shared(project_root() / "assets" / "sprites")
        self._pictures = Pictures(sprites)
        self._baker = baker_of(world, sprites)

    def paint(self, tiles: Rect, shade: bool = True) -> pygame.Surface:
        """Some tiles, at TILE pixels each; `shade` adds the light of the hour."""
        world = self.world
        target = pygame.Surface((tiles.w * TILE, tiles.h * TILE))
        target.fill(colours.VOID)
        left, top = tiles.x * TILE, tiles.y * TILE
        across, down = ceil(world.grid.width / CHUNK), ceil(world.grid.height / CHUNK)
        for cy in range(max(0, tiles.top // CHUNK), min(down, ceil(tiles.bottom / CHUNK))):
            for cx in range(max(0, tiles.left // CHUNK), min(across, ceil(tiles.right / CHUNK))):
                target.blit(self._baker.chunk(cx, cy), (cx * SIDE - left, cy * SIDE - top))
        camera = Camera((world.grid.width, world.grid.height), target.get_rect())
        camera.zoom = 1.0
        camera.x, camera.y = left + target.width / 2, top + target.height / 2
        scene = Stage(self._pictures).scene(world, camera, world.tick)
        for thing in scene.flat:
            target.blit(thing.frames[0], (thing.x - left, thing.y - top))
        entries = [(t.base, t.x, t.frames[0], (t.x - left, t.y - top)) for t in scene.standing]
        bodies = Bodies()
        for agent in scene.people:
            body = bodies.body(world, agent, world.tick, 0.0)
            picture = self._pictures.person(body, 1.0)
            x, y = floor(body.x) - left, floor(body.y) - top
            if body.pose != SLEEP:
                shadow = self._pictures.effect("shadow_person", 0, 1.0)
                target.blit(shadow.image, (x + shadow.dx, y + shadow.dy))
            base = floor(body.y + TILE) + 1
            entries.append((base, x, picture.image, (x + picture.dx, y + picture.dy)))
        for _, _, image, at in sorted(entries, key=lambda entry: entry[:2]):
            target.blit(image, at)
        if shade:
            lights = [(x - left, y - top, radius) for x, y, radius in scene.lights]
            tint = tint_at(world.rules.minute(world.tick))
            Daylight().shade(target, tint, lights, 1.0, 0.0)
        return target

    def ground(self, size: tuple[int, int]) -> pygame.Surface:
        """The whole world's ground in plain colours, at a size in pixels."""
        return self._baker.minimap(size)


def heart(world: World) -> tuple[int, int]:
    """The tile around which most people are; the middle of a world that has none."""
    places = [(at.x, at.y) for agent in world.agents if (at := world.position.get(agent))][:400]
    if not places:
        return world.grid.width // 2, world.grid.height // 2

    def company(place: tuple[int, int]) -> list[tuple[int, int]]:
        x, y = place
        return [p for p in places if abs(p[0] - x) <= NEAR and abs(p[1] - y) <= NEAR]

    crowd = max((company(place) for place in places), key=len)
    return sum(x for x, _ in crowd) // len(crowd), sum(y for _, y in crowd) // len(crowd)


def window(world: World, width: int, height: int) -> Rect:
    """A rectangle of so many tiles around the heart of a world, inside it where it fits."""
    x, y = heart(world)
    tiles = Rect(0, 0, width, height)
    tiles.center = (x, y)
    bounds = Rect(0, 0, world.grid.width, world.grid.height)
    return tiles.clamp(bounds) if bounds.w >= width and bounds.h >= height else tiles


def thumbnail(world: World, sprites: Sprites | None = None) -> bytes:
    """A small picture of where most people are, as PNG."""
    large = Painter(world, sprites).paint(window(world, 32, 20))
    return png(pygame.transform.smoothscale(large, THUMBNAIL))


def png(picture: pygame.Surface) -> bytes:
    """A surface as the bytes of a PNG file."""
    from io import BytesIO

    file = BytesIO()
    pygame.image.save(picture, file, "x.png")
    return file.getvalue()


def save_png(picture: pygame.Surface, path: Path) -> None:
    """Write a surface as a PNG file. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png(picture))
