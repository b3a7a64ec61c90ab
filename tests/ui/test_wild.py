"""The wild in the window: animals are drawn and can be picked, the sky shows."""

from pathlib import Path

import pygame
import pytest

from game.core.components import Weather
from game.core.wild.making import make_creature
from game.ui.sky import FLASH, Sky, under
from tests.ui.stage import Stage, small_world


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_an_animal_is_drawn_where_it_stands_and_a_click_selects_it(stage: Stage) -> None:
    world = stage.session.world
    before = stage.picture()
    deer = make_creature(world, "deer", 15, 12)
    stage.show(deer)
    stage.frames(2)
    assert stage.picture() != before
    assert deer in [drawn.body.entity for drawn in stage.shell.map.renderer.drawn]
    stage.click(stage.pixel(deer))
    assert stage.shell.hands.selection.entity == deer
    stage.frames(2)  # the inspector tells of it


def test_every_sky_looks_different_and_a_moment_always_the_same() -> None:
    sky, seen = Sky(), set()
    for kind in ("fair", "rain", "storm", "fog", "snow"):
        pictures = []
        for _ in range(2):
            view = pygame.Surface((300, 200))
            sky.draw(view, kind, 12.5, 2, (40, 30))
            pictures.append(pygame.image.tobytes(view, "RGB"))
        assert pictures[0] == pictures[1]
        seen.add(pictures[0])
    assert len(seen) == 5


def test_a_storm_is_dark_but_for_its_lightning() -> None:
    world = small_world()
    world.weather = Weather("storm", 10**6)
    shades = {under((255, 255, 255), world, step * FLASH / 2) for step in range(200)}
    assert shades == {(156, 166, 194), (255, 255, 255)}
    night = under((82, 92, 158), world, 0.5)
    assert sum(night) > 0.7 * sum((82, 92, 158)), "a night stays one in which something is seen"
