"""The timeline's pieces by themselves: scale, ruler, marks and their styles."""

import random
from unittest.mock import Mock

import pygame
import pytest

from game.core.events import EVENTS, Event, Healed, Said
from game.core.rules import Rules
from game.core.snapshot import encode
from game.ui.happenings import Shown
from game.ui.timeline import still as still_module
from game.ui.timeline.annals import Mark
from game.ui.timeline.decoded import Decoded
from game.ui.timeline.marks import Marks
from game.ui.timeline.ruler import labels, nights, tick_of
from game.ui.timeline.scale import LEAST, Scale
from game.ui.timeline.seeker import Seeker
from game.ui.timeline.shapes import SHAPES, draw_shape
from game.ui.timeline.still import Still
from game.ui.timeline.styles import OTHER, STYLES, style_of
from tests.persistence.living import until
from tests.ui.stage import small_world, sprites


def scale(last: int = 10_000, width: int = 601) -> Scale:
    made = Scale()
    made.place(100, width)
    made.grow(0, last)
    return made


def test_a_pixel_and_its_tick_agree() -> None:
    made = scale()
    for x in range(100, 701, 7):
        assert made.x(made.tick(x)) == x
    assert (made.tick(0), made.tick(5000)) == (0, 10_000)


def test_zooming_keeps_the_tick_under_the_pointer() -> None:
    made = scale()
    before = made.tick(300)
    made.zoom(4, 300)
    assert made.zoomed and made.span < 10_000
    assert abs(made.tick(300) - before) <= made.span / 600 + 1
    made.zoom(100, 300)
    assert made.span == LEAST
    made.zoom(-100, 300)
    assert not made.zoomed


def test_who_looks_at_the_newest_stays_there_and_who_looks_elsewhere_stays_too() -> None:
    made = scale()
    made.zoom(5, 700)
    made.grow(0, 10_050)
    assert round(made.end) == 10_050
    made.pan(200)
    there = made.start
    made.grow(0, 10_100)
    assert made.start == there
    made.show(10)
    assert made.start <= 10 <= made.end


def test_panning_ends_at_the_ends() -> None:
    made = scale()
    made.zoom(6, 400)
    made.pan(1e6)
    assert made.start == 0
    made.pan(-1e6)
    assert round(made.end) == 10_000


def test_a_life_shorter_than_the_bar() -> None:
    made = scale(3)
    assert made.tick(700) == 3
    assert made.x(3) < 200


@pytest.mark.parametrize("end", [40, 300, 2400, 24_000, 240_000, 2_400_000])
def test_there_are_labels_at_any_zoom_and_never_too_many(end: int) -> None:
    found = list(labels(Rules(), 0, end, 8))
    assert 1 <= len(found) <= 10
    assert all(0 <= tick <= end for tick, _, _ in found)
    assert len({text for _, text, _ in found}) == len(found)


def test_nights_are_where_the_rules_have_them() -> None:
    rules = Rules(day_ticks=480)
    dark = [tick for tick in range(1000) if rules.is_night(tick)]
    drawn = [t for a, b in nights(rules, 0, 1000) for t in range(round(a), round(b))]
    assert [t for t in drawn if 0 <= t < 1000] == dark
    assert tick_of(rules, 7 * 60) == 0


def test_every_mark_that_an_event_makes_has_a_style_and_any_other_a_default() -> None:
    assert {event.mark for event in EVENTS if event.mark} <= set(STYLES)
    assert "late" in STYLES
    assert style_of("eclipse").shape in SHAPES


def test_kinds_are_told_apart_by_shape_and_in_their_row_by_colour_too() -> None:
    styles = [*STYLES.values(), OTHER]
    assert len({style.shape for style in styles}) == len(styles)
    assert len({(style.row, style.colour) for style in styles}) == len(styles)


def test_every_style_has_its_icon() -> None:
    for style in (*STYLES.values(), OTHER):
        assert sprites().icon(style.icon).get_size() == (16, 16)


