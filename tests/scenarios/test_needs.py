"""Needs fall with time; at nothing they cost health; wounds mend; feelings fade."""

import pytest

from game.core.change import change
from game.core.relations import feel
from game.core.systems.needs import FADE_EVERY, MEND_AFTER, MEND_EVERY
from tests.scenario_dsl import scenario

FALLS = {"hunger": 208, "thirst": 417, "energy": 278, "company": 139}
"""Points in 1,000 ticks, as in tests/scenario_content/needs.yaml."""


@pytest.mark.parametrize("need", FALLS)
def test_a_thousand_ticks_take_their_share(need: str) -> None:
    s = scenario("@")
    s.ticks(1000)
    assert s.need("@", need) == 1000 - FALLS[need]


def test_the_sleeping_hunger_less() -> None:
    awake, asleep = scenario("@", hour=22), scenario("@", hour=22)
    asleep.order("@", "rest")
    for s in (awake, asleep):
        s.ticks(400)
    assert asleep.need("@", "hunger") > awake.need("@", "hunger")
    assert asleep.need("@", "thirst") > awake.need("@", "thirst")


@pytest.mark.parametrize("need", ["thirst", "hunger"])
def test_nobody_lives_long_with_a_need_at_nothing(need: str) -> None:
    s = scenario("@")
    s.set("@", health=2, **{need: 0})
    s.until(lambda: bool(s.events("died")), 600)
    assert s.last("died").reason == need
    assert s.last("died").killer == 0
    s.expect_story(f"@ died of {need}")


def test_loneliness_kills_nobody() -> None:
    s = scenario("@")
    s.set("@", health=2, company=0)
    s.ticks(600)
    assert s.world.agents


def test_needs_stop_at_nothing() -> None:
    s = scenario("@")
    s.set("@", hunger=1)
    s.ticks(60)
    assert s.need("@", "hunger") == 0


def test_wounds_mend_after_a_while() -> None:
    s = scenario("@")
    s.set("@", health=50)
    change(s.world.health, s.agent("@"), hurt_at=s.world.tick)
    s.ticks(MEND_AFTER)
    assert s.health("@") == 50
    s.ticks(5 * MEND_EVERY)
    assert s.health("@") == 55


def test_nothing_mends_while_one_thirsts() -> None:
    s = scenario("@")
    s.set("@", health=50, thirst=100)
    s.ticks(200)
    assert s.health("@") <= 50


def test_a_low_need_makes_one_think_again() -> None:
    s = scenario("@")
    s.set("@", thirst=334)
    s.order("@", "wait")
    s.until(lambda: bool(s.events("need_low")))
    assert s.last("need_low").feeling == "thirsty"
    assert s.last("decision_requested").reason == "is thirsty"
    s.ticks(50)
    assert len(s.events("need_low")) == 1


def test_a_dire_need_is_pressing() -> None:
    s = scenario("@")
    s.set("@", hunger=120)
    s.order("@", "wait")
    s.until(lambda: bool(s.events("need_low")))
    assert s.last("decision_requested").reason == "is desperately hungry"
    assert s.last("decision_requested").urgency == 2


def test_feelings_fade() -> None:
    s = scenario("@1")
    feel(s.world, s.agent("@"), s.agent("1"), 10, "greeted me")
    feel(s.world, s.agent("1"), s.agent("@"), -2, "insulted me")
    s.ticks(3 * FADE_EVERY)
    assert s.opinion("@", of="1") == 7
    assert s.opinion("1", of="@") == 0


def test_strong_feelings_last() -> None:
    s = scenario("@12")
    feel(s.world, s.agent("@"), s.agent("1"), 10, "greeted me")
    feel(s.world, s.agent("@"), s.agent("2"), -60, "attacked me")
    for _ in range(6):
        s.ticks(FADE_EVERY)
        s.set("@", thirst=1000)
    assert s.opinion("@", of="1") == 4
    assert 1 <= s.opinion("@", of="2") + 60 <= 3  # half as fast at the most
