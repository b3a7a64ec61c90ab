"""Keys: every hotkey does what the help says, and none does while somebody types."""

from collections.abc import Callable

import pygame
import pytest

from game.timing import MAX_SPEED
from tests.ui.stage import Stage


def test_space_pauses_and_goes_on(stage: Stage) -> None:
    stage.key(pygame.K_SPACE, " ")
    assert not stage.time.paused
    stage.key(pygame.K_SPACE, " ")
    assert stage.time.paused


def test_a_dot_makes_one_tick(stage: Stage) -> None:
    stage.key(pygame.K_PERIOD, ".")
    assert (stage.world.tick, stage.time.paused) == (1, True)


@pytest.mark.parametrize(("key", "speed"), [("1", 1), ("2", 2), ("3", 5), ("4", MAX_SPEED)])
def test_digits_choose_speeds_and_go_on(stage: Stage, key: str, speed: int) -> None:
    stage.key(pygame.key.key_code(key), key)
    assert (stage.time.speed, stage.time.paused) == (speed, False)


def test_held_keys_pan_until_they_are_let_go(stage: Stage) -> None:
    stage.shell.camera.zoom_by(3)
    for key, dx, dy in (
        (pygame.K_d, 1, 0),
        (pygame.K_LEFT, -1, 0),
        (pygame.K_s, 0, 1),
        (pygame.K_UP, 0, -1),
    ):
        x, y = stage.shell.camera.x, stage.shell.camera.y
        stage.post(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0)
        stage.frames(3)
        stage.post(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0)
        stage.frames()
        now = stage.shell.camera.x - x, stage.shell.camera.y - y
        assert (now[0] > 0) - (now[0] < 0) == dx and (now[1] > 0) - (now[1] < 0) == dy
        stage.frames(3)
        assert (stage.shell.camera.x - x, stage.shell.camera.y - y) == now


def test_losing_the_focus_lets_keys_go(stage: Stage) -> None:
    stage.shell.camera.zoom_by(3)
    stage.post(pygame.KEYDOWN, key=pygame.K_d, mod=0, unicode="d", scancode=0)
    stage.frames()
    stage.post(pygame.WINDOWFOCUSLOST)
    stage.frames()
    x = stage.shell.camera.x
    stage.frames(3)
    assert stage.shell.camera.x == x


def test_tab_goes_from_person_to_person(stage: Stage) -> None:
    agents = stage.world.agents
    for agent in [*agents, agents[0]]:
        stage.key(pygame.K_TAB, "\t")
        assert stage.shell.selection.entity == agent
    stage.key(pygame.K_TAB, "\t", pygame.KMOD_LSHIFT)
    assert stage.shell.selection.entity == agents[-1]


def test_f_follows_and_stops_following(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    stage.key(pygame.K_f, "f")
    assert stage.shell.camera.follow == ada
    stage.key(pygame.K_f, "f")
    assert stage.shell.camera.follow == 0


def test_escape_ends_the_latest_first(stage: Stage) -> None:
    ada = stage.named("Ada")
    shell = stage.shell
    shell.selection.choose(ada)
    shell.camera.follow = ada
    shell.hands.arm("apple")
    shell.help.show()
    states = []
    for _ in range(4):
        stage.key(pygame.K_ESCAPE)
        states.append(
            (shell.help.shown, shell.hands.prefab, shell.camera.follow, shell.selection.entity)
        )
    assert states == [
        (False, "apple", ada, ada),
        (False, "", ada, ada),
        (False, "", 0, ada),
        (False, "", 0, 0),
    ]


def test_function_keys(stage: Stage) -> None:
    stage.key(pygame.K_F1)
    assert stage.shell.help.shown
    stage.key(pygame.K_ESCAPE)
    stage.key(pygame.K_F5)
    stage.key(pygame.K_F9)
    assert (stage.saves, stage.loads) == ([0], [0])
    assert stage.shell.notices.texts == ["saved toy", "back in toy"]


def test_f12_writes_a_picture_and_says_where(stage: Stage) -> None:
    stage.key(pygame.K_F12)
    stage.shell.shots.close()
    stage.frames()
    (path,) = stage.desk.screenshots.glob("*.png")
    assert pygame.image.load(path).get_size() == (1280, 800)
    assert any(str(path) in text for text in stage.shell.notices.texts)


def test_m_hides_the_map_and_b_opens_the_palette(stage: Stage) -> None:
    stage.key(pygame.K_m, "m")
    assert not stage.shell.minimap.shown
    stage.key(pygame.K_b, "b")
    assert stage.shell.palette.shown


def test_no_hotkey_fires_while_typing(stage: Stage) -> None:
    stage.click(stage.shell.console.entry.rect.center)
    assert stage.shell.console.typing
    before = stage.shell.camera.x, stage.shell.camera.zoom, stage.time.paused, stage.world.tick
    text = "wasd 1234 .f m b + - Tab"
    stage.type(text)
    assert stage.shell.console.entry.get_text() == text
    after = stage.shell.camera.x, stage.shell.camera.zoom, stage.time.paused, stage.world.tick
    assert after == before
    assert stage.shell.camera.follow == 0 and not stage.shell.palette.shown


def test_escape_and_a_click_in_the_world_end_typing(stage: Stage) -> None:
    entry = stage.shell.console.entry
    for leave in (
        lambda: stage.key(pygame.K_ESCAPE),
        lambda: stage.click(stage.pixel_of(15, 13)),
        lambda: stage.click(stage.shell.minimap.rect.center),
    ):
        stage.click(entry.rect.center)
        assert stage.shell.console.typing
        leave()
        assert not stage.shell.console.typing
        stage.key(pygame.K_SPACE, " ")
        assert stage.time.paused is False
        stage.key(pygame.K_SPACE, " ")


def test_keys_with_ctrl_or_alt_are_somebody_elses(stage: Stage) -> None:
    for mod in (pygame.KMOD_LCTRL, pygame.KMOD_LALT, pygame.KMOD_LMETA):
        stage.key(pygame.K_SPACE, " ", mod)
        stage.key(pygame.K_f, "", mod)
    assert stage.time.paused and stage.shell.camera.follow == 0


def test_the_help_names_every_hotkey(stage: Stage) -> None:
    shown = [hotkey for hotkey in stage.shell.hotkeys if hotkey.shown]
    assert len({hotkey.shown for hotkey in shown}) == len(shown)
    assert all(hotkey.does for hotkey in shown)


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_the_help_fits(make_stage: Callable[..., Stage], size: tuple[int, int]) -> None:
    stage = make_stage(size=size)
    stage.key(pygame.K_F1)
    assert stage.screen.get_rect().contains(stage.shell.help.rect)
