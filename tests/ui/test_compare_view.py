"""Two worlds side by side in the window: made on a thread, closed with Esc, touching nothing."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.compare.beside import beside
from game.compare.board import LOW, Board, places
from game.compare.picture import TONES
from game.core.commands import Give
from game.errors import SaveError
from game.persistence.fork import fork_world
from game.persistence.history import Cancelled
from game.persistence.worlds import relatives
from game.ui.compare.view import CompareView
from game.ui.compare.worker import Told, Wish, Worker
from game.ui.timeline.typed import wire as wire_timeline
from tests.persistence.living import resume
from tests.ui.recorded import Recorded
from tests.ui.stage import state

BRANCH, GIVEN, END = 80, 90, 130


class Compared(Recorded):
    """`toy` runs at tick 160; `child` is toy up to 80, then somebody got ten apples."""

    def __init__(self, folder: Path, size: tuple[int, int] = (1280, 800)) -> None:
        super().__init__(folder, 160, size)
        self.saves_dir = folder / "saves"
        self._ready(self.world.tick)
        self.toy = self.saves_dir / "toy"
        child = resume(fork_world(self.toy, BRANCH, self.saves_dir, "child"))
        child.run(GIVEN - BRANCH - 1)
        agent = child.world.agents[0]
        child.session.submit(Give(agent=agent, item="apple", count=10), "console")
        child.run(END - GIVEN + 1).close()
        self.context = self.console.context
        self.context.relatives = lambda: relatives(self.saves_dir, "toy")
        self.use(self.compare)

    def compare(self, wish: Wish, told: Told) -> Board:
        self._ready(wish.live)
        return beside(self.toy, self.saves_dir / wish.other, wish, told)

    def use(self, comparer: Callable[[Wish, Told], Board]) -> None:
        """Let the window compare by this."""
        self.shell.compare.use(comparer)

    @property
    def view(self) -> CompareView:
        return self.shell.compare

    def type_compare(self, name: str = "child") -> None:
        assert [line.text for line in self.console.run(f"/compare {name}")][1:] == [
            f"comparing with {name}; Esc closes"
        ]
        self.frames()
        self.until(lambda: not self.view.busy)
        self.frames(2)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Compared]:
    made = Compared(tmp_path)
    yield made
    made.close()


def over_the_map(stage: Recorded) -> bytes:
    return pygame.image.tobytes(stage.screen.subsurface(stage.shell.layout.world), "RGB")


def test_it_lies_over_the_map_until_escape(stage: Compared) -> None:
    before, now = over_the_map(stage), state(stage.session.world)
    stage.type_compare()
    assert stage.view.shown and stage.view.rect == stage.shell.layout.world
    board = stage.view._found
    assert isinstance(board, Board)
    found = board.found
    assert (found.a.name, found.b.name, found.parts_at, found.at) == ("toy", "child", GIVEN, END)
    assert [world.tick for world in (found.a.world, found.b.world)] == [END, END]
    assert "10 apples given" in found.b.deeds[0][1]
    assert over_the_map(stage) != before
    stage.key(pygame.K_ESCAPE)
    assert not stage.view.shown and over_the_map(stage) == before
    assert state(stage.session.world) == now


def test_the_world_goes_on_below_it(stage: Compared) -> None:
    stage.type_compare()
    shown, tick = over_the_map(stage), stage.world.tick
    stage.time.resume()
    stage.frames(20)
    assert stage.world.tick > tick
    assert over_the_map(stage) == shown


def test_it_shows_the_moment_of_the_past_that_is_seen(stage: Compared) -> None:
    stage.visit(100)
    stage.type_compare()
    board = stage.view._found
    assert isinstance(board, Board) and board.found.at == 100
    assert stage.past.open


def test_escape_cancels_it_and_frames_go_on_meanwhile(stage: Compared) -> None:
    ended, going = threading.Event(), threading.Event()

    def long(wish: Wish, told: Told) -> Board:
        try:
            while True:
                told("living toy again", 0.4)
                going.set()
                time.sleep(0.001)
        except Cancelled:
            ended.set()
            raise

    stage.use(long)
    stage.console.run("/compare child")
    assert going.wait(20)
    stage.frames(5)
    assert stage.view.busy and stage.view.rect.w < stage.shell.layout.world.w
    stage.key(pygame.K_ESCAPE)
    assert ended.wait(20)
    assert not stage.view.shown and not stage.view.busy


def test_what_goes_wrong_is_a_notice(stage: Compared) -> None:
    (stage.saves_dir / "child" / "world.json").write_text('{"format": 1, "parent": ""}')
    stage.view.compare("nobody")
    stage.until(lambda: not stage.view.shown)
    assert "nobody" in stage.shell.notices.texts[-1]


def test_a_fault_of_ours_ends_in_words_too() -> None:
    def broken(wish: Wish, told: Told) -> Board:
        raise RuntimeError("oh")

    worker = Worker(broken)
    worker.start(Wish("child", 1, 1, (900, 500), 1.0))
    worker._thread.join(20)  # type: ignore[union-attr]
    with pytest.raises(SaveError, match="child can't be compared: see the log"):
        worker.done()
    assert not worker.busy


def test_names_are_suggested_and_wrong_ones_told(stage: Compared) -> None:
    assert stage.console.complete("/compare c") == ["/compare child"]

    def error(line: str) -> str:
        (text,) = (text for kind, text in stage.console.run(line) if kind == "error")
        return text

    assert error("/compare") == "compare with which world? related are: child"
    assert "there is no world x in toy's family; related are: child" in error("/compare x")
    assert "is the world that runs" in error("/compare toy")
    assert not stage.view.shown


def test_a_fork_tells_how_to_compare(stage: Compared) -> None:
    stage.context.fork = lambda tick, name: "world_9 is toy up to tick 3; /load world_9 goes on"
    wire_timeline(stage.context, stage.desk, stage.shell.timeline)
    assert stage.console.run("/fork")[1].text.endswith("there /compare toy shows both")


def test_another_world_closes_it(stage: Compared) -> None:
    stage.type_compare()
    stage.shell.world_changed()
    assert not stage.view.shown


def test_a_click_beside_it_is_for_what_is_there(stage: Compared) -> None:
    stage.type_compare()
    follow = stage.shell.selection.entity
    stage.click(stage.shell.layout.world.center)
    assert stage.shell.selection.entity == follow
    stage.click(stage.shell.layout.console.center)
    assert stage.view.shown


@pytest.mark.parametrize("size", [(1280, 800), (960, 600), (1920, 1080)])
def test_nothing_overlaps_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Compared(tmp_path, size)
    try:
        stage.type_compare()
        for open_ in (True, False):
            stage.shell.switches.set_console(open_)
            stage.frames(2)
            area = stage.shell.layout.world
            at = places(area)
            rects = [*at.changes, *at.captions, *at.maps, at.note, *at.charts]
            assert all(area.contains(rect) for rect in rects)
            assert not any(a.colliderect(b) for i, a in enumerate(rects) for b in rects[:i])
            assert at.maps[0].h >= 70
    finally:
        stage.close()


def test_there_are_curves_where_there_is_little_room(tmp_path: Path) -> None:
    stage = Compared(tmp_path, (960, 600))
    try:
        stage.shell.switches.set_console(True)
        stage.type_compare()
        area = stage.shell.layout.world
        assert area.h < LOW
        for chart in places(area).charts:
            right = pygame.Rect(chart.centerx, chart.y, chart.w // 2, chart.h)
            seen = pygame.mask.from_threshold(stage.screen.subsurface(right), TONES[1], (9, 9, 9))
            assert seen.count() > 8
    finally:
        stage.close()
