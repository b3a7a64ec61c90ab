"""The window on a real run: saving, loading, minds, and a session that is swapped under it."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import msgspec
import pygame
import pytest

from game.app import App
from game.config import Settings
from game.core.commands import Spawn
from game.options import RunOptions
from game.ui.screen import Screen
from game.ui.tidying import Tidying
from game.world_setup import Running, open_or_create
from tests.ui import stage  # sets the driver before anything opens a display

replace = msgspec.structs.replace


def settings(folder: Path) -> Settings:
    base = Settings()
    paths = {name: str(folder / name) for name in ("saves", "logs", "screenshots")}
    return replace(base, paths=replace(base.paths, **paths))


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    options = RunOptions(settings=settings(tmp_path), world="toy", new=True, seed=3, mind="builtin")
    screen = Screen((1280, 800))
    running = open_or_create(options)
    made = App(running, screen)
    running.time.pause()
    pygame.mouse.set_pos((0, 0))  # where another test left it, something may lie under it
    pygame.event.clear()
    made.frame()
    yield made
    made.shell.close()
    running.close()
    screen.window.destroy()


def key(app: App, code: int, character: str = "") -> None:
    pygame.event.post(
        pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=character, scancode=0)
    )
    app.frame()


def ticks(app: App, count: int) -> None:
    for _ in range(count):
        before = app.running.world.tick
        key(app, pygame.K_PERIOD, ".")
        app.running.settle()
        while app.running.world.tick == before:  # minds may need more frames than one
            app.frame()
            app.running.settle()
        app.frame()  # which shows it


def test_people_live_while_frames_go_by(app: App) -> None:
    ticks(app, 20)
    assert app.running.world.tick == 20
    assert app.shell.feed.texts


def test_going_back_to_the_last_save(app: App) -> None:
    ticks(app, 3)
    key(app, pygame.K_F5)
    ticks(app, 5)
    app.shell.selection.choose(app.running.world.agents[0])
    before: Running = app.running
    key(app, pygame.K_F9)
    assert app.desk.session is before.session
    assert (app.running.name, app.running.world.tick) == ("world_001", 3)
    assert app.screen.window.title.startswith("world_001")
    assert app.shell.selection.entity == 0
    assert any("back at tick 3" in text for text in app.shell.notices.texts)
    # The new session hears and is heard.
    x, y = app.shell.camera.to_tile(app.shell.layout.world.center)
    app.shell.hands.spawn((x, y), "sword")
    seen: list[object] = []
    app.running.session.observers.append(lambda report: seen.extend(report.entries))
    ticks(app, 1)
    assert any(getattr(entry, "command", None) == Spawn(prefab="sword", x=x, y=y) for entry in seen)
    assert any("sword" in text for text in app.shell.feed.texts)
    app.shell.console.run("/seed")
    assert "3" in app.shell.console.texts[-1]


def test_the_consoles_here_is_where_the_view_is(app: App) -> None:
    app.shell.camera.snap(*stage_spot(app))
    app.shell.console.run("/spawn apple")
    ticks(app, 1)
    spawned = [e for e in app.running.world.events if type(e).__name__ == "Spawned"]
    (event,) = spawned
    x, y = stage_spot(app)
    assert abs(event.x - x) <= 2 and abs(event.y - y) <= 2  # type: ignore[attr-defined]


def stage_spot(app: App) -> tuple[int, int]:
    position = app.running.world.position[app.running.world.agents[-1]]
    return position.x, position.y


def test_saving_that_fails_raises_the_banner(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.persistence.jobs import SaveStatus

    bad = SaveStatus(ok=False, message="The disk is full", durable_tick=0)
    monkeypatch.setattr(type(app.running.recorder), "status", property(lambda self: bad))
    app.shell.status._picture = None
    app.frame()
    assert app.shell.status.alarms == ["The disk is full"]


def test_the_window_says_which_minds_act(app: App) -> None:
    app.shell.status._picture = None
    app.frame()
    assert app.shell.status.minds.startswith("built-in minds")


def test_a_resize_event_lays_out_anew(app: App) -> None:
    app.screen.window.size = (1000, 650)
    for _ in range(3):
        app.frame()
    assert app.shell.layout.size == (1000, 650)
    assert app.screen.surface.size == (1000, 650)


def test_a_window_below_the_least_size_shows_as_much_as_it_has_room_for(app: App) -> None:
    app.shell.resize((500, 300))  # what a window manager may give, whatever SDL asks it for
    small = pygame.Surface((500, 300))
    app.shell.draw(small)
    whole = pygame.Surface(app.shell.layout.size)
    app.shell.draw(whole)
    bar = (0, 0, 500, 40)  # below it people move
    shown, wanted = (pygame.image.tobytes(s.subsurface(bar), "RGB") for s in (small, whole))
    assert shown == wanted


def test_quit_in_the_console_leaves(app: App) -> None:
    assert not app.leaving
    app.desk.console.run("/quit")
    assert app.leaving


def test_a_minimised_window_draws_nothing(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(app.shell, "draw", drawn.append)
    pygame.event.post(pygame.event.Event(pygame.WINDOWMINIMIZED))
    app.frame()
    assert not drawn
    pygame.event.post(pygame.event.Event(pygame.WINDOWRESTORED))
    app.frame()
    assert len(drawn) == 1


def test_garbage_is_collected_in_spare_time_only(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    import gc

    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: collected.append(generation) or 0)
    tidying = Tidying()
    began = perf_counter()
    tidying.frame(began, spare=0.01, ticks=0, still=False)
    assert collected == [], "nothing has happened"
    tidying.frame(began, spare=-0.01, ticks=1, still=False)
    assert collected == [], "a frame that is late already isn't made later"
    tidying.frame(began, spare=0.01, ticks=0, still=False)
    assert collected == [0], "what is new, once a tick"
    tidying.frame(began, spare=0.01, ticks=0, still=False)
    assert collected == [0]
    assert tidying.due(began) == 0.0 < tidying.due(began + 2), "ticks leave it room"
    tidying.frame(began + 2, spare=0.0, ticks=0, still=False)
    assert collected == [0], "the rest waits for a frame that has time"
    tidying.frame(began + 2, spare=0.01, ticks=1, still=False)
    assert collected == [0, 1], "once a second what has outlived a tick"
    tidying.frame(began + 400, spare=0.0, ticks=0, still=False)
    assert collected == [0, 1, 1], "in the end it must be"
    tidying.frame(began + 400, spare=0.0, ticks=0, still=True)
    assert collected == [0, 1, 1, 2], "all of it only while nothing moves"


assert stage
