"""The chronicle beside the map: what it tells, up to which moment, and where a line leads."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.chronicle import Entry
from game.ui.panels.story import NOTHING, Story
from tests.ui.recorded import Recorded
from tests.ui.stage import Stage

STORY = [
    (1, [Entry(40, 90, "died", "Ada died of thirst"), Entry(120, 70, "stole", "Bob stole an axe")]),
    (2, [Entry(200, 70, "built", "Cid built a well", "the old one ran dry")]),
]


def story(upto: int) -> list[tuple[int, list[Entry]]]:
    told = [(day, [entry for entry in page if entry.tick <= upto]) for day, page in STORY]
    return [(day, page) for day, page in told if page]


def texts(panel: Story) -> list[str]:
    return [line.text for line in panel.lines if not line.text[:1].isdigit()]


def test_h_and_the_button_open_it_and_the_charts_make_room(
    make_stage: Callable[..., Stage],
) -> None:
    stage = make_stage()
    shell = stage.shell
    stage.key(pygame.K_h, "h")
    assert shell.story.shown and shell.toolbar.by_key["story"].button.is_selected
    stage.key(pygame.K_c, "c")
    assert shell.charts.shown and not shell.story.shown
    stage.click(shell.toolbar.by_key["story"].rect.center)
    assert shell.story.shown and not shell.charts.shown
    stage.key(pygame.K_ESCAPE)
    assert not shell.story.shown


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_an_empty_story_says_what_to_expect(
    make_stage: Callable[..., Stage], size: tuple[int, int]
) -> None:
    stage = make_stage(size=size)
    stage.shell.fonts._drawn.clear()
    stage.key(pygame.K_h, "h")
    stage.frames(2)
    assert NOTHING[0] in " ".join(text for text, *_ in stage.shell.fonts._drawn)
    assert stage.shell.layout.world.contains(stage.shell.story.rect)
    assert not stage.shell.story.rect.colliderect(stage.shell.minimap.rect)


def test_it_tells_day_by_day_with_reasons(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    stage.world.tick = 300
    stage.desk.story = story
    stage.key(pygame.K_h, "h")
    stage.frames(2)
    told = " | ".join(texts(stage.shell.story))
    assert told.startswith("Day 1 | Ada died of thirst | Bob stole an axe | Day 2 | Cid built")
    assert "the old one ran dry" in told


def test_the_past_tells_up_to_its_moment_and_a_click_goes_on(tmp_path: Path) -> None:
    stage = Recorded(tmp_path, 260)
    try:
        stage.desk.story = story
        stage.key(pygame.K_h, "h")
        stage.frames(4)
        panel = stage.shell.story
        assert "Day 2" in texts(panel)
        stage.visit(150)
        stage.until(lambda: "Day 2" not in texts(panel))
        assert texts(panel) == ["Day 1", "Ada died of thirst", "Bob stole an axe"]
        line = next(line for line in panel.lines if line.text == "Ada died of thirst")
        stage.click((panel.area.x + 60, panel.area.y + line.y + 5))
        stage.arrive()
        assert stage.desk.world.tick == 40
        stage.until(lambda: texts(panel) == ["Day 1", "Ada died of thirst"])
    finally:
        stage.close()
