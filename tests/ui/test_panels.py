"""Toolbar, inspector, feed, notices and status line."""

from collections.abc import Callable

import pygame
import pytest

from game.core.change import change
from game.core.commands import Spawn
from game.core.components import Note, Relation
from game.core.events import Attacked, Died, Drank, Said, Spawned, TiesChanged
from game.core.wild.making import make_creature
from game.timing import MAX_SPEED
from game.ui.desk import MindFacts
from tests.ui.stage import Stage

# --- toolbar ---


def test_buttons_of_time(stage: Stage) -> None:
    buttons = stage.shell.toolbar.by_key
    stage.click(buttons["pause"].rect.center)
    assert not stage.time.paused
    stage.click(buttons["x0"].rect.center)
    assert stage.time.speed == MAX_SPEED
    stage.click(buttons["x5"].rect.center)
    assert stage.time.speed == 5
    assert buttons["x5"].button.is_selected and not buttons["x1"].button.is_selected
    tick = stage.world.tick
    stage.click(buttons["step"].rect.center)
    assert stage.time.paused and stage.world.tick > tick
    assert buttons["pause"].button.is_selected and not buttons["x5"].button.is_selected


def test_buttons_of_files_and_help(stage: Stage) -> None:
    buttons = stage.shell.toolbar.by_key
    stage.click(buttons["save"].rect.center)
    assert stage.saves == [0]
    stage.click(buttons["camera"].rect.center)
    stage.shell.shots.close()
    assert len(list(stage.desk.screenshots.glob("*.png"))) == 1
    stage.click(buttons["help"].rect.center)
    assert stage.shell.help.shown


def test_every_button_tells_its_hotkey(stage: Stage) -> None:
    for tool in stage.shell.toolbar.tools:
        assert "<b>" in (tool.button.button.tool_tip_text or "")


def test_a_save_that_fails_is_shown_in_red(stage: Stage) -> None:
    from game.errors import SaveError

    def fail() -> str:
        raise SaveError("The disk is full.")

    stage.desk.save = fail
    stage.key(pygame.K_F5)
    assert stage.shell.notices.texts == ["The disk is full."]
    assert stage.shell.notices._shown[0].bad


# --- inspector ---


def words_on(stage: Stage) -> str:
    """All that has been written since the fonts were asked last."""
    kept = stage.shell.fonts._drawn
    kept.clear()
    stage.shell.inspector._page = None
    stage.frames()
    return " | ".join(text for text, *_ in kept)


def test_it_says_what_to_do_while_nobody_is_selected(stage: Stage) -> None:
    words = words_on(stage)
    assert "Nobody selected" in words and "Right click" in words


