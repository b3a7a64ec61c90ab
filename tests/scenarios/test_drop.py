"""Drop: put a held thing down."""

from tests.scenario_dsl import scenario


def test_it_lies_underfoot() -> None:
    s = scenario("..@..")
    s.give("@", "coin", 5)
    s.do("@", "drop", item="coin")
    s.expect_holds("@", "coin", 0)
    s.expect_at("coin", (2, 0))
    assert s.last("dropped").count == 5


def test_part_of_a_pile_can_be_put_down() -> None:
    s = scenario("..@..")
    s.give("@", "coin", 5)
    s.do("@", "drop", item="coin", count=2)
    s.expect_holds("@", "coin", 3)
    assert s.last("dropped").count == 2


def test_nobody_drops_what_they_do_not_have() -> None:
    s = scenario("@1")
    pile = s.give("1", "coin")
    s.do("@", "drop", item=pile)
    s.expect_refused("@", "it isn't in hand")
    s.expect_holds("1", "coin")


def test_a_count_below_one_is_refused() -> None:
    s = scenario("@.")
    s.give("@", "coin", 5)
    s.do("@", "drop", item="coin", count=-2)
    s.expect_refused("@", "at least one")
    s.expect_holds("@", "coin", 5)


def test_another_can_pick_it_up() -> None:
    s = scenario("@..1")
    s.give("@", "knife")
    s.do("@", "drop", item="knife")
    s.do("1", "pickup", target="knife")
    s.expect_holds("1", "knife")
