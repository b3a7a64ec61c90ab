"""The window while a tick is half made: it draws, and neither changes nor keeps anything."""

import random
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.app import App
from game.core.commands import Kill, Spawn
from game.core.digest import digest
from game.persistence import replay
from game.session import Session
from game.ui.screen import Screen
from game.world_setup import Running, open_or_create
from tests.headless.helpers import options
from tests.persistence.living import give_minds, tiny
from tests.ui.stage import Stage, state


def always(seconds: float) -> bool:
    return True


def test_drawing_after_every_system_changes_nothing(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage(world=tiny(seed=4, agents=6))
    session, twin = stage.session, Session(tiny(seed=4, agents=6))
    give_minds(session)
    give_minds(twin)
    coin = random.Random(1)
    stage.time.resume()
    stage.shell.minimap.shown = True
    for tick in range(60):
        for one in (session, twin):
            if tick % 5 == 0:
                one.submit(Spawn(prefab=("bandit", "apple", "agent")[tick % 3], x=9, y=9), "player")
            if tick % 11 == 10:
                one.submit(Kill(entity=one.world.agents[0]), "console")
        whole = None
        while whole is None:
            whole = session.advance(always)
            if tick % 11 and coin.random() < 0.9:
                continue
            before = state(session.world)
            stage.shell.selection.choose(coin.choice([*session.world.kind]))
            if coin.random() < 0.2:
                stage.shell.camera.zoom_by(coin.choice([-1, 1]))
                tabs = stage.shell.inspector.tabs
                stage.shell.inspector.show_tab(coin.choice([*tabs]))
            pygame.mouse.set_pos((coin.randrange(900), coin.randrange(700)))
            stage.clock.now += 1 / 60
            stage.shell.update(1 / 60)
            stage.shell.draw(stage.screen)
            assert state(session.world) == before
        twin.tick()
    assert digest(session.world) == digest(twin.world)


def test_who_dies_in_a_half_made_tick_is_let_go_of_when_it_is_told(stage: Stage) -> None:
    ada = stage.named("Ada")
    place = stage.world.position[ada]
    stage.shell.selection.choose(ada)
    stage.shell.happenings.say(ada, "Farewell!")
    stage.frames()
    stage.session.submit(Kill(entity=ada), "player")
    assert stage.session.advance(always) is None
    assert ada not in stage.world.position
    stage.time.pause()
    stage.shell.update(1 / 60)
    stage.shell.draw(stage.screen)
    assert stage.shell.selection.entity == ada, "nobody was told yet"
    assert ada not in {drawn.body.entity for drawn in stage.shell.renderer.drawn}
    stage.session.tick()
    stage.frames()
    assert (stage.shell.selection.entity, stage.shell.selection.tile) == (0, (place.x, place.y))


def test_what_comes_and_goes_shows_when_the_tick_is_whole(stage: Stage) -> None:
    scene = stage.shell.renderer._stage._scene
    stage.session.submit(Spawn(prefab="apple", x=12, y=11), "player")
    assert stage.session.advance(always) is None
    stage.shell.draw(stage.screen)
    assert stage.shell.renderer._stage._scene is scene
    stage.session.tick()
    stage.shell.draw(stage.screen)
    shown = {thing.entity for thing in stage.shell.renderer._stage._scene.flat}
    assert max(stage.world.kind) in shown


def test_a_view_that_moves_in_a_half_made_tick_is_looked_at_again(stage: Stage) -> None:
    stage.session.submit(Spawn(prefab="apple", x=12, y=11), "player")
    assert stage.session.advance(always) is None
    stage.shell.camera.zoom_by(1)
    stage.shell.draw(stage.screen)  # gathered from what is half made
    half = stage.shell.renderer._stage._scene
    stage.session.tick()
    stage.shell.draw(stage.screen)
    assert stage.shell.renderer._stage._scene is not half


# --- a whole run --------------------------------------------------------------


@pytest.fixture
def app(tmp_path: Path) -> App:
    screen = Screen((1280, 800))
    running = open_or_create(options(tmp_path, seed=3, ticks=None))
    made = App(running, screen)
    pygame.mouse.set_pos((0, 0))
    pygame.event.clear()
    yield made  # type: ignore[misc]
    made.shell.close()
    running.abandon()
    screen.window.destroy()


def begun(app: App) -> Running:
    """A run in the middle of a tick."""
    running = app.running
    running.time.pause()
    running.time.step()
    while not running.session.under_way:
        running.frame(1, always)
    return running


def test_a_run_of_halves_is_the_run_of_whole_ticks(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    straight = open_or_create(options(tmp_path / "straight", seed=3))
    for _ in range(50):
        straight.tick()
    monkeypatch.setattr("game.app.Room", lambda seconds, until: always)
    app.running.time.pause()
    app.running.time.step(50)
    frames = 0
    while app.running.world.tick < 50 or app.running.session.under_way:
        app.frame()
        frames += 1
    assert frames > 20 * 50, "a part a frame"
    assert digest(app.running.world) == digest(straight.world)
    assert app.running.time.ticks == 50
    app.running.save()
    straight.close()
    assert replay(app.running.opened.folder, verify=True).diverged_at is None


def test_whoever_needs_a_whole_world_gets_one(app: App) -> None:
    running = begun(app)
    tick = running.world.tick
    assert running.save() == f"saved world_001 at tick {tick}"
    assert not running.session.under_way
    asks: list[Callable[[Running], object]] = [
        lambda run: run.keeping.dump(),
        lambda run: run.keeping.fork(),
        lambda run: run.keeping.why(run.world.agents[0], run.world.tick),
        lambda run: run.load(),
    ]
    for ask in asks:
        running = begun(app)
        ask(running)
        assert not running.session.under_way


def test_commands_are_run_over_whole_worlds(app: App) -> None:
    running = begun(app)
    tick = running.world.tick
    told: list[int] = []
    running.session.observers.append(lambda report: told.append(report.tick))
    app.shell.console.run("/seed")
    assert told == [tick]
    assert running.frame(5, always) == 1, "it counts as one of the next frame's"


def test_a_click_finishes_the_tick_and_a_mouse_that_moves_does_not(app: App) -> None:
    running = begun(app)
    at = app.shell.layout.world.center
    app._handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0)))
    assert running.session.under_way
    app._handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    assert not running.session.under_way


