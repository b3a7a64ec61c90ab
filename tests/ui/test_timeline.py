"""The past in the window: going there, what is seen there, and that now isn't touched."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from pygame import Rect

from game.core.events import Died
from game.core.systems import SYSTEMS
from game.core.world import World
from game.persistence import History
from game.persistence.card import Era
from game.persistence.fingerprint import simulation
from game.ui.selection import next_agent
from game.ui.text import SMALL_BOLD
from game.ui.timeline import onward, past, seeker
from game.ui.timeline.annals import Mark
from game.ui.timeline.bar import REFUSAL
from game.ui.timeline.notice import FOREIGN, notice_of
from game.ui.timeline.seeker import Seeker
from game.ui.timeline.track import PAST
from game.ui.timeline.typed import wire
from tests.ui.recorded import Recorded
from tests.ui.stage import state

END = pygame.K_END


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Recorded]:
    made = Recorded(tmp_path, 260)
    yield made
    made.close()


def test_the_same_moment_is_the_same_picture_however_one_came_to_it(stage: Recorded) -> None:
    live = {stage.world.tick: stage.map()}
    for _ in range(3):
        stage.tick(13)
        stage.frames(8)
        live[stage.world.tick] = stage.map()
    assert len(set(live.values())) == 4, "nothing moved"
    stage.tick(40)
    stage.frames(8)
    for tick, picture in live.items():
        stage.drag(30, tick + 9, tick)
        assert stage.desk.past is not None and stage.desk.world.tick == tick
        assert stage.map() == picture, f"tick {tick} by drag"
    for tick, picture in reversed(live.items()):
        stage.console.run(f"/goto {tick}")
        stage.arrive()
        assert stage.map() == picture, f"tick {tick} by /goto"
        stage.key(pygame.K_COMMA, ",")
        stage.arrive()
        stage.key(pygame.K_PERIOD, ".")
        stage.arrive()
        assert stage.map() == picture, f"tick {tick} by steps"


def test_how_long_one_looks_changes_nothing(stage: Recorded) -> None:
    stage.visit(200)
    before = stage.map()
    stage.clock.now += 1234.5
    stage.frames(3)
    assert stage.map() == before


def test_the_living_world_is_not_touched(stage: Recorded) -> None:
    now = state(stage.session.world)
    stage.drag(40, 90, 170, 60)
    stage.past.play()
    stage.frames(30)
    stage.past.play(back=True)
    stage.frames(30)
    stage.past.step(-5)
    stage.arrive()
    assert stage.desk.world is not stage.session.world
    stage.key(END)
    assert stage.desk.world is stage.session.world
    assert state(stage.session.world) == now


@pytest.mark.parametrize("running", [True, False])
def test_it_stands_still_meanwhile_and_goes_on_as_it_was(stage: Recorded, running: bool) -> None:
    if running:
        stage.time.resume()
    stage.visit(100)
    tick = stage.session.world.tick
    stage.frames(20)
    assert stage.session.world.tick == tick
    stage.key(END)
    assert stage.time.paused is not running
    stage.frames(20)
    assert (stage.session.world.tick > tick) is running


def test_the_newest_wish_wins(stage: Recorded) -> None:
    seen: list[int] = []
    stage.past.arrived.append(lambda: seen.append(stage.desk.world.tick))
    for tick in (20, 40, 60, 80, 100, 120):
        stage.past.visit(tick)
    stage.arrive()
    assert seen[-1] == 120 and seen == sorted(seen)


def test_whoever_drags_without_a_stop_sees_moments_go_by(stage: Recorded) -> None:
    seen: list[int] = []
    stage.past.arrived.append(lambda: seen.append(stage.desk.world.tick))
    wishes = iter(range(10**9))

    def wish_on() -> bool:
        stage.past.visit(40 + next(wishes) % 200)
        return len(seen) >= 3

    stage.until(wish_on)


def test_time_runs_on_and_back(stage: Recorded) -> None:
    stage.visit(120)
    stage.key(pygame.K_SPACE, " ")
    stage.until(lambda: stage.desk.world.tick >= 126)
    stage.key(pygame.K_3, "3")
    assert stage.desk.time.speed == 5
    stage.until(lambda: stage.desk.world.tick >= 150)
    stage.click(stage.bar.buttons["back"].rect.center)
    assert stage.past.back
    seen: list[int] = []
    stage.past.arrived.append(lambda: seen.append(stage.desk.world.tick))
    stage.until(lambda: stage.desk.world.tick <= 60)
    assert seen == sorted(seen, reverse=True) and len(seen) > 30
    stage.key(pygame.K_1, "1")
    stage.bar.buttons["back"].press()
    seen.clear()
    stage.until(lambda: stage.desk.world.tick <= 45)
    assert seen == list(range(seen[0], seen[-1] - 1, -1)), "a tick was left out"
    stage.key(pygame.K_SPACE, " ")
    assert stage.desk.time.paused
    stage.key(pygame.K_SPACE, " ")
    assert not stage.past.back
    stage.until(lambda: stage.desk.world.tick >= 70)


def test_a_heavy_moment_is_decoded_by_the_thread(
    stage: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.visit(119)
    before = stage.map()
    stage.visit(120)

    def never(state: bytes) -> World:
        raise AssertionError("the window stands still meanwhile")

    monkeypatch.setattr(past, "LIGHT", 0)
    monkeypatch.setattr(past, "decode", never)
    stage.past.step(-1)
    stage.arrive()
    assert (stage.desk.world.tick, stage.map()) == (119, before)
    stage.past.play(back=True)
    stage.until(lambda: stage.desk.world.tick <= 114)
    stage.past.play()
    stage.until(lambda: stage.desk.world.tick >= 121)


def test_a_step_of_the_past_takes_as_many_frames_as_it_needs(
    stage: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onward, "SECONDS", 0.0)
    stage.visit(120)
    pictures = {120: stage.map()}
    stage.past.play()
    frames = 0
    while stage.desk.tick < 124:
        stage.frames()
        frames += 1
        if not stage.desk.whole:
            assert stage.desk.world.tick == stage.desk.tick + 1
    assert frames > 4 * len(SYSTEMS)
    if stage.desk.whole:
        stage.until(lambda: not stage.desk.whole)
    stage.past.settle()
    assert stage.desk.whole
    at = stage.desk.world.tick
    stage.past.toggle()
    stage.frames(8)
    pictures[at] = stage.map()
    stage.past.play()
    stage.until(lambda: not stage.desk.whole)
    stage.key(END)
    assert stage.desk.world is stage.session.world and stage.desk.whole
    for tick, picture in pictures.items():
        stage.visit(tick)
        assert stage.map() == picture, tick


def test_running_on_leads_back_to_now(stage: Recorded) -> None:
    stage.visit(255)
    stage.past.play()
    stage.until(lambda: not stage.past.open)
    assert stage.session.world.tick == 260 and stage.time.paused


def test_back_before_the_beginning_stands_still(stage: Recorded) -> None:
    stage.visit(3)
    stage.past.play(back=True)
    stage.until(lambda: stage.desk.world.tick == 0 and stage.desk.time.paused)
    stage.past.step(-1)
    stage.arrive()
    assert stage.desk.world.tick == 0 and not stage.past.fault


def test_a_step_back_from_now_and_on_again(stage: Recorded) -> None:
    stage.key(pygame.K_COMMA, ",")
    stage.arrive()
    assert stage.past.open and stage.desk.world.tick == 259
    stage.key(pygame.K_PERIOD, ".")
    stage.arrive()
    assert not stage.past.open and stage.session.world.tick == 260


def test_nothing_can_be_changed_there(stage: Recorded) -> None:
    stage.visit(100)
    person = stage.desk.world.agents[0]
    stage.shell.hands.kill(person)
    assert REFUSAL in stage.shell.notices.texts[-1]
    lines = stage.console.run("/spawn apple 3 3")
    assert [line.text for line in lines if line.kind == "error"] == [REFUSAL]
    assert not any("usage" in line.text for line in lines)
    assert stage.session.pending() == 0
    stage.console.run("/step 3")
    stage.until(lambda: stage.desk.world.tick == 103)
    assert stage.session.world.tick == 260


def test_goto_and_fork_are_typed(stage: Recorded) -> None:
    def said(line: str) -> str:
        return " ".join(line.text for line in stage.console.run(line)[1:])

    assert "77" in said("/goto 77")
    stage.arrive()
    assert stage.desk.world.tick == 77
    asked: list[int | None] = []
    stage.console.context.fork = lambda tick, name: asked.append(tick) or "made"
    wire(stage.console.context, stage.desk, stage.bar)
    said("/fork")
    said("/goto now")
    assert not stage.past.open
    said("/fork")
    assert asked == [77, None]
    assert "260" in said("/goto 100000")
    assert not stage.past.open


def test_whoever_sets_the_world_going_is_back_in_it(stage: Recorded) -> None:
    stage.visit(100)
    stage.tick()
    assert not stage.past.open and stage.desk.world.tick == 261
    stage.visit(100)
    stage.time.resume()
    stage.frames(2)
    assert not stage.past.open


def test_panels_tell_of_that_moment(stage: Recorded) -> None:
    feed, inspector = stage.shell.feed, stage.shell.inspector
    now = list(feed.texts)
    person = stage.world.agents[0]
    stage.shell.hands.select(person)
    inspector.show_tab("Memory")
    stage.frames(20)
    memories = inspector._page
    stage.visit(120)
    assert feed.texts and feed.texts != now
    assert all(entry.tick <= 120 for entry in feed.shown)
    assert feed.shown[-1].tick > 60
    stage.frames(20)
    assert inspector._page is not memories
    assert stage.shell.thoughts.of(person)
    assert all(thought.tick <= 120 for thought in stage.shell.thoughts.of(person))
    stage.key(END)
    stage.frames()
    assert feed.texts == now


def test_a_line_of_the_feed_leads_to_its_moment(stage: Recorded) -> None:
    feed = stage.shell.feed
    entry = next(e for e in feed.shown if e.concerned and feed.leads_back(e.tick))
    stage.shell.feed._follow(entry)
    stage.arrive()
    assert stage.desk.world.tick == entry.tick
    assert stage.shell.selection.entity == entry.who or not entry.who
    stage.key(END)
    newest = feed.shown[-1]
    assert not feed.leads_back(newest.tick)
    feed._follow(newest)
    assert not stage.past.open


def test_goto_an_event_selects_whom_it_was_about(stage: Recorded) -> None:
    stage._ready(260)
    logged = History(stage.recorder.opened.folder).events(1, 200)
    event = next(
        event
        for tick in logged
        for event in tick.events
        if event.tick > 100 and event.concerns() and event.concerns()[0] in stage.world.agents
    )
    stage.console.context.event = lambda number: event
    stage.console.run(f"/goto #{event.id}")
    stage.arrive()
    assert stage.desk.world.tick == event.tick
    assert stage.shell.selection.entity == event.concerns()[0]


def test_a_hint_says_where_a_line_leads(stage: Recorded) -> None:
    feed = stage.shell.feed

    def pointed() -> bool:
        stage.mouse(stage.shell.layout.world.center)
        stage.mouse((feed.area.centerx, feed.area.bottom - 20))
        return feed.hint() is not None

    stage.until(pointed)
    hint = feed.hint()
    assert hint is not None and hint[0].startswith("Click:")


def test_who_is_not_born_yet_is_selected_again_later(stage: Recorded) -> None:
    stage.console.run("/spawn agent 5 5 Late")
    stage.tick(30)
    late = stage.named("Late")
    stage.shell.selection.choose(late)
    stage.frames()
    stage.visit(100)
    assert stage.shell.selection.entity == 0
    stage.visit(280)
    assert stage.shell.selection.entity == late


def test_marks_come_from_the_log_and_from_now(stage: Recorded) -> None:
    person = stage.world.agents[0]
    stage.console.run(f"/kill agent_{person}")
    stage.tick(5)
    stage.frames()
    (death,) = [mark for mark in stage.bar.marks.between(255, 270) if mark.kind == "death"]
    assert str(stage.world.names[person]) in death.text
    before = len(stage.bar.marks)
    # Read from the log they are the same marks.
    stage.recorder.hurry()
    stage.until(lambda: stage.recorder.durable_tick >= 265)
    stage.bar.marks.clear()
    stage.bar.seeker.want_marks((1, 0))
    stage.until(lambda: len(stage.bar.marks) >= before)
    assert len(stage.bar.marks) == before
    # A click on it goes there, and to the place.
    stage.click(stage.spot(death.tick))
    stage.arrive()
    assert stage.desk.world.tick == death.tick
    (event,) = [e for e in stage.past.events[death.tick] if isinstance(e, Died)]
    assert stage.shell.selection.tile == (event.x, event.y)


def test_a_click_where_marks_are_many_keeps_who_is_selected(stage: Recorded) -> None:
    chosen, other = stage.world.agents[:2]
    stage.shell.selection.choose(chosen)
    x, y = stage.spot(120)
    stage.bar.marks.add([Mark(120, "trade", f"Deal {i}", (other,), i) for i in range(9)])
    stage.click((x, y))
    stage.arrive()
    assert stage.past.open and abs(stage.desk.world.tick - 120) <= 1
    assert stage.shell.selection.entity == chosen


def test_no_frame_walks_through_a_moment_that_came_in_search_of_garbage(stage: Recorded) -> None:
    gc.collect()
    gc.disable()  # as a window's loop has it
    try:
        before = gc.get_freeze_count()
        stage.visit(120)
        assert gc.get_freeze_count() > before + len(stage.desk.world.kind)
    finally:
        gc.enable()
        gc.unfreeze()


def test_what_was_long_before_a_moment_comes_after_it(
    stage: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeker, "SHOWN", 40)
    monkeypatch.setattr(Seeker, "older", lambda self: {})
    stage.visit(200)
    assert min(stage.past.events) == 160, "as long as it shows"
    monkeypatch.undo()
    stage.visit(201)
    stage.until(lambda: min(stage.past.events) == 1)
    assert set(range(1, 202)) <= set(stage.past.events)


def test_ticks_that_come_late_near_each_other_have_one_mark(stage: Recorded) -> None:
    for late in (0, 1, 1, 1, 0, 1, *[0] * 95, 1, 0):
        stage.session.tick()
        stage.time.late_ticks += late
    stage.session.tick()
    marks = [mark.tick for mark in stage.bar.marks.between(0, 400) if mark.kind == "late"]
    assert marks == [262, 362]
    stage.bar.marks.add([Mark(312, "late", "in between, from the log", (), 0)])
    assert len([m for m in stage.bar.marks.between(0, 400) if m.kind == "late"]) == 2


def test_the_wheel_zooms_and_the_right_button_moves(stage: Recorded) -> None:
    scale = stage.bar.scale
    at = stage.bar.track.lane.center
    stage.wheel(at, 3)
    assert scale.zoomed
    start = scale.start
    stage.press(at, 3)
    stage.mouse((at[0] + 60, at[1]))
    stage.release((at[0] + 60, at[1]), 3)
    assert scale.start < start
    assert not stage.past.open


def test_who_was_selected_is_selected_in_the_fork(stage: Recorded) -> None:
    chosen = stage.world.agents[1]
    taken: list[str] = []

    def take_up(name: str) -> str:
        stage.shell.world_changed()
        taken.append(name)
        return f"{name} is here"

    assert stage.desk.chronicle is not None
    stage.desk.chronicle = replace(stage.desk.chronicle, take_up=take_up)
    stage.shell.selection.choose(chosen)
    stage.shell.visits.fork()
    stage.until(lambda: taken)
    assert stage.shell.selection.entity == chosen


def test_a_fork_is_made_and_taken_up(stage: Recorded) -> None:
    stage.visit(150)
    stage.click(stage.bar.buttons["fork"].rect.center)
    stage.until(lambda: stage.taken_up)
    assert (stage.recorder.opened.folder.parent / stage.taken_up[0]).is_dir()
    assert any("is here" in text for text in stage.shell.notices.texts)


def test_another_world_begins_with_a_bar_of_its_own(stage: Recorded) -> None:
    stage.visit(100)
    stage.shell.world_changed()
    stage.frames(2)
    assert not stage.past.open and stage.desk.world is stage.session.world
    stage.visit(90)
    assert stage.desk.world.tick == 90


def test_a_world_taken_up_again_tells_what_happened_before(stage: Recorded) -> None:
    before = [entry.text for entry in stage.shell.feed._entries if entry.tick > 100]
    picture = stage.map()
    stage._ready(260)
    stage.session.observers.remove(stage.shell.observe)
    stage.shell.world_changed()
    stage.until(lambda: stage.bar.recent)
    stage.frames(4)
    assert [entry.text for entry in stage.shell.feed._entries if entry.tick > 100] == before
    assert stage.map() == picture


def test_a_moment_that_cannot_be_read_says_so(stage: Recorded) -> None:
    stage.recorder.hurry()
    stage.until(lambda: stage.recorder.durable_tick >= 260)
    for path in (stage.recorder.opened.folder / "events").iterdir():
        path.write_bytes(b"nonsense\n")
    for path in (stage.recorder.opened.folder / "keyframes").iterdir():
        path.write_bytes(b"nonsense\n")
    stage.visit(100)
    assert stage.past.open and stage.past.fault
    stage.key(END)
    assert not stage.past.open


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_the_past_is_seen_at_a_glance(tmp_path: Path, size: tuple[int, int]) -> None:
    made = Recorded(tmp_path, 120, size)
    try:
        rect = made.shell.layout.world
        before = made.screen.subsurface(rect).copy()
        made.visit(60)
        after = made.screen.subsurface(rect)
        for at in ((1, rect.h // 2), (rect.w - 2, rect.h // 2), (4, 4), (rect.w // 2, rect.h - 1)):
            assert before.get_at(at) != after.get_at(at)
    finally:
        made.close()


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_what_other_rules_ran_is_said_in_the_past(tmp_path: Path, size: tuple[int, int]) -> None:
    made = Recorded(tmp_path, 120, size)
    try:
        meta, bar, desk = made.recorder.opened.meta, made.bar, made.desk

        def caution() -> str:
            return notice_of(desk, made.past, slow=False, forking=None).caution

        made.visit(60)
        assert not caution() and bar.banner_height == bar.banner.height()
        one_line = made.shell.notices.rect
        meta.eras = [Era(tick=0, simulation="0123"), Era(tick=80, simulation=simulation())]
        made.visit(80)
        assert caution() == FOREIGN
        world = made.shell.layout.world
        strip = Rect(world.x, world.y + bar.banner.height(), world.w, 0)
        strip.h = bar.banner_height - bar.banner.height()
        assert strip.h > 12
        assert made.screen.get_at((strip.right - 20, strip.centery))[:3] == PAST
        assert made.shell.fonts.width(FOREIGN, SMALL_BOLD) < strip.w - 48
        assert made.shell.notices.rect.y == one_line.y + strip.h
        made.visit(81)
        assert not caution() and made.shell.notices.rect == one_line
    finally:
        made.close()


def test_without_a_log_there_is_no_past(make_stage: Callable[..., Recorded]) -> None:
    bare = make_stage()
    bare.tick(20)
    bare.shell.timeline.visit(5)
    bare.frames(3)
    assert not bare.shell.past.open
    assert next_agent(bare.world, 0)
    bare.shell.close()
