"""Give: hand a thing to another, for nothing."""

from game.core.change import change
from tests.scenario_dsl import Scenario, scenario


def two() -> Scenario:
    return scenario("""
        ########
        #@....1#
        ########
    """)


def test_it_passes_from_hand_to_hand() -> None:
    s = two()
    s.give("@", "coin", 5)
    s.do("@", "give", target="1", item="coin", count=2)
    s.expect_holds("@", "coin", 3)
    s.expect_holds("1", "coin", 2)
    s.expect_near("@", "1")
    s.expect_story("@ gave 1 2 coins")


def test_a_gift_warms_the_heart() -> None:
    s = two()
    s.give("@", "bread")
    s.do("@", "give", target="1", item="bread")
    assert s.opinion("1", of="@") > 5
    reason = s.world.beliefs[s.agent("1")].relations[s.agent("@")].reason
    assert reason.startswith("gave me")
    assert reason.endswith("bread")


def test_food_means_more_to_the_starving() -> None:
    s, fed = two(), two()
    s.set("1", hunger=100)
    for one in (s, fed):
        one.give("@", "apple")
        one.do("@", "give", target="1", item="apple")
    assert s.opinion("1", of="@") > fed.opinion("1", of="@")
    relation = s.world.beliefs[s.agent("1")].relations[s.agent("@")]
    assert relation.reason.endswith("apple when I starved")


def test_nobody_gives_more_than_they_have() -> None:
    s = two()
    s.give("@", "coin", 2)
    s.do("@", "give", target="1", item="coin", count=3)
    s.expect_refused("@", "there aren't that many")
    s.expect_holds("@", "coin", 2)


def test_nobody_gives_to_themselves_or_to_a_tree() -> None:
    s = scenario("@..T")
    s.give("@", "coin")
    s.do("@", "give", target="@", item="coin")
    s.expect_refused("@", "nobody to give it to")
    s.do("@", "give", target="tree", item="coin")
    s.expect_refused("@", "nobody to give it to")
    s.expect_holds("@", "coin")


def test_nobody_gives_what_another_holds() -> None:
    s = two()
    pile = s.give("1", "coin")
    s.do("@", "give", target="1", item=pile)
    s.expect_refused("@", "it isn't in hand")


def test_one_follows_whoever_walks_away() -> None:
    s = scenario("""
        ###############
        #@..1.........#
        ###############
    """)
    s.give("@", "coin")
    s.order("1", "move", x=12, y=1)
    s.do("@", "give", target="1", item="coin")
    s.expect_holds("1", "coin")
    assert s.at("@")[0] > 4


def test_what_was_stolen_is_not_the_givers_to_give() -> None:
    s = scenario("""
        ########
        #@..1.2#
        ########
    """)
    pile = s.give("@", "knife")
    change(s.world.item, pile, owner=s.agent("2"))
    s.do("@", "give", target="1", item="knife")
    s.expect_holds("1", "knife")
    assert s.world.item[s.world.held(s.agent("1"), "knife")].owner == s.agent("2")
    s.do("1", "giveback", target="2")
    assert s.world.item[s.world.held(s.agent("2"), "knife")].owner == s.agent("2")
