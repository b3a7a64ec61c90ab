"""Day and night."""

from tests.scenario_dsl import scenario


def test_night_falls_at_nine_and_day_breaks_at_five() -> None:
    s = scenario(".", hour=12)
    s.ticks(2400)
    night, day = s.last("night_fell"), s.last("day_broke")
    assert (night.tick, night.day) == (2100, 1)
    assert (day.tick, day.day) == (2400 + 500, 2)
    assert len(s.events("night_fell")) == len(s.events("day_broke")) == 1


def test_another_length_of_day() -> None:
    s = scenario(".", hour=12, day_ticks=240)
    s.ticks(100)
    assert s.last("night_fell").tick == 210
