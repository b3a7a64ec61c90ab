"""Craft: made of what is in hand, where it is made, by who can."""

import pytest

from game.core.change import change
from game.core.components import SKILL_MAX
from game.core.observe import observe
from game.core.things import give_item
from tests.scenario_dsl import Scenario, scenario


def offered(s: Scenario, who: str) -> set[str]:
    return {a.topic for a in observe(s.world, s.agent(who)).affordances if a.action == "craft"}


def learned(s: Scenario, who: str, skill: str, points: int) -> None:
    s.world.skills[s.agent(who)].points[skill] = points


def test_a_log_becomes_a_plank_at_a_workbench() -> None:
    s = scenario("@..K")
    s.give("@", "wood", 2)
    s.do("@", "craft", topic="plank", target="workbench")
    s.expect_near("@", "workbench")
    s.expect_holds("@", "wood", 1)
    s.expect_holds("@", "plank", 1)
    s.expect_story("@ made a plank")
    assert s.world.books["crafted"] == {"wood": -1, "plank": 1}
    assert s.world.item[s.world.held(s.agent("@"), "plank")].owner == s.agent("@")


def test_only_what_one_has_all_for_is_offered_and_only_where_one_knows_to_do_it() -> None:
    s = scenario("@......")
    s.give("@", "wood", 1)
    assert offered(s, "@") == set()
    s.give("@", "wood", 1)
    assert offered(s, "@") == {"club"}, "no workbench is known for the plank"
    s = scenario("@..K")
    s.give("@", "wood", 2)
    s.ticks(60)
    assert offered(s, "@") == {"club", "plank"}


def test_nothing_is_used_up_by_who_is_called_away_from_the_work() -> None:
    s = scenario("@.")
    s.give("@", "wood", 2)
    s.order("@", "craft", topic="club")
    s.ticks(10)
    assert not s.idle("@")
    s.do("@", "wait")
    s.expect_holds("@", "wood", 2)
    s.expect_holds("@", "club", 0)


@pytest.mark.parametrize(
    ("gives", "topic", "why"),
    [
        ({"wood": 1}, "club", "that takes 2 logs of wood"),
        ({"plank": 1, "stone": 2}, "axe", "that takes a hammer"),
        ({"plank": 1, "stone": 2, "hammer": 1}, "plank", "that takes some wood"),
        ({}, "gold", "nobody knows how to make that"),
    ],
)
def test_what_is_missing_is_told(gives: dict[str, int], topic: str, why: str) -> None:
    s = scenario("@K")
    learned(s, "@", "craft", SKILL_MAX)
    for kind, count in gives.items():
        s.give("@", kind, count)
    s.do("@", "craft", topic=topic, target="workbench")
    s.expect_refused("@", why)


def test_the_place_must_be_one_for_it() -> None:
    s = scenario("@KW")
    s.give("@", "wood")
    s.do("@", "craft", topic="plank", target="well")
    s.expect_refused("@", "that is made at a workbench")


def test_no_bread_is_toasted_over_cold_ashes() -> None:
    s = scenario("@F")
    s.give("@", "bread")
    s.set("campfire", stock=0)
    s.do("@", "craft", topic="toast", target="campfire")
    s.expect_refused("@", "the fire has gone out")
    s.ticks(60)
    assert offered(s, "@") == set()
    s.set("campfire", stock=3)
    s.do("@", "craft", topic="toast", target="campfire")
    s.expect_holds("@", "toast")


def test_a_hard_piece_takes_skill_and_its_tool_wears_out() -> None:
    s = scenario("@K")
    for kind, count in (("plank", 4), ("stone", 8), ("hammer", 1)):
        s.give("@", kind, count)
    s.do("@", "craft", topic="axe", target="workbench")
    s.expect_refused("@", "that takes more skill at craft")
    assert offered(s, "@") <= {"chest", "hammer", "cot"}
    learned(s, "@", "craft", 250)
    for _ in range(3):
        s.expect_holds("@", "hammer")
        s.do("@", "craft", topic="axe", target="workbench")
    s.expect_holds("@", "axe", 3)
    s.expect_holds("@", "hammer", 0)
    s.expect_story("@ wore out a hammer", "@ made an axe")
    assert s.world.books["worn out"] == {"hammer": -1}


def test_what_an_input_leaves_behind_stays_in_hand() -> None:
    s = scenario("@")
    s.give("@", "herb")
    s.give("@", "flask")
    s.do("@", "craft", topic="tea")
    s.expect_holds("@", "tea", 2)
    s.expect_holds("@", "flask_empty")


def test_work_teaches_and_the_skilled_are_quicker() -> None:
    ticks = {}
    for points in (0, SKILL_MAX):
        s = scenario("@")
        learned(s, "@", "craft", points)
        s.give("@", "wood", 2)
        before = s.world.tick
        s.do("@", "craft", topic="club")
        ticks[points] = s.world.tick - before
        if not points:
            assert s.world.skills[s.agent("@")].points["craft"] > 0
    assert ticks[SKILL_MAX] <= ticks[0] * 7 // 10


def test_a_master_now_and_then_gets_a_piece_more() -> None:
    made = {0: 0, SKILL_MAX: 0}
    for points in made:
        for seed in range(12):
            s = scenario("@K", seed=seed)
            learned(s, "@", "craft", points)
            s.give("@", "wood")
            s.do("@", "craft", topic="plank", target="workbench")
            made[points] += s.count("@", "plank")
    assert made[0] == 12
    assert 12 < made[SKILL_MAX] < 24


# --- building ---


