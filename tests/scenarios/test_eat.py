"""Eat: use up a held thing that feeds."""

from game.core.actions import ACTIONS
from game.core.actions.eat import BITES
from tests.scenario_dsl import scenario


def test_bread_stills_hunger() -> None:
    s = scenario("@")
    s.set("@", hunger=200)
    s.give("@", "bread")
    s.do("@", "eat", item="bread")
    assert s.need("@", "hunger") >= 200 + 500 - 5
    s.expect_holds("@", "bread", 0)
    s.expect_story("@ ate some bread")


def test_one_at_a_time() -> None:
    s = scenario("@")
    s.give("@", "apple", 3)
    s.do("@", "eat", item="apple")
    s.expect_holds("@", "apple", 2)


def test_eating_takes_time() -> None:
    s = scenario("@")
    s.give("@", "apple")
    s.order("@", "eat", item="apple")
    s.ticks(ACTIONS["eat"].takes)
    s.expect_holds("@", "apple", 1)
    s.ticks(1)
    s.expect_holds("@", "apple", 0)


def test_nobody_is_more_than_full() -> None:
    s = scenario("@")
    s.give("@", "bread")
    s.do("@", "eat", item="bread")
    assert s.need("@", "hunger") == 1000


def test_a_herb_mends_wounds() -> None:
    s = scenario("@")
    s.set("@", health=40)
    s.give("@", "herb")
    s.do("@", "eat", item="herb")
    assert s.health("@") in (40 + 18, 40 + 18 + 1)  # a point may have mended by itself


def test_a_juicy_apple_stills_some_thirst() -> None:
    s = scenario("@")
    s.set("@", thirst=500)
    s.give("@", "apple")
    s.do("@", "eat", item="apple")
    assert s.need("@", "thirst") > 520


def test_a_knife_is_no_food() -> None:
    s = scenario("@")
    s.give("@", "knife")
    s.do("@", "eat", item="knife")
    s.expect_refused("@", "knife is no food")
    s.expect_holds("@", "knife")


def test_what_lies_on_the_ground_must_be_picked_up_first() -> None:
    s = scenario("@a")
    s.do("@", "eat", item="apple")
    s.expect_refused("@", "it isn't in hand")


def test_the_hungry_eat_on_until_one_more_would_be_wasted() -> None:
    s = scenario("@")
    s.set("@", hunger=500)
    s.give("@", "apple", 9)
    s.do("@", "eat", item="apple")
    s.expect_holds("@", "apple", 9 - 2)  # 220 each: a third would be too much


def test_nobody_eats_more_than_a_handful_in_one_go() -> None:
    s = scenario("@")
    s.set("@", hunger=0)
    s.give("@", "berry", 20)
    s.do("@", "eat", item="berry")
    s.expect_holds("@", "berry", 20 - BITES)


def test_salve_heals_wounds_and_fills_nobody() -> None:
    s = scenario("@")
    s.give("@", "salve")
    s.set("@", health=30, hunger=500)
    s.do("@", "eat", item="salve")
    assert s.health("@") >= 70
    assert s.need("@", "hunger") <= 500
    s.expect_holds("@", "salve", 0)
    s.expect_story("@ treated their wounds with some salve")
