"""Layout: at any size everything has its place, and no two things share one."""

from collections.abc import Callable
from itertools import combinations

import pytest
from pygame import Rect

from game.ui.layout import MINIMUM, layout
from game.ui.widgets import FaceButton
from tests.ui.stage import Stage

SIZES = [(960, 600), (1024, 640), (1280, 800), (1179, 700), (1920, 1080), (2560, 1440), (960, 1400)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("console", [True, False])
@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.0])
def test_parts_share_the_window(size: tuple[int, int], console: bool, scale: float) -> None:
    place = layout(size, console, (100, 100), scale)
    left = [place.toolbar, place.world, place.timeline, place.console, place.status]
    parts = [*left, place.inspector, place.feed]
    assert all(part.w > 0 and part.h > 0 for part in parts)
    assert not any(a.colliderect(b) for a, b in combinations(parts, 2))
    assert sum(part.w * part.h for part in parts) == size[0] * size[1]
    assert Rect((0, 0), size).contains(place.toolbar.unionall(parts))
    assert place.world.contains(place.minimap)
    assert place.world.contains(place.notices)


def test_the_world_keeps_room_at_the_smallest_size() -> None:
    place = layout(MINIMUM, console_open=False)
    assert place.world.w >= 640
    assert place.world.h >= 440


def test_anything_smaller_counts_as_the_smallest() -> None:
    assert layout((100, 100)).size == MINIMUM


@pytest.mark.parametrize("shape", [(100, 100), (400, 50), (50, 400)])
def test_the_minimap_has_the_worlds_shape(shape: tuple[int, int]) -> None:
    box = layout((1280, 800), True, shape).minimap
    assert abs(box.w * shape[1] - box.h * shape[0]) <= 24 * max(shape)
    assert max(box.size) <= 190


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_buttons_stay_apart_and_inside(
    make_stage: Callable[..., Stage], size: tuple[int, int], scale: float
) -> None:
    shell = make_stage(size=size, scale=scale).shell
    rows: list[tuple[Rect, list[FaceButton]]] = [
        (shell.layout.toolbar, list(shell.toolbar.by_key.values())),
        (shell.layout.inspector, [*shell.inspector.tabs.values()]),
        (shell.layout.feed, list(shell.feed.filters.values())),
        (shell.layout.timeline, list(shell.timeline.buttons.values())),
    ]
    for place, buttons in rows:
        rects = [button.rect for button in buttons]
        assert all(place.contains(rect) for rect in rects), (place, rects)
        assert not any(a.colliderect(b) for a, b in combinations(rects, 2))
    assert shell.toolbar.by_key["help"].rect.right < shell.toolbar.clock_left()


def test_a_resized_window_is_laid_out_anew(stage: Stage) -> None:
    from tests.ui.stage import window

    for size in ((960, 600), (1600, 900), (1100, 700), (960, 600), (1280, 800)):
        window().size = size
        stage.screen = window().get_surface()
        stage.shell.resize(size)
        stage.frames(3)
        assert stage.shell.layout.status.bottom == size[1]
        assert stage.shell.console.entry.rect.right <= stage.shell.layout.console.right
