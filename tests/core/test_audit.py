"""The audit names what doesn't balance, and old worlds get their books opened."""

from game.core.audit import audit, balance, stock
from game.core.change import change
from game.core.snapshot import decode, encode
from game.core.things import use_up
from tests.scenario_dsl import Scenario, scenario


def some() -> Scenario:
    s = scenario("@.a.1")
    s.give("@", "coin", 3)
    return s


def test_what_rules_make_and_end_balances() -> None:
    s = some()
    use_up(s.world, s.agent("@"), s.world.held(s.agent("@"), "coin"), 2, "burnt")
    assert audit(s.world) == []
    assert stock(s.world) == {"apple": 1, "coin": 1}
    assert balance(s.world) == {"apple": 1, "coin": 1}
    assert s.world.books["burnt"] == {"coin": -2}


def test_what_no_rule_made_is_named_by_kind() -> None:
    s = some()
    s.set("coin", count=5)
    assert audit(s.world) == ["coin: the books say 3, there are 5"]


def test_a_thing_in_two_places_or_none_is_named() -> None:
    s = some()
    pile = s.world.held(s.agent("@"), "coin")
    held = s.world.inventory[s.agent("1")].items
    change(s.world.inventory, s.agent("1"), items=(*held, pile))
    assert any("is held by" in fault for fault in audit(s.world))
    s = some()
    pile = s.world.held(s.agent("@"), "coin")
    held = s.world.inventory[s.agent("@")].items
    change(s.world.inventory, s.agent("@"), items=tuple(one for one in held if one != pile))
    assert any("says 1 holds it, not 0" in fault for fault in audit(s.world))


def test_a_state_without_books_gets_them_opened_with_what_is_there() -> None:
    s = some()
    s.world.books = {}
    assert audit(s.world)
    old = decode(encode(s.world))
    assert audit(old) == []
    assert old.books == {"carried over": {"apple": 1, "coin": 3}}
