"""Camera: pixels to tiles and back, zoom at the pointer, bounds, following."""

import pytest
from pygame import Rect

from game.ui.camera import MARGIN, TILE, ZOOMS, Camera


@pytest.fixture
def camera() -> Camera:
    return Camera((100, 80), Rect(0, 44, 940, 560))


@pytest.mark.parametrize("zoom", ZOOMS)
def test_there_and_back(camera: Camera, zoom: float) -> None:
    camera.zoom = zoom
    camera.resize(camera.view)
    for tile in ((50, 40), (52, 38), (47, 41)):
        at = camera.to_screen(tile[0] * TILE + 8, tile[1] * TILE + 8)
        assert camera.to_tile(at) == tile


def test_zooming_keeps_what_is_under_the_pointer(camera: Camera) -> None:
    at = (700, 200)
    before = camera.to_world(at)
    camera.zoom_by(1, at)
    after = camera.to_world(at)
    assert camera.zoom == 3
    assert abs(before[0] - after[0]) < 1 and abs(before[1] - after[1]) < 1


def test_zoom_ends_at_its_ends(camera: Camera) -> None:
    camera.zoom_by(99)
    assert camera.zoom == ZOOMS[-1]
    camera.zoom_by(-99)
    assert camera.zoom == ZOOMS[0]


def test_the_view_stays_at_the_world(camera: Camera) -> None:
    camera.drag(100_000, 100_000)
    left, top, _, _ = camera.seen()
    assert left >= -MARGIN - 1 and top >= -MARGIN - 1
    camera.drag(-200_000, -200_000)
    _, _, right, bottom = camera.seen()
    assert right <= 1600 + MARGIN + 1 and bottom <= 1280 + MARGIN + 1


def test_a_world_smaller_than_the_view_is_centred() -> None:
    camera = Camera((10, 10), Rect(0, 0, 900, 600))
    camera.drag(50, 50)
    assert (camera.x, camera.y) == (80, 80)


def test_a_drag_moves_the_ground_with_the_pointer(camera: Camera) -> None:
    at = camera.to_screen(800, 640)
    camera.drag(30, -20)
    assert camera.to_screen(800, 640) == (at[0] + 30, at[1] - 20)


def test_a_jump_glides_and_arrives(camera: Camera) -> None:
    camera.jump(60, 50)
    camera.update(1 / 60, None)
    assert camera.x < 60.5 * TILE
    for _ in range(120):
        camera.update(1 / 60, None)
    assert (camera.x, camera.y) == (60.5 * TILE, 50.5 * TILE)


def test_following_ends_with_a_pan_or_with_the_followed(camera: Camera) -> None:
    camera.follow = 5
    for _ in range(120):
        camera.update(1 / 60, (900.0, 700.0))
    assert abs(camera.x - 900) < 1
    camera.update(1 / 60, None)
    assert camera.follow == 0
    camera.follow = 5
    camera.pan(1, 0, 0.1)
    assert camera.follow == 0
