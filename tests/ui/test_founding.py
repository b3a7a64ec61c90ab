"""A new world is made beside the frames of the one that runs, in a real window's loop."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.abilities.proof import Proof, prove
from game.app import App
from game.options import RunOptions
from game.ui.screen import Screen
from game.world_setup import endowing, open_or_create
from tests.ui.test_running import settings

LIMIT = 60.0


class Proving:
    """Stands in for the proof of a power: it waits until it may go on."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()
        self.cancelled: Callable[[], bool] = lambda: False

    def __call__(self, *args: object, **named: object) -> Proof:
        self.begun.set()
        end = time.monotonic() + LIMIT
        while not (self.go.is_set() or self.cancelled()):
            assert time.monotonic() < end, "it may never go on"
            time.sleep(0.01)
        return prove(*args, **named)  # type: ignore[arg-type]


@pytest.fixture
def proving(monkeypatch: pytest.MonkeyPatch) -> Proving:
    made = Proving()
    monkeypatch.setattr(endowing, "prove", made)
    return made


@pytest.fixture
def app(tmp_path: Path, proving: Proving) -> Iterator[App]:
    options = RunOptions(settings=settings(tmp_path), world="toy", new=True, seed=3, mind="builtin")
    screen = Screen((1280, 800))
    app = App(open_or_create(options), screen)
    proving.cancelled = lambda: not app.running.founding.words
    yield app
    app.shell.close()
    screen.window.destroy()


def until(app: App, test: Callable[[], object]) -> None:
    end = time.monotonic() + LIMIT
    while not test():
        assert time.monotonic() < end, "it never came"
        app.frame()
        app.pace()


def said(app: App, line: str) -> list[str]:
    return [text for kind, text in app.desk.console.run(line) if kind != "echo"]


def worlds(app: App) -> set[str]:
    return {folder.name for folder in app.running.settings.saves_dir.iterdir()}


def test_frames_and_ticks_go_on_until_it_is_taken_up(app: App, proving: Proving) -> None:
    running = app.running
    assert said(app, "/new apprentices 7") == [
        "apprentices is being made; this world goes on meanwhile"
    ]
    until(app, proving.begun.is_set)
    assert said(app, "/new") == ["Another new world is being made already"]
    tick = running.world.tick
    until(app, lambda: running.world.tick >= tick + 3)
    status = [part.text for part in app.shell.status.fitted()[0]]
    assert status[0] == "proving calm, power 1 of 4 …"
    assert running.name == "toy"
    told: list[str] = []
    app.desk.console.context.later = told.append
    proving.go.set()
    until(app, lambda: told)
    assert told == ["world_001: apprentices, seed 7"]
    assert (running.name, app.desk.name, running.world.seed) == ("world_001", "world_001", 7)
    until(app, lambda: running.world.powers)
    assert "proving" not in app.shell.status.fitted()[0][0].text
    running.close()
    assert worlds(app) == {"toy", "world_001"}


def test_what_can_not_be_made_is_told_and_the_world_goes_on(app: App) -> None:
    told: list[str] = []
    app.desk.console.context.later = told.append
    said(app, "/new nothing")
    until(app, lambda: told)
    assert "There is no scenario 'nothing'" in told[0]
    assert app.running.name == "toy"
    app.running.close()


def test_a_window_that_closes_meanwhile_leaves_nothing_of_it(app: App, proving: Proving) -> None:
    said(app, "/new apprentices")
    app.run(proving.begun.is_set)  # until then: somebody closes the window
    app.running.close()
    assert not any(thread.name == "founding" for thread in threading.enumerate())
    assert worlds(app) == {"toy"}


def test_another_world_that_is_loaded_meanwhile_stays(app: App, proving: Proving) -> None:
    running = app.running
    said(app, "/save")
    said(app, "/new apprentices")
    until(app, proving.begun.is_set)
    said(app, "/load")
    taken = running.name
    assert taken != "toy"
    for _ in range(20):
        app.frame()
    assert running.name == taken and worlds(app) == {"toy", taken}
    running.close()
