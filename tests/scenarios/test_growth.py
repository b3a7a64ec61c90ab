"""Growth: what was gathered grows back; what lies about too long is gone."""

from game.core.commands import Kill
from tests.scenario_dsl import scenario

SLICE = 50
"""Things have their turn once in so many ticks."""


def test_berries_grow_back_one_by_one() -> None:
    s = scenario("@B")
    s.do("@", "use", target="bush")
    assert s.world.fixture[s.the("bush")].stock == 2
    s.ticks(450 + SLICE)
    assert s.world.fixture[s.the("bush")].stock == 3
    s.ticks(2 * (450 + SLICE))
    assert s.world.fixture[s.the("bush")].stock == 5


def test_no_bush_holds_more_than_it_can() -> None:
    s = scenario("B")
    s.ticks(1000)
    assert s.world.fixture[s.the("bush")].stock == 5


def test_what_lies_about_spoils() -> None:
    s = scenario("b..m")
    s.ticks(2390)
    assert s.all("mushroom")
    s.ticks(10 + SLICE)
    assert not s.all("mushroom")
    assert s.last("item_spoiled").item == "mushroom"


def test_what_is_held_does_not_spoil() -> None:
    s = scenario("@m")
    s.do("@", "pickup", target="mushroom")
    s.set("@", hunger=1000, thirst=1000)
    s.ticks(1200)
    s.set("@", hunger=1000, thirst=1000)
    s.ticks(1300)
    s.expect_holds("@", "mushroom")


def test_a_knife_lasts() -> None:
    s = scenario("k..")
    s.ticks(5000)
    assert s.all("knife")


def test_graves_fall_in_after_two_days() -> None:
    s = scenario("@..")
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(4790)
    assert s.all("grave")
    s.ticks(11 + SLICE)
    assert not s.all("grave")


def test_fires_burn_down_and_go_out() -> None:
    s = scenario("@.F")
    s.ticks(240 + SLICE)
    assert s.world.fixture[s.the("campfire")].stock == 11
    s.set("campfire", stock=1)
    s.ticks(2 * (240 + SLICE))
    assert s.world.fixture[s.the("campfire")].stock == 0
