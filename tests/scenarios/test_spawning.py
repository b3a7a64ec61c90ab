"""Spawning: things appear where their rows say, as often as the world's rule lets."""

from tests.scenario_dsl import Scenario, scenario


def grown(rate: int, glyph: str = "f", ticks: int = 2400) -> Scenario:
    s = scenario("\n".join([glyph * 40] * 40), item_spawn_rate=rate)
    for _ in range(ticks):
        s.session.tick()
    return s


def test_at_rate_nothing_nothing_appears() -> None:
    assert grown(0).events("item_appeared") == []


def test_things_appear_on_their_own_ground_only() -> None:
    forest = {event.item for event in grown(300).events("item_appeared")}
    assert forest <= {"mushroom", "wood", "club"}
    assert "mushroom" in forest
    assert grown(300, "#").events("item_appeared") == []


def test_about_as_many_as_the_rows_say_times_the_rate() -> None:
    # 1,600 tiles of forest: mushrooms 4, wood 3, clubs 1 a day on 1,000 tiles.
    expected = (4 + 3 + 1) * 1.6
    once, thrice = (len(grown(rate).events("item_appeared")) for rate in (100, 300))
    assert expected * 0.4 < once < expected * 1.7
    assert expected * 3 * 0.5 < thrice < expected * 3 * 1.5


def test_the_ground_never_overflows() -> None:
    s = grown(10_000, ticks=600)
    assert len(s.world.item) <= 1600 // 40 + 1