def test_every_shape_stays_within_its_row() -> None:
    for name in SHAPES:
        picture = pygame.Surface((21, 21), pygame.SRCALPHA)
        draw_shape(picture, name, (255, 255, 255), (10, 10))
        box = picture.get_bounding_rect()
        assert box.w and pygame.Rect(4, 4, 13, 13).contains(box), (name, box)


def test_marks_are_kept_once_and_found_by_stretch() -> None:
    marks = Marks()
    marks.add([Mark(5, "fight", "b", (1, 2), 7), Mark(3, "death", "a", (1,), 4)])
    marks.add([Mark(5, "fight", "b", (1, 2), 7), Mark(1, "fight", "c", (1, 2), 2)])
    assert len(marks) == 3
    assert [mark.text for mark in marks.between(1, 5)] == ["c", "a", "b"]
    assert [mark.text for mark in marks.between(2, 4)] == ["a"]
    assert [mark.tick for mark in marks.row(style_of("fight").row, 0, 5)] == [1]


def test_what_ended_within_a_tick_shows_again_when_time_settles_before_it() -> None:
    """Time that comes to stand goes back to its tick: as the tick is seen in the past."""
    world = small_world()
    world.tick = 30
    ada, bob = world.agents[:2]
    for letters in (10, 11, 12):  # read for 3.1, 3.16 and 3.22 seconds: one ends in this tick
        still, words = Still(10), "x" * letters
        events = {0: [Said(agent=ada, target=bob, topic="chat", words=words, id=1, tick=0)]}
        at_rest = dict(Still(10).happenings(world, events, 31.0).speech)
        still.happenings(world, events, 31.9)
        assert still.happenings(world, events, 31.0).speech == at_rest
        assert ada in still.happenings(world, events, 30.0).speech


def test_what_is_decoded_ahead_is_handed_out_once_and_for_its_tick() -> None:
    world = small_world()
    ahead = Decoded()
    ahead.prepare(7, encode(world), 1.0)
    assert ahead.tick == 7 and ahead.take(6) is None
    found = ahead.take(7)
    assert found is not None and encode(found) == encode(world)
    assert ahead.take(7) is None and ahead.tick == -1


def test_nothing_is_decoded_ahead_where_there_is_no_time_for_it() -> None:
    state, ahead = encode(small_world()), Decoded()
    ahead.prepare(7, state, 1.0)  # learns what it costs
    ahead.prepare(8, state, 0.0)
    assert ahead.tick == 7
    for _ in range(400):  # but a cost of a bad moment is not believed for ever
        ahead.prepare(8, state, 1e-9)
    assert ahead.tick == 8


def test_a_world_is_taken_apart_when_nobody_else_holds_it() -> None:
    seeker, held, worlds = Seeker(Mock()), small_world(), [small_world()]
    grid, before = worlds[0].grid, encode(held)
    seeker.let_go(held)
    seeker.let_go(worlds.pop())
    until(lambda: not hasattr(grid, "cells"))
    seeker.close()
    assert encode(held) == before


def test_what_shows_is_the_same_played_and_jumped_to_and_takes_several_frames(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world, coin = small_world(), random.Random(5)
    who = world.agents
    events: dict[int, list[Event]] = {
        tick: [
            *(
                Said(agent=coin.choice(who), target=0, topic="chat", words="word " * words)
                for words in coin.sample(range(1, 12), coin.randrange(3))
            ),
            *(
                Healed(agent=who[0], target=coin.choice(who), whom="", amount=tick)
                for _ in range(coin.randrange(2))
            ),
        ]
        for tick in range(1, 200)
    }

    def shown(still: Still, tick: int) -> list[dict[int, Shown]]:
        world.tick = tick
        return [dict(table) for table in still.happenings(world, events, tick + 0.4).people]

    played = Still(10)
    steps = {tick: shown(played, tick) for tick in range(60, 160)}
    assert all(shown(Still(10), tick) == people for tick, people in steps.items())
    monkeypatch.setattr(still_module, "MOST", 20)
    slow, frames = Still(10), 1
    while shown(slow, 150) != steps[150]:
        frames += 1
        assert frames < 75
    assert frames > 2
    assert shown(slow, 151) == steps[151]
