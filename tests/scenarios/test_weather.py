"""Weather: the sky turns, what grows and burns and how far one sees goes by it."""

from game.core.change import change
from game.core.components import Weather
from game.core.observe import observe
from tests.scenario_dsl import Scenario, scenario


def sky(map_: str = "@", kind: str = "", growth: int = 100, **rules: int) -> Scenario:
    s = scenario(map_, **{"dangers": 1, "animals": 0, "raids": 0, **rules})
    if kind:
        far = s.world.tick + 100_000
        s.world.weather = Weather(kind, far, growth, "", far)
    return s


def test_the_sky_turns_and_clears_again() -> None:
    s = sky(weather=100)
    s.until(lambda: len(s.events("weather_changed")) >= 4, 2500)
    kinds = [event.weather for event in s.events("weather_changed")][:4]
    assert kinds[1::2] == ["fair", "fair"]
    assert set(kinds[::2]) <= {"rain", "fog"}


def test_seasons_come_and_end() -> None:
    s = sky(weather=100)
    s.until(lambda: len(s.events("season_changed")) >= 2, 3200)
    begins, ends = s.events("season_changed")[:2]
    assert (begins.season, ends.season) == ("drought", "")
    assert begins.growth < ends.growth
    assert ends.tick - begins.tick == 300
    s.expect_story("A drought sets in", "The lean time is over")


def test_without_weather_it_is_fair_for_ever() -> None:
    for s in (sky(weather=0), sky(weather=100, dangers=0)):
        s.world.weather.kind, s.world.weather.growth = "rain", 200
        s.ticks(1)
        assert s.world.weather.kind == "fair"
        assert s.world.weather.growth == 100
        s.ticks(900)
        assert len(s.events("weather_changed")) == 1


def grown(growth: int) -> int:
    s = sky("B", "fair", growth, weather=100)
    s.set("bush", stock=0)
    change(s.world.fixture, s.the("bush"), changed=s.world.tick)
    return s.until(lambda: s.world.fixture[s.the("bush")].stock > 0, 6000)


def test_bushes_grow_by_the_sky() -> None:
    usual, lush = grown(100), grown(200)
    assert usual - 60 <= 2 * lush <= usual + 110


def test_rain_eats_fires() -> None:
    lost = []
    for kind in ("fair", "rain"):
        s = sky("F", kind, weather=100)
        before = s.world.fixture[s.the("campfire")].stock
        s.ticks(500)
        lost.append(before - s.world.fixture[s.the("campfire")].stock)
    assert lost[1] > lost[0]


def test_fog_shortens_sight() -> None:
    for kind, seen in (("fair", 1), ("fog", 0)):
        s = sky("@.......T", kind, weather=100)
        s.ticks(1)
        sights = observe(s.world, s.agent("@")).seen
        assert sum(sight.kind == "tree" for sight in sights) == seen
