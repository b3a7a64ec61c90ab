"""Use: gather, sit by a fire, fill a flask, stand by a grave."""

import pytest

from game.core.actions.use import CAST, CASTS, FUEL
from game.core.change import change
from tests.scenario_dsl import scenario


@pytest.mark.parametrize(
    ("letter", "thing", "item"),
    [
        ("T", "tree", "wood"),
        ("P", "pine", "wood"),
        ("A", "apple_tree", "apple"),
        ("B", "bush", "berry"),
        ("O", "boulder", "stone"),
    ],
)
def test_gathering_takes_from_the_stock(letter: str, thing: str, item: str) -> None:
    s = scenario(f"@..{letter}")
    full = s.world.fixture[s.the(thing)].stock
    s.do("@", "use", target=thing)
    left = s.world.fixture[s.the(thing)].stock
    assert s.count("@", item) == full - left > 0
    s.expect_near("@", thing)


def test_one_gathers_three_at_the_most() -> None:
    s = scenario("@B")
    s.do("@", "use", target="bush")
    s.expect_holds("@", "berry", 3)
    assert s.world.fixture[s.the("bush")].stock == 2


def test_what_is_bare_gives_nothing() -> None:
    s = scenario("@B")
    s.set("bush", stock=0)
    s.do("@", "use", target="bush")
    s.expect_refused("@", "the bush has nothing left")
    s.expect_holds("@", "berry", 0)


def test_whether_it_is_bare_shows_only_from_near() -> None:
    s = scenario("@....B")
    s.set("bush", stock=0)
    s.do("@", "use", target="bush")
    s.expect_near("@", "bush")
    s.expect_refused("@", "the bush has nothing left")


def test_two_at_one_bush_share_what_there_is() -> None:
    s = scenario("@B1")
    s.order("1", "use", target="bush")
    s.do("@", "use", target="bush")
    s.until(lambda: s.idle("1"))
    assert s.count("@", "berry") + s.count("1", "berry") == 5
    assert s.world.fixture[s.the("bush")].stock == 0


def test_a_fire_is_company_and_rest() -> None:
    s = scenario("@F")
    s.set("@", company=300, energy=300)
    s.do("@", "use", target="campfire")
    assert s.need("@", "company") > 320
    assert s.need("@", "energy") > 310
    assert len(s.events("used")) == 1
    s.expect_story("@ sat down by the campfire")


def test_a_flask_is_filled_at_a_well() -> None:
    s = scenario("@W")
    s.give("@", "flask_empty")
    s.do("@", "use", target="well")
    s.expect_holds("@", "flask")
    s.expect_holds("@", "flask_empty", 0)


def test_a_stolen_flask_stays_its_owners_drunk_up_and_filled_again() -> None:
    s = scenario("@W.1")
    pile = s.give("@", "flask")
    change(s.world.item, pile, owner=s.agent("1"))
    s.do("@", "drink", item="flask")
    s.do("@", "use", target="well")
    assert s.world.item[s.world.held(s.agent("@"), "flask")].owner == s.agent("1")


def test_without_a_flask_a_well_is_for_drinking() -> None:
    s = scenario("@W")
    s.do("@", "use", target="well")
    s.expect_refused("@", "there is no empty flask in hand")


def test_one_stands_by_a_grave() -> None:
    s = scenario("@G")
    change(s.world.fixture, s.the("grave"), label="Tom")
    s.do("@", "use", target="grave")
    s.expect_story("@ stood by the grave of Tom")


def test_a_bed_is_not_used_but_slept_in() -> None:
    s = scenario("@b")
    s.do("@", "use", target="bed")
    s.expect_refused("@", "a bed is of no use like that")


def test_there_is_nothing_to_use_where_nothing_is() -> None:
    s = scenario("@")
    s.do("@", "use", target=99)
    s.expect_refused("@", "it isn't there")


def test_fuel_keeps_a_fire_burning() -> None:
    s = scenario("@F")
    s.set("campfire", stock=3)
    s.give("@", "wood", 2)
    s.do("@", "use", target="campfire", topic="feed")
    s.expect_holds("@", "wood", 1)
    assert s.world.fixture[s.the("campfire")].stock == 3 + FUEL
    s.expect_story("@ put wood on the campfire")


def test_no_fire_holds_more_fuel_than_it_can() -> None:
    s = scenario("@F")
    s.give("@", "wood")
    s.do("@", "use", target="campfire", topic="feed")
    assert s.world.fixture[s.the("campfire")].stock == 12


def test_nobody_feeds_a_fire_with_nothing() -> None:
    s = scenario("@F")
    s.set("campfire", stock=3)
    s.do("@", "use", target="campfire", topic="feed")
    s.expect_refused("@", "there is nothing to burn in hand")


def test_nobody_sits_by_cold_ashes_but_they_can_be_lit_again() -> None:
    s = scenario("@F")
    s.set("campfire", stock=0)
    s.do("@", "use", target="campfire")
    s.expect_refused("@", "the fire has gone out")
    s.give("@", "wood")
    s.do("@", "use", target="campfire", topic="feed")
    s.expect_story("@ lit the campfire again")
    s.do("@", "use", target="campfire")
    s.expect_story("@ sat down by the campfire")


def test_fishing_is_a_matter_of_luck_and_patience() -> None:
    caught, ticks = 0, set()
    for seed in range(20):
        s = scenario("@~", seed=seed)
        s.do("@", "use", x=1, y=0)
        caught += s.count("@", "fish")
        if not s.count("@", "fish"):
            ticks.add(s.world.tick - 1200)
            s.expect_story("@ fished and caught nothing")
    assert 4 <= caught <= 18  # four casts, each with one chance in five: 59 of a hundred
    assert len(ticks) == 1
    assert ticks.pop() >= CASTS * CAST


def test_nobody_fishes_on_land() -> None:
    s = scenario("@..")
    s.do("@", "use", x=2, y=0)
    s.expect_refused("@", "there is no water there")