def test_a_person_in_five_tabs(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    beliefs = stage.world.beliefs[ada]
    beliefs.relations[bob] = Relation(opinion=-55, reason="stole from Ada", tick=0)
    change(stage.world.beliefs, ada, notes=(Note(0, 1, "Bob ran away"),))
    stage.intend(ada, action="attack", target=bob, why="to get even")
    change(stage.world.mind, ada, ticket=4711, asked="was robbed")
    stage.shell.selection.choose(ada)
    found = {}
    for name, tab in stage.shell.inspector.tabs.items():
        stage.click(tab.rect.center)
        found[name] = words_on(stage)
    assert "Attack Bob" in found["Self"] and "to get even" in found["Self"]
    assert all(need in found["Self"] for need in ("Health", "Food", "Water", "Energy", "Company"))
    assert "brave" in found["Self"] or "bold" in found["Self"]
    assert "Bob" in found["Ties"] and "stole from Ada" in found["Ties"] and "-55" in found["Ties"]
    assert "Bob ran away" in found["Memory"]
    assert "4711" in found["Mind"] and "was robbed" in found["Mind"]


def test_a_story_and_goals_are_told(stage: Stage) -> None:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    assert "STORY" not in words_on(stage)
    change(stage.world.persona, ada, story="Ran the mill.", goals=("see the far shore",))
    words = words_on(stage)
    assert "STORY" in words and "Ran the mill." in words and "see the far shore" in words


def test_decisions_are_kept_with_their_reasons(stage: Stage) -> None:
    from game.core.events import Decided

    ada = stage.named("Ada")
    stage.happen(
        Decided(agent=ada, ticket=1, action="wait", why="to rest", mind="gpt", provisional=False)
    )
    stage.shell.selection.choose(ada)
    stage.shell.inspector.show_tab("Mind")
    words = words_on(stage)
    assert "Wait" in words and "to rest" in words and "gpt" in words


@pytest.mark.parametrize(
    ("kind", "said"),
    [("tree", "wood"), ("campfire", "Light"), ("apple", "2 apples"), ("bed", "Rest")],
)
def test_things(stage: Stage, kind: str, said: str) -> None:
    stage.shell.selection.choose(stage.of_kind(kind))
    assert said in words_on(stage)


def test_a_tile_and_what_lies_there(stage: Stage) -> None:
    apple = stage.of_kind("apple")
    position = stage.world.position[apple]
    stage.shell.selection.choose_tile((position.x, position.y))
    words = words_on(stage)
    assert "Grass" in words and "an apple" in words


def test_a_click_on_a_tie_goes_there(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.world.beliefs[ada].relations[bob] = Relation(opinion=10, reason="we talked")
    stage.shell.selection.choose(ada)
    stage.shell.inspector.show_tab("Ties")
    stage.frames(2)
    body = stage.shell.inspector._body
    (tie,) = [rect for rect, entity in stage.shell.inspector._links if entity == bob]
    stage.click(tie.move(body.topleft).center)
    assert stage.shell.selection.entity == bob


def test_a_page_that_is_too_long_scrolls(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage(size=(960, 600))
    ada = stage.named("Ada")
    change(stage.world.beliefs, ada, notes=tuple(Note(0, i, f"Note number {i}") for i in range(40)))
    stage.shell.selection.choose(ada)
    stage.shell.inspector.show_tab("Memory")
    stage.frames(2)
    inspector = stage.shell.inspector
    stage.wheel(inspector._body.center, -5)
    assert inspector._scroll.offset > 100


def test_a_page_is_not_drawn_every_frame(stage: Stage) -> None:
    stage.shell.selection.choose(stage.named("Ada"))
    stage.time.resume()
    stage.frames(30)
    pages = set()
    for _ in range(30):
        stage.frames()
        pages.add(id(stage.shell.inspector._page))
    assert len(pages) <= 5


# --- feed ---


def test_what_happens_is_told_and_filtered(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.happen(
        Said(agent=ada, target=bob, topic="greet", words="Hello!"),
        Attacked(agent=bob, target=ada, weapon="knife", damage=7, guarded=False),
        Drank(agent=ada, source="at the well"),
    )
    stage.frames()
    feed = stage.shell.feed
    assert feed.texts == [
        'Ada to Bob: "Hello!"',
        "Bob hit Ada with a knife for 7",
        "Ada drank at the well",
    ]
    stage.click(feed.filters["talk"].rect.center)
    assert len(feed.texts) == 2
    stage.click(feed.filters["fights"].rect.center)
    assert feed.texts == ["Ada drank at the well"]
    stage.click(feed.filters["talk"].rect.center)
    assert feed.texts[0].startswith("Ada to Bob")


def test_a_click_on_a_line_goes_to_whom_it_is_about(stage: Stage) -> None:
    ada, dot = stage.named("Ada"), stage.named("Dot")
    stage.happen(
        Drank(agent=ada, source="at the well"), Said(agent=dot, target=0, topic="chat", words="Hm")
    )
    stage.frames()
    area = stage.shell.feed.area
    stage.click((area.x + 80, area.y + 32))
    assert stage.shell.selection.entity == ada


def test_a_line_about_the_dead_goes_to_the_place(stage: Stage) -> None:
    stage.shell.camera.zoom_by(2)
    stage.happen(Died(agent=999, reason="thirst", x=3, y=4))
    stage.frames()
    area = stage.shell.feed.area
    stage.click((area.x + 80, area.y + 32))
    stage.frames(60)
    left, top, right, bottom = stage.shell.camera.seen()
    assert left <= 3.5 * 16 <= right and top <= 4.5 * 16 <= bottom


def test_the_feed_forgets(stage: Stage) -> None:
    ada = stage.named("Ada")
    for i in range(1000):
        stage.happen(Drank(agent=ada, source=f"at well {i}"))
    stage.frames()
    assert len(stage.shell.feed.texts) == 400
    assert stage.shell.feed.texts[-1] == "Ada drank at well 999"


def test_ties_and_talk_share_a_filter(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.happen(TiesChanged(agent=ada, target=bob, tie="now can't stand", reason="a blow"))
    stage.shell.feed.toggle("talk")
    stage.frames()
    assert stage.shell.feed.texts == []


def test_every_event_that_is_told_has_a_filter(stage: Stage) -> None:
    from game.core.events import EVENTS
    from game.ui.panels.feed_entry import FILTERS, KINDS, OTHER

    for kind in EVENTS:
        group, _ = KINDS.get(kind, OTHER)
        assert group in FILTERS


# --- notices ---


def test_a_notice_jumps_to_what_happened_and_goes(stage: Stage) -> None:
    stage.shell.camera.zoom_by(2)
    dot = stage.named("Dot")
    stage.happen(Died(agent=dot, reason="thirst", x=25, y=25))
    stage.frames(2)
    (notice,) = stage.shell.notices._shown
    stage.click(notice.rect.center)
    stage.frames(60)
    left, top, right, bottom = stage.shell.camera.seen()
    assert left <= 25.5 * 16 <= right and top <= 25.5 * 16 <= bottom
    assert stage.shell.notices.texts == []


def test_notices_fade_and_are_few(stage: Stage) -> None:
    for i in range(9):
        stage.shell.notices.add(f"News {i}")
    assert len(stage.shell.notices.texts) == 4
    stage.frames(30 * 9)
    assert stage.shell.notices.texts == []


# --- status ---


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_the_status_line_fits(make_stage: Callable[..., Stage], size: tuple[int, int]) -> None:
    stage = make_stage(size=size)
    stage.desk.minds = lambda: MindFacts("x" * 300, True, False, 12.3456)
    stage.time.late_ticks = 123456
    status = stage.shell.status
    status.place(stage.shell.layout.status)
    stage.frames(2)
    left, right = status.fitted()
    assert status.width_of(left) + status.width_of(right) <= size[0]
    assert right[0].text.startswith("tick ")
    assert left


def test_a_world_that_lags_tells_its_pace_and_not_how_many_ticks_were_late(stage: Stage) -> None:
    def told() -> list[str]:
        return [part.text for part in stage.shell.status.fitted()[1]]

    stage.time.late_ticks = 7
    assert "7 late ticks" in told()
    stage.time.late_ticks = 1
    assert "1 late tick" in told()
    stage.time.late_ticks = 7
    stage.time.resume()
    for _ in range(40):
        stage.clock.now += 0.25
        stage.time.run(lambda: None, 1)
    assert "4.0 of 10 ticks a second" in told()
    assert "7 late ticks" not in told()
    stage.time.pause()
    assert "ticks a second" not in " ".join(told())


def test_a_banner_shows_what_is_wrong(stage: Stage) -> None:
    place = stage.shell.layout.world
    spot = (place.x + 5, place.bottom - 5)
    before = stage.screen.get_at(spot)
    stage.alarms.append("The disk is full: 12 ticks wait to be written")
    stage.frames(20)
    colour = stage.screen.get_at(spot)
    assert colour != before
    assert colour.r > 2 * colour.g


def test_a_paused_players_spawn_is_announced(stage: Stage) -> None:
    stage.shell.hands.spawn((15, 13), "apple")
    assert any("next tick" in text for text in stage.shell.notices.texts)
    stage.tick()
    assert stage.commands == [Spawn(prefab="apple", x=15, y=13)]


def test_a_filter_tells_what_it_lets_through_while_it_does(stage: Stage) -> None:
    button = stage.shell.feed.filters["talk"].button
    assert button.is_selected
    stage.mouse(button.rect.center)
    stage.frames(60)
    assert button.tool_tip is not None


def test_a_tab_looks_chosen_after_it_was_pressed_twice(stage: Stage) -> None:
    stage.shell.selection.choose(stage.named("Ada"))
    stage.frames(2)
    tab = stage.shell.inspector.tabs["Mind"].button
    for _ in range(2):
        stage.click(tab.rect.center)
        stage.mouse((5, 300))
        stage.frames(3)
        assert tab.drawable_shape.active_state.state_id == "selected"


def test_a_line_of_the_feed_begins_with_a_capital(stage: Stage) -> None:
    wolf = make_creature(stage.world, "wolf", 12, 12)
    stage.happen(Spawned(entity=wolf, prefab="wolf", x=12, y=12))
    stage.frames(2)
    assert stage.shell.feed.texts == ["A wolf was put into the world"]


def test_who_waits_for_an_answer_is_told_why_and_since_when(stage: Stage) -> None:
    ada = stage.named("Ada")
    change(stage.world.mind, ada, ticket=7, asked="was robbed", asked_at=stage.world.tick)
    stage.shell.selection.choose(ada)
    stage.shell.inspector.show_tab("Mind")
    assert "was robbed, just now (ticket 7)" in words_on(stage)
