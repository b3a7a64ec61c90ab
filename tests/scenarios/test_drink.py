"""Drink: at a well, from a shore, or out of a flask."""

from tests.scenario_dsl import scenario


def test_at_a_well() -> None:
    s = scenario("""
        #######
        #@...W#
        #######
    """)
    s.set("@", thirst=300)
    s.do("@", "drink", target="well")
    assert s.need("@", "thirst") >= 700
    s.expect_near("@", "well")
    s.expect_story("@ drank at the well")


def test_one_drinks_on_while_thirsty_and_stops_when_sated() -> None:
    s = scenario("@W")
    s.set("@", thirst=50)
    s.do("@", "drink", target="well")
    drinks = len(s.events("drank"))
    assert drinks == 2
    assert 800 < s.need("@", "thirst") <= 1000


def test_from_a_shore() -> None:
    s = scenario("""
        #######
        #@..~~#
        #######
    """)
    s.set("@", thirst=100)
    s.do("@", "drink", x=4, y=1)
    assert s.need("@", "thirst") > 600
    s.expect_at("@", (3, 1))
    s.expect_story("@ drank from the shore")


def test_grass_is_no_water() -> None:
    s = scenario("@..")
    s.do("@", "drink", x=2, y=0)
    s.expect_refused("@", "there is no water there")
    s.do("@", "drink", x=-1, y=0)
    s.expect_refused("@", "there is no water there")


def test_a_flask_is_empty_afterwards() -> None:
    s = scenario("@")
    s.set("@", thirst=200)
    s.give("@", "flask")
    s.do("@", "drink", item="flask")
    assert s.need("@", "thirst") > 690
    s.expect_holds("@", "flask", 0)
    s.expect_holds("@", "flask_empty")


def test_nobody_drinks_a_stone_or_a_tree() -> None:
    s = scenario("@T")
    s.give("@", "stone")
    s.do("@", "drink", item="stone")
    s.expect_refused("@", "nobody can drink a stone")
    s.do("@", "drink", target="tree")
    s.expect_refused("@", "there is nothing to drink there")


def test_an_empty_flask_gives_nothing() -> None:
    s = scenario("@")
    s.give("@", "flask_empty")
    s.do("@", "drink", item="flask_empty")
    s.expect_refused("@", "nobody can drink")
