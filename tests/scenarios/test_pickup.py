"""Pick up: take a pile from the ground."""

from game.core.actions import ACTIONS
from game.core.actions.pickup import HANDS
from game.core.minding import SHUN
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


def test_whoever_was_quicker_is_not_loved_for_it() -> None:
    s = scenario(ONE_APPLE)
    s.order("1", "pickup", target="apple")
    s.do("@", "pickup", target="apple")
    assert s.opinion("@", of="1") < 0
    relation = s.world.beliefs[s.agent("@")].relations[s.agent("1")]
    assert relation.reason == "took the apple that I was after"


def test_what_was_tried_in_vain_is_left_alone_for_a_while() -> None:
    s = scenario("""
        ######
        #@.#a#
        #...F#
        ######
    """)
    key = f"pickup apple_{s.the('apple')}"

    def offered() -> bool:
        s.world.beliefs[s.agent("@")].places.clear()
        return key in [offer.key for offer in observe(s.world, s.agent("@")).affordances]

    s.world.move(s.the("apple"), 2, 1)
    s.world.place(s.world.create("boulder"), 3, 2)
    assert offered()
    s.world.move(s.the("apple"), 4, 1)
    s.do("@", "pickup", target="apple")
    s.expect_refused("@", "there is no way there")
    s.world.move(s.the("apple"), 2, 1)
    assert not offered()
    s.ticks(SHUN)
    assert offered()


def test_nobody_runs_for_what_somebody_nearer_is_after() -> None:
    s = scenario("@....a.1..n")
    apple, berry = s.the("apple"), s.the("berry")
    s.order("1", "pickup", target=apple)
    s.ticks(1)
    offered = [o.target for o in observe(s.world, s.agent("@")).affordances if o.action == "pickup"]
    assert apple not in offered
    s.order("1", "pickup", target=berry)
    s.ticks(1)
    offered = [o.target for o in observe(s.world, s.agent("@")).affordances if o.action == "pickup"]
    assert apple in offered
