"""A player's first minute, in a real window with a real mouse and keyboard."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pygame import Rect

from game.ui.layout import Layout, layout
from tests.window.desktop import LIMIT, Game, Screen, missing, until

pytestmark = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

SIZE = (1280, 800)
CHOSEN = (53, 80, 125)
"""Ground of a button that is chosen, as the theme has it."""


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    server = Screen()
    yield server
    server.close()


@pytest.fixture
def game(screen: Screen, tmp_path: Path) -> Iterator[Game]:
    started = Game(screen, tmp_path)
    yield started
    started.close()


@pytest.fixture
def place() -> Layout:
    return layout(SIZE, True, (100, 100))


PAUSE = (12, 12)
"""A pixel of the pause button's ground."""


def paused(game: Game) -> bool:
    return game.picture().get_at(PAUSE)[:3] == CHOSEN


def pause(game: Game) -> None:
    game.key("space")
    until("the pause", lambda: paused(game))


def test_a_players_first_minute(game: Game, place: Layout) -> None:
    until("time to pass", lambda: '"tick":3' in game.log().replace(" ", ""))
    pause(game)
    # Select somebody by key, let go, and select by a click in the middle of the view.
    inspector = Rect(place.inspector)
    empty = game.part(inspector)
    game.key("Tab")
    until("somebody selected", lambda: game.part(inspector) != empty)
    game.key("Escape")
    until("nobody selected", lambda: game.part(inspector) == empty)
    game.click(place.world.center)
    until("somebody clicked", lambda: game.part(inspector) != empty)
    # A command, typed; while it is typed no hotkey fires.
    game.key("slash")
    game.type("spawn sword 50 50")
    assert paused(game)
    game.key("Return", "Escape")
    game.key("period")
    until("the sword in the log", lambda: '"prefab":"sword"' in game.log().replace(" ", ""))
    # A picture of it all.
    game.key("F12")
    until("a screenshot", lambda: list((game.folder / "shots").glob("*.png")))
    # The right button's menu, and away with it.
    world = Rect(place.world)
    before = game.part(world)
    game.click((place.world.x + 200, place.world.y + 150), 3)
    until("a menu", lambda: game.part(world) != before)
    game.key("Escape")
    # On it goes, until the window is asked to leave.
    game.key("space")
    until("time to pass again", lambda: not paused(game))
    game.process.send_signal(signal.SIGTERM)
    out, _ = game.process.communicate(timeout=LIMIT)
    assert game.process.returncode == 130
    answer = json.loads(out.strip().splitlines()[-1])
    state = (game.folder / "saves" / "toy" / "world_state.json").read_text()
    assert f'"tick":{answer["tick"]}' in state[:400].replace(" ", "")


def test_buttons_work_with_a_real_mouse(game: Game, place: Layout) -> None:
    game.click((PAUSE[0] + 20, place.toolbar.centery))
    until("the pause", lambda: paused(game))
    game.click((PAUSE[0] + 20, place.toolbar.centery))
    until("time", lambda: not paused(game))


@pytest.mark.parametrize("size", [(960, 600), (1320, 830)])
def test_the_window_can_be_resized(game: Game, size: tuple[int, int]) -> None:
    game.resize(size)
    until("another size", lambda: game.picture().get_size() == size)
    place = layout(size, True, (100, 100))
    corner = (place.inspector.x + 6, place.inspector.y + 3)
    until("the inspector's place", lambda: game.picture().get_at(corner)[:3] == (27, 30, 43))
    pause(game)
