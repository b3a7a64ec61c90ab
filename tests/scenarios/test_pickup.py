"""Pick up: take a pile from the ground."""

from game.core.actions import ACTIONS
from game.core.actions.pickup import HANDS
from game.core.observe import observe
from tests.scenario_dsl import scenario

ONE_APPLE = """
    ########
    #@..a.1#
    ########
"""


def test_one_walks_to_a_thing_and_takes_it() -> None:
    s = scenario(ONE_APPLE)
    s.do("@", "pickup", target="apple")
    s.expect_holds("@", "apple")
    s.expect_at("@", (3, 1))
    assert s.last("picked_up").count == 1


def test_the_whole_pile_is_taken() -> None:
    s = scenario(ONE_APPLE)
    s.set("apple", count=7)
    s.do("@", "pickup", target="apple")
    s.expect_holds("@", "apple", 7)


def test_it_joins_what_is_in_hand() -> None:
    s = scenario(ONE_APPLE)
    s.give("@", "apple", 2)
    s.do("@", "pickup", target="apple")
    s.expect_holds("@", "apple", 3)
    assert len(s.all("apple")) == 1


def test_it_takes_a_moment_to_bend_down() -> None:
    s = scenario("@a")
    s.order("@", "pickup", target="apple")
    s.ticks(ACTIONS["pickup"].takes)
    s.expect_holds("@", "apple", 0)
    s.ticks(1)
    s.expect_holds("@", "apple")


def test_who_comes_first_has_it_and_the_other_learns_why() -> None:
    s = scenario(ONE_APPLE)
    s.order("1", "pickup", target="apple")
    s.do("@", "pickup", target="apple")
    s.expect_holds("1", "apple")
    s.expect_holds("@", "apple", 0)
    s.expect_refused("@", "somebody has taken it")


def test_what_is_in_anothers_hands_is_not_picked_up() -> None:
    s = scenario(ONE_APPLE)
    pile = s.give("1", "coin")
    s.do("@", "pickup", target=pile)
    s.expect_refused("@", "somebody has taken it")
    s.expect_holds("1", "coin")


def test_full_hands_take_no_more() -> None:
    s = scenario(ONE_APPLE)
    kinds = [kind for kind in sorted(s.world.content.items) if kind != "apple"]
    for kind in kinds[:HANDS]:
        s.give("@", kind)
    s.do("@", "pickup", target="apple")
    s.expect_refused("@", "full")
    s.expect_at("apple", (4, 1))


def test_a_thing_behind_rock_is_out_of_reach() -> None:
    s = scenario("""
        ######
        #@.#a#
        ######
    """)
    s.do("@", "pickup", target="apple")
    s.expect_refused("@", "there is no way there")
    s.expect_at("apple", (4, 1))


def test_what_is_remembered_and_gone_is_found_out_on_the_way() -> None:
    s = scenario("""
        ##########
        #@......a#
        ##########
    """)
    apple = s.the("apple")
    s.ticks(24)  # long enough to look around once
    assert apple in s.world.beliefs[s.agent("@")].places
    s.world.destroy(apple)
    s.do("@", "pickup", target=apple)
    s.expect_refused("@", "it isn't there any more")
    assert apple not in s.world.beliefs[s.agent("@")].places


def test_it_is_offered_when_it_is_seen() -> None:
    s = scenario(ONE_APPLE)
    keys = [offer.key for offer in observe(s.world, s.agent("@")).affordances]
    assert f"pickup apple_{s.the('apple')}" in keys
