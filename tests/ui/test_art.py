"""The pictures: that script and files agree, that all content is drawn, how lookups behave."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.ui.sprites import MissingArt, Sprites, nine_patch
from tools.art import families
from tools.art.atlas import Atlas

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "sprites"
CONTENT = ROOT / "assets" / "content"


@pytest.fixture(scope="module")
def drawn() -> dict[str, Atlas]:
    """All families as the script draws them now; takes two seconds."""
    return families.pack_all()


@pytest.fixture(scope="module")
def sprites() -> Iterator[Sprites]:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    yield Sprites.load(FOLDER)


def rows(name: str) -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, object]] = yaml.safe_load((CONTENT / f"{name}.yaml").read_text())
    return loaded


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGBA")


# --- the files ---


def test_the_script_draws_what_is_committed(drawn: dict[str, Atlas]) -> None:
    for family, atlas in drawn.items():
        image = pygame.image.load(FOLDER / f"{family}.png")
        assert image.size == (atlas.canvas.width, atlas.canvas.height), family
        same = pixels(image) == atlas.canvas.to_bytes()
        assert same, f"{family}.png is not what tools/draw_art.py draws: run it and commit"


def test_the_index_is_what_the_script_writes(drawn: dict[str, Atlas]) -> None:
    written = (FOLDER / "index.json").read_text(encoding="utf-8")
    assert written == families.index_text(drawn)


def test_there_is_no_picture_without_a_family() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(families.FAMILIES)


def test_pictures_lie_apart(drawn: dict[str, Atlas]) -> None:
    for family, atlas in drawn.items():
        taken: set[tuple[int, int]] = set()
        for name, (x, y, width, height, _, _) in atlas.entries.items():
            if width > 100:
                continue
            place = {(i, j) for i in range(x, x + width) for j in range(y, y + height)}
            assert not place & taken, f"{family} {name}"
            taken |= place


# --- all content is drawn ---


def test_every_terrain_has_six_tiles(sprites: Sprites) -> None:
    for name in rows("terrain"):
        assert sprites.tile_variants(name) == 6, name


def test_every_item_has_a_picture(sprites: Sprites) -> None:
    missing = [name for name in rows("items") if not sprites.has_item(name)]
    assert not missing


def test_every_object_has_as_many_pictures_as_it_has_variants(sprites: Sprites) -> None:
    for name, row in rows("objects").items():
        wanted = row.get("variants", 1)
        assert isinstance(wanted, int)
        assert sprites.object_variants(name) >= wanted, name


def test_every_creature_has_its_picture_and_steps(sprites: Sprites) -> None:
    for name in rows("creatures"):
        assert sprites.has_creature(name), name
        steps = {pixels(sprites.creature(name, "right", frame).image) for frame in range(3)}
        assert len(steps) == 3, name
        left, right = sprites.creature(name, "left", 1), sprites.creature(name, "right", 1)
        assert pixels(pygame.transform.flip(left.image, True, False)) == pixels(right.image)
        foot = right.image.get_bounding_rect().bottom + right.dy
        assert foot <= 16, f"{name} stands below its tile"


def test_what_bears_fruit_shows_whether_it_has_any(sprites: Sprites) -> None:
    for name in ("apple_tree", "bush"):
        full, bare = sprites.object(name, "fruit"), sprites.object(name, "plain")
        assert pixels(full.image) != pixels(bare.image)
        assert full.image.size == bare.image.size, "picking a berry must not move the bush"


def test_there_are_64_people_and_no_two_alike(sprites: Sprites) -> None:
    fronts = {pixels(sprites.person(look).image) for look in range(sprites.looks)}
    assert len(fronts) == sprites.looks == 64


def test_no_two_icons_share_a_silhouette(sprites: Sprites) -> None:
    # Colour alone must not tell two signs apart.
    names = [name for name in sprites.names("icons") if name.startswith("icon/")]
    shapes = {
        pixels(pygame.mask.from_surface(sprites.icon(name.removeprefix("icon/"))).to_surface())
        for name in names
    }
    assert len(shapes) == len(names)


# --- lookups ---


def test_a_name_without_a_picture_gets_one_that_shows(sprites: Sprites) -> None:
    shown = (
        sprites.tile("lava", 9),
        sprites.item("orb of yendor").image,
        sprites.object("spaceship", "landed", 3, 2).image,
        sprites.icon("no such").copy(),
        sprites.emote("no such").image,
        sprites.effect("no such", 7).image,
        sprites.person(10_000_019, "sideways", 77).image,
        sprites.pose(-5, "dancing").image,
    )
    for image in shown:
        assert pygame.mask.from_surface(image).count() > 0


def test_an_unknown_state_shows_the_plain_thing(sprites: Sprites) -> None:
    assert sprites.object("well", "haunted").image is sprites.object("well").image


def test_a_fire_has_frames_and_a_bed_has_variants(sprites: Sprites) -> None:
    assert sprites.object_frames("campfire") == 3
    assert sprites.object_frames("bed") == 1
    flames = {pixels(sprites.object("campfire", frame=i).image) for i in range(3)}
    beds = {pixels(sprites.object("bed", variant=i).image) for i in range(4)}
    assert (len(flames), len(beds)) == (3, 4)


def test_left_is_right_mirrored(sprites: Sprites) -> None:
    right, left = sprites.person(7, "right", 1), sprites.person(7, "left", 1)
    assert pixels(pygame.transform.flip(left.image, True, False)) == pixels(right.image)
    assert left.dx + left.image.width + right.dx == 16


def test_feet_stand_on_their_tile(sprites: Sprites) -> None:
    for look in range(sprites.looks):
        for facing in ("down", "up", "left", "right"):
            for frame in range(4):
                sprite = sprites.person(look, facing, frame)
                box = sprite.image.get_bounding_rect()
                assert box.bottom + sprite.dy == 15, (look, facing, frame)


def test_zoom_scales_picture_and_place_alike(sprites: Sprites) -> None:
    plain = sprites.object("tree", variant=2)
    for zoom in (0.5, 2, 3, 4, 5):
        grown = sprites.at_zoom(zoom).object("tree", variant=2)
        assert grown.image.width == round(plain.image.width * zoom)
        assert (grown.dx, grown.dy) == (round(plain.dx * zoom), round(plain.dy * zoom))
    assert sprites.at_zoom(3).at_zoom(1) is sprites
    assert sprites.at_zoom(3) is sprites.at_zoom(2).at_zoom(3)


def test_a_second_look_up_is_the_same_surface(sprites: Sprites) -> None:
    zoomed = sprites.at_zoom(4)
    assert zoomed.person(3, "left", 2).image is zoomed.person(3, "left", 2).image
    assert zoomed.item("apple").image is zoomed.item("apple").image


def test_a_sleeper_fits_the_bed(sprites: Sprites) -> None:
    bed, sleeper = sprites.object("bed"), sprites.pose(11, "sleep")
    frame = pygame.Rect((bed.dx, bed.dy), bed.image.size)
    body = sleeper.image.get_bounding_rect().move(sleeper.dx, sleeper.dy)
    assert frame.contains(body)


def test_a_bubble_takes_any_size(sprites: Sprites) -> None:
    for size in ((1, 1), (12, 12), (200, 31)):
        bubble = sprites.bubble(*size)
        assert bubble.width >= size[0]
        assert bubble.height >= size[1]
        assert bubble.get_at((0, 0)).a == 0, "its corners are round"
        assert bubble.get_at((bubble.width // 2, bubble.height // 2)).a == 255


def test_a_nine_patch_keeps_its_corners() -> None:
    patch = pygame.Surface((6, 6), pygame.SRCALPHA)
    patch.fill("red", (0, 0, 2, 2))
    patch.fill("blue", (4, 4, 2, 2))
    grown = nine_patch(patch, 40, 20)
    assert grown.get_at((1, 1)) == pygame.Color("red")
    assert grown.get_at((2, 1)).a == 0
    assert grown.get_at((38, 18)) == pygame.Color("blue")


def test_missing_pictures_say_how_to_draw_them(tmp_path: Path) -> None:
    with pytest.raises(MissingArt, match=r"draw_art\.py"):
        Sprites.load(tmp_path)
    (tmp_path / "index.json").write_text(json.dumps({"terrain": {}}))
    with pytest.raises(MissingArt, match=r"draw_art\.py"):
        Sprites.load(tmp_path)