def test_the_past_is_seen_from_a_whole_tick(app: App) -> None:
    for _ in range(3):
        app.running.tick()
    running = begun(app)
    tick = running.world.tick
    app.shell.past.visit(2)
    assert not running.session.under_way
    assert (app.shell.past.open, app.shell.past.live_tick) == (True, tick)
    app.shell.past.leave()


def test_answers_are_not_taken_in_in_the_middle(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    running = begun(app)
    polled: list[bool] = []
    monkeypatch.setattr(running.minds, "poll", lambda: polled.append(running.session.under_way))
    while running.session.under_way:
        running.frame(1, always)
    running.frame(1, always)
    assert polled
    assert not any(polled)


def test_a_window_that_closes_in_the_middle_leaves_a_whole_world(tmp_path: Path) -> None:
    screen = Screen((1280, 800))
    running = open_or_create(options(tmp_path, seed=3))
    app = App(running, screen)
    begun(app)
    tick = running.world.tick
    app.leaving = True
    app.run(lambda: False)
    assert not running.session.under_way
    running.close()
    screen.window.destroy()
    result = replay(tmp_path / "saves" / "world_001", verify=True)
    assert (result.last, result.diverged_at) == (tick, None)


def test_a_run_that_is_given_up_in_the_middle_keeps_what_was_whole(tmp_path: Path) -> None:
    running = open_or_create(options(tmp_path, seed=3))
    for _ in range(5):
        running.tick()
    assert running.session.advance(always) is None
    running.abandon()
    again = open_or_create(options(tmp_path, new=False))
    assert again.world.tick == 5
    again.close()


def test_a_run_that_is_closed_in_the_middle_finishes_it(tmp_path: Path) -> None:
    running = open_or_create(options(tmp_path, seed=3))
    assert running.session.advance(always) is None
    running.close()
    again = open_or_create(options(tmp_path, new=False))
    assert again.world.tick == 1
    again.close()
