"""The charts beside the map: what they show, up to which moment, and where a click leads."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.measures.series import Series
from game.ui import colours
from game.ui.charts.curve import Curve
from game.ui.charts.measured import curves_of
from game.ui.charts.panel import NOTHING
from game.ui.charts.plot import plot, tick_of, x_of
from game.ui.timeline.track import PAST
from tests.ui.recorded import Recorded
from tests.ui.stage import Stage

TICKS = list(range(0, 260, 20))


def measured(count: int = 13, names: int = 30) -> list[Curve]:
    """A slope, a count, one that is empty, and many more."""
    ticks = TICKS[:count]
    return [
        Curve("slope", "Slope", ticks, [float(tick) for tick in ticks]),
        Curve("deeds", "Deeds", ticks, [float(tick == 100) for tick in ticks], counted=True),
        Curve("none", "Nothing at all", ticks, [0.0] * count),
        *(Curve(f"n{i}", f"Number {i}", ticks, [float(i + 1)] * count) for i in range(names)),
    ]


def colours_in(stage: Stage, rect: pygame.Rect) -> set[tuple[int, int, int]]:
    part = stage.screen.subsurface(rect.clip(stage.screen.get_rect()))
    return {tuple(part.get_at((x, y)))[:3] for x in range(part.width) for y in range(part.height)}


def told(stage: Stage) -> list[str]:
    charts = stage.shell.charts
    return [charts._told(curve, stage.desk.world.tick) for curve in charts.curves]


def test_c_and_the_button_open_and_close_them(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    charts = stage.shell.charts
    assert not charts.shown
    stage.key(pygame.K_c, "c")
    assert charts.shown
    stage.key(pygame.K_ESCAPE)
    assert not charts.shown
    stage.click(stage.shell.toolbar.by_key["chart"].rect.center)
    assert charts.shown


@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (1920, 1080)])
def test_they_stand_on_the_map_and_the_minimap_beside_them(
    make_stage: Callable[..., Stage], size: tuple[int, int]
) -> None:
    stage = make_stage(size=size)
    stage.desk.curves = measured
    stage.key(pygame.K_c, "c")
    stage.frames(3)
    charts, world = stage.shell.charts, stage.shell.layout.world
    assert world.contains(charts.rect) and charts.rect.w < world.w // 2 + 20
    assert not charts.rect.colliderect(stage.shell.minimap.rect)
    places = [charts.plot_of(i) for i in range(len(charts.curves))]
    assert len(places) == 32
    assert not any(a.colliderect(b) for i, a in enumerate(places) for b in places[:i])
    assert all(charts.rect.left < p.left and p.right < charts.rect.right for p in places)
    assert all(place.w >= 110 for place in places)


def test_a_world_that_was_not_measured_says_what_to_expect(
    make_stage: Callable[..., Stage],
) -> None:
    stage = make_stage(size=(960, 600))
    before = stage.picture()
    stage.key(pygame.K_c, "c")
    stage.frames(2)
    assert not stage.shell.charts.curves and stage.picture() != before
    assert any("curves grow here" in text for text in NOTHING)


def test_what_is_always_zero_has_no_chart(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    stage.desk.curves = measured
    stage.key(pygame.K_c, "c")
    assert [curve.name for curve in stage.shell.charts.curves][:3] == ["slope", "deeds", "n0"]


def test_the_wheel_scrolls_them_and_not_the_map(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    stage.desk.curves = measured
    stage.key(pygame.K_c, "c")
    zoom, charts = stage.shell.camera.zoom, stage.shell.charts
    top = charts.plot_of(0).y
    stage.wheel(charts.rect.center, -3)
    assert stage.shell.camera.zoom == zoom
    assert charts.plot_of(0).y < top


def test_the_past_shows_curves_up_to_its_moment_and_marks_it(tmp_path: Path) -> None:
    stage = Recorded(tmp_path, 260)
    try:
        stage.desk.curves = measured
        stage.key(pygame.K_c, "c")
        stage.frames(8)
        charts = stage.shell.charts
        slope = charts.plot_of(0)
        late = slope.move(slope.w * 3 // 4, 0)
        late.w = slope.w // 5
        tone = colours.SKY
        assert tone in colours_in(stage, late) and PAST not in colours_in(stage, slope)
        stage.visit(120)
        slope, late = charts.plot_of(0), charts.plot_of(0).move(slope.w * 3 // 4, 0)
        late.w = slope.w // 5
        assert tone not in colours_in(stage, late)
        assert tone in colours_in(stage, slope)
        column = pygame.Rect(slope.x + x_of(120, charts.span, slope.w), slope.y, 2, slope.h)
        assert colours_in(stage, column) == {PAST}
        assert told(stage)[:2] == ["120", "1 in all"]
        stage.visit(99)
        assert told(stage)[:2] == ["80", "0 in all"]
        stage.visit(120)
        stage.key(pygame.K_END)
        stage.frames(2)
        late.y = charts.plot_of(0).y
        assert tone in colours_in(stage, late)
    finally:
        stage.close()


def test_a_click_on_a_curve_goes_to_its_moment(tmp_path: Path) -> None:
    stage = Recorded(tmp_path, 260)
    try:
        stage.desk.curves = measured
        stage.key(pygame.K_c, "c")
        stage.frames(3)
        place = stage.shell.charts.plot_of(1)
        stage.click((place.x + x_of(100, stage.shell.charts.span, place.w), place.centery))
        stage.arrive()
        assert abs(stage.desk.world.tick - 100) <= 2
    finally:
        stage.close()


def test_they_grow_with_the_series_of_a_run(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage()
    series = Series(stage.world.content.items)
    stage.desk.curves = lambda: curves_of(series)
    stage.key(pygame.K_c, "c")
    assert not stage.shell.charts.curves
    series.add(stage.world, Counter(talk=2))
    stage.tick()
    series.add(stage.world, Counter(talk=1))
    stage.frames(12)
    names = [curve.name for curve in stage.shell.charts.curves]
    shown = dict(zip(names, told(stage), strict=True))
    assert shown["people"] == "4" and shown["talk"] == "3 in all" and "thefts" not in shown
    assert all(not name.startswith("price_") for name in names)


def test_charts_that_stand_still_are_not_drawn_again(
    make_stage: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = make_stage()
    stage.desk.curves = measured
    stage.key(pygame.K_c, "c")
    stage.frames(20)
    kept = stage.shell.charts._picture
    stage.frames(5)
    assert kept is not None and stage.shell.charts._picture is kept


def test_a_plot_of_few_and_of_many_points() -> None:
    for values in ([], [3.0], [1.0, 1.0], [float(i % 7) for i in range(5000)]):
        curve = Curve("x", "X", list(range(len(values))), values)
        span = (0, max(0, len(values) - 1))
        picture = plot((150, 38), curve, span, colours.SKY)
        drawn = any(
            picture.get_at((x, y))[:3] == colours.SKY for x in range(150) for y in range(38)
        )
        assert drawn == bool(values)
    assert tick_of(x_of(70, (0, 100), 101), (0, 100), 101) == 70