def test_a_chest_is_put_up_beside_its_builder_and_is_theirs() -> None:
    s = scenario("""
        ....
        .@..
        ....
    """)
    s.give("@", "plank", 2)
    s.give("@", "hammer")
    s.do("@", "craft", topic="chest")
    s.expect_near("@", "chest")
    assert s.at("chest") != s.at("@")
    assert s.world.fixture[s.the("chest")].owner == s.agent("@")
    assert s.the("chest") in s.world.beliefs[s.agent("@")].places
    s.expect_holds("@", "plank", 0)
    s.expect_story("@ built a chest")


def test_whoever_has_a_home_builds_there() -> None:
    s = scenario("""
        ...............
        @............b.
        ...............
    """)
    bed = s.the("bed")
    change(s.world.persona, s.agent("@"), home=bed)
    s.give("@", "plank", 2)
    s.give("@", "hammer")
    x, y = s.at("bed")
    s.do("@", "craft", topic="chest", x=x, y=y)
    s.expect_near("chest", "bed", 3)


def test_nothing_is_built_where_it_would_cut_somebody_off() -> None:
    s = scenario("""
        #####
        #.@.#
        #####
    """)
    s.give("@", "plank", 2)
    s.give("@", "hammer")
    s.do("@", "craft", topic="chest")
    chest = s.at("chest")
    assert chest in ((1, 1), (3, 1)), "at an end of the passage, not amid it"
    s = scenario("""
        #######
        #1.@.2#
        #######
    """)
    s.give("@", "plank", 2)
    s.give("@", "hammer")
    s.do("@", "craft", topic="chest", x=3, y=1)
    s.expect_refused("@", "there is no room for a chest")
    s.expect_holds("@", "plank", 2)


def test_a_bed_is_a_home_for_who_has_none() -> None:
    s = scenario("@..")
    s.give("@", "plank")
    s.do("@", "craft", topic="cot")
    assert s.world.persona[s.agent("@")].home == s.the("bed")


# --- tools ---


def test_an_axe_fells_faster_and_is_used_up_by_it() -> None:
    took = {}
    for tool in ("", "axe"):
        s = scenario("@T")
        if tool:
            s.give("@", tool)
        before = s.world.tick
        s.do("@", "use", target="tree")
        took[tool] = s.world.tick - before
        s.expect_holds("@", "wood", 3)
    assert took["axe"] * 2 < took[""]
    assert s.world.item[s.world.held(s.agent("@"), "axe")].wear == 3


def test_of_two_axes_one_is_used_and_it_breaks_when_its_time_has_come() -> None:
    s = scenario("T@T")
    s.give("@", "axe", 2)
    s.do("@", "use", target=s.all("tree")[0])
    s.expect_holds("@", "axe", 2)
    worn = sorted(s.world.item[e].wear for e in s.world.inventory[s.agent("@")].items
                  if s.world.kind[e] == "axe")  # fmt: skip
    assert worn == [0, 3]
    s.do("@", "use", target=s.all("tree")[1])
    s.expect_story("@ wore out an axe")
    s.expect_holds("@", "axe", 1)


def test_with_a_rod_more_fish_bite() -> None:
    caught = {"": 0, "rod": 0}
    for tool in caught:
        for seed in range(12):
            s = scenario("@~", seed=seed)
            if tool:
                s.give("@", tool)
            s.do("@", "use", x=1, y=0)
            caught[tool] += s.count("@", "fish")
    assert caught["rod"] == 12 > caught[""]


def test_gathering_teaches_to_gather() -> None:
    s = scenario("@B")
    s.do("@", "use", target="bush")
    assert s.world.skills[s.agent("@")].points["gather"] == 3 + 2 + 2


def stolen(s: Scenario, who: str, owner: str, kind: str, count: int = 1) -> None:
    """Somebody has another's things in hand."""
    give_item(s.world, s.agent(who), kind, count, owner=s.agent(owner))


def test_work_makes_nobody_the_owner_of_what_they_stole() -> None:
    s = scenario("@..1")
    s.give("@", "wood")
    stolen(s, "@", "1", "wood")
    s.do("@", "craft", topic="club")
    assert s.world.item[s.world.held(s.agent("@"), "club")].owner == s.agent("1")
    s.expect_story("@ made a club out of what is 1's")


def test_of_two_who_were_robbed_it_is_whose_part_was_worth_most() -> None:
    s = scenario("@..1..2")
    stolen(s, "@", "1", "herb")
    stolen(s, "@", "2", "flask")
    s.do("@", "craft", topic="tea")
    owner = {
        kind: s.world.item[s.world.held(s.agent("@"), kind)].owner
        for kind in ("tea", "flask_empty")
    }
    assert owner == {"tea": s.agent("2"), "flask_empty": s.agent("2")}


def test_ones_own_is_used_first_and_the_work_is_ones_own_then() -> None:
    s = scenario("@..1")
    s.give("@", "wood", 2)
    stolen(s, "@", "1", "wood")
    s.do("@", "craft", topic="club")
    assert s.world.item[s.world.held(s.agent("@"), "club")].owner == s.agent("@")
    assert s.world.item[s.world.held(s.agent("@"), "wood")].owner == s.agent("1"), "that is left"


def test_what_is_built_with_loot_is_not_the_builders() -> None:
    s = scenario("""
        .........
        .@..1....
        .........
    """)
    for kind in ("plank", "hammer"):
        s.give("@", kind)
    stolen(s, "@", "1", "plank")
    s.do("@", "craft", topic="chest")
    assert s.world.fixture[s.the("chest")].owner == s.agent("1")
