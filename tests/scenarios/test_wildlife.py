"""Wildlife: animals breed up to what the land bears; raids come, and spare the bereaved."""

from game.core.change import change
from tests.scenario_dsl import Scenario, scenario

WIDE = "\n".join(['"' * 30] * 20)


def meadow(**rules: int) -> Scenario:
    quiet = {"dangers": 1, "animals": 0, "raids": 0, "weather": 0, "ground": "meadow"}
    return scenario(WIDE + "\n" + "12345@6789".ljust(30, '"'), **{**quiet, **rules})


def test_animals_breed_up_to_what_the_land_bears() -> None:
    s = meadow(animals=20)  # 630 tiles at 400 to 10,000, and a fifth of that
    s.ticks(700)
    assert len(s.all("rabbit")) == 5
    assert s.events("creature_appeared")


def test_none_come_where_animals_are_off() -> None:
    s = meadow(animals=0)
    s.ticks(300)
    assert not s.world.creature


def test_a_pack_comes_at_night_from_an_edge() -> None:
    s = meadow(raids=100, hour=20)
    s.until(lambda: bool(s.events("raid_came")), 800)
    raid = s.last("raid_came")
    assert raid.beast == "wolf"
    assert raid.count == len(s.all("wolf")) == 2, "ten people bear two"
    x, y = raid.x, raid.y
    assert x in (0, 1, 2, 27, 28, 29) or y in (0, 1, 2, 18, 19, 20)
    s.expect_story("2 wolves came from the " + raid.side)


def test_no_pack_comes_by_day_or_when_raids_are_off() -> None:
    for s, ticks in ((meadow(raids=100, hour=8), 1200), (meadow(raids=0, hour=20), 800)):
        s.ticks(ticks)
        assert not s.events("raid_came")


def test_a_place_that_buries_its_dead_is_spared() -> None:
    s = meadow(raids=100, hour=20)
    for name in ("1", "2"):
        s.set(name, health=1)
        change(s.world.needs, s.agent(name), thirst=0)
    s.until(lambda: len(s.events("died")) == 2, 120)
    s.ticks(700)
    assert not s.events("raid_came")
