"""Baked ground: that it is whole, that chunks meet, and that it follows the world's tiles."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from pygame.mask import Mask

from game.ui.sprites import Sprites
from game.ui.terrain_bake import TerrainBaker
from game.ui.terrain_edges import FOAM
from game.ui.terrain_masks import AREA, CHUNK, MARGIN, SIDE, scatter

NAMES = ["deep", "water", "sand", "grass", "meadow", "forest", "rock", "path"]
SIZE = 48


@pytest.fixture(scope="module")
def sprites() -> Sprites:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    return Sprites.load(Path(__file__).resolve().parents[2] / "assets" / "sprites")


def mixed(x: int, y: int) -> int:
    """Terrain in lumps of three by three tiles."""
    return scatter(x // 3, y // 3, 7) % len(NAMES)


def baker(
    sprites: Sprites, terrain: Callable[[int, int], int] = mixed, size: int = SIZE
) -> TerrainBaker:
    return TerrainBaker(NAMES, terrain, size, size, sprites)


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_every_pixel_belongs_to_exactly_one_tile(sprites: Sprites) -> None:
    made = baker(sprites)
    assert sum(shape.count() for shape in made._shapes) == SIDE * SIDE
    whole = Mask((AREA, AREA))
    for mask in made._masks(made._tiles(1, 1)).values():
        assert not whole.overlap_area(mask, (0, 0))
        whole.draw(mask, (0, 0))
    assert whole.count() == AREA * AREA


def test_a_tiles_middle_is_its_own_ground(sprites: Sprites) -> None:
    # People stand in the middles of tiles: nobody may seem to stand in the water.
    made = baker(sprites)
    masks = made._masks(made._tiles(1, 1))
    for y in range(CHUNK):
        for x in range(CHUNK):
            mask = masks[mixed(CHUNK + x, CHUNK + y)]
            middle = (MARGIN + x * 16 + 8, MARGIN + y * 16 + 8)
            assert mask.get_at(middle), (x, y)


def test_neighbouring_chunks_agree_on_what_they_share(sprites: Sprites) -> None:
    made = baker(sprites)
    left, right = made._masks(made._tiles(0, 1)), made._masks(made._tiles(1, 1))
    upper, lower = made._masks(made._tiles(1, 0)), made._masks(made._tiles(1, 1))
    shared = 2 * MARGIN
    for kind in range(len(NAMES)):
        for one, other, size, at in (
            (left, right, (shared, AREA), (-SIDE, 0)),
            (upper, lower, (AREA, shared), (0, -SIDE)),
        ):
            empty = Mask((AREA, AREA))
            here, there = Mask(size), Mask(size)
            here.draw(one.get(kind, empty), at)
            there.draw(other.get(kind, empty), (0, 0))
            assert here.count() == there.count() == here.overlap_area(there, (0, 0)), NAMES[kind]


def test_patches_go_on_across_chunks(sprites: Sprites) -> None:
    made = baker(sprites, lambda x, y: 3)
    for cx, cy in ((0, 0), (1, 1), (2, 1)):
        here, beside = made._weave.at(3, cx, cy), made._weave.at(3, cx + 1, cy)
        strip = here.subsurface((SIDE, 0, 2 * MARGIN, AREA))
        assert pixels(strip) == pixels(beside.subsurface((0, 0, 2 * MARGIN, AREA)))


def test_the_same_world_looks_the_same(sprites: Sprites) -> None:
    assert pixels(baker(sprites).chunk(1, 2)) == pixels(baker(sprites).chunk(1, 2))


def test_a_changed_tile_shows_at_the_next_bake(sprites: Sprites) -> None:
    tiles = [[3] * SIZE for _ in range(SIZE)]
    made = baker(sprites, lambda x, y: tiles[y][x])
    before = pixels(made.chunk(0, 0))
    tiles[5][5] = 1
    assert pixels(made.chunk(0, 0)) != before


def test_chunks_end_where_the_world_ends(sprites: Sprites) -> None:
    asked: set[tuple[int, int]] = set()

    def terrain(x: int, y: int) -> int:
        asked.add((x, y))
        return 3

    made = baker(sprites, terrain, 20)
    assert made.chunk(0, 0).size == (SIDE, SIDE)
    assert made.chunk(1, 1).size == (64, 64)
    assert all(0 <= x < 20 and 0 <= y < 20 for x, y in asked)


def test_water_wears_foam_where_it_meets_land(sprites: Sprites) -> None:
    made = baker(sprites, lambda x, y: 1 if x < 8 else 3)
    chunk = made.chunk(0, 0)
    foam = [x for x in range(SIDE) for y in range(SIDE) if chunk.get_at((x, y))[:3] == FOAM]
    assert len(foam) > 100
    assert all(128 - 9 <= x <= 128 + 8 for x in foam), "and nowhere else"


def test_a_terrain_without_a_drawing_is_baked_too(sprites: Sprites) -> None:
    made = TerrainBaker(["grass", "lava"], lambda x, y: x // 4 % 2, 16, 16, sprites)
    assert made.chunk(0, 0).size == (SIDE, SIDE)
    assert made.minimap((16, 16)).size == (16, 16)


def test_a_minimap_shows_each_tiles_colour(sprites: Sprites) -> None:
    made = baker(sprites)
    whole = made.minimap((SIZE, SIZE))
    assert whole.size == (SIZE, SIZE)
    colours = {tuple(whole.get_at((x, y))) for x in range(SIZE) for y in range(SIZE)}
    assert len(NAMES) <= len(colours) <= 2 * len(NAMES)
    assert made.minimap((20, 10)).size == (20, 10)
    assert made.minimap((100, 100)).size == (100, 100)
