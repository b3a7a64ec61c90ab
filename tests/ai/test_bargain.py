"""Bargaining of built-in minds: what they give and take, and from whom."""

from typing import Any

from game.ai.behaviors import decide
from game.ai.drives.bargain import content_with, gain, loss, margin, opening
from game.ai.drives.case import Case
from game.core.change import change
from game.core.components import Relation, Terms
from game.core.deals import open_deal
from game.core.observation import Seen
from game.core.observe import observe
from tests.scenario_dsl import Scenario, scenario


def pair(opinion: int = 0, **set_: Any) -> Scenario:
    """Mara (`@`) with an opinion of somebody beside her, awake by day."""
    s = scenario("@1........")
    s.world.beliefs[s.agent("@")].relations[s.agent("1")] = Relation(opinion, "", 1, 1)
    s.set("@", **set_)
    return s


def case(s: Scenario) -> Case:
    return Case(observe(s.world, s.agent("@")))


def other(its: Case) -> Seen:
    return next(iter(its.people.values()))


def answer(s: Scenario, terms: Terms, counters: int = 0) -> tuple[str, str]:
    """What @ does with an offer of 1: (action, topic)."""
    maker, taker = s.agent("1"), s.agent("@")
    deal = open_deal(s.world, maker, taker, terms, 0, counters)
    change(s.world.mind, taker, by=maker, deed="offered", about=deal, reason="was offered")
    intent = decide(observe(s.world, taker))
    return intent.action, intent.topic


def test_food_is_worth_more_to_the_hungry_and_less_to_who_has_plenty() -> None:
    hungry, sated, laden = pair(hunger=150), pair(hunger=1000), pair(hunger=1000)
    laden.give("@", "bread", 6)
    assert gain(case(hungry), "bread", 1) > gain(case(sated), "bread", 1)
    assert gain(case(sated), "bread", 1) > gain(case(laden), "bread", 1)
    hungry.give("@", "bread")
    assert loss(case(hungry), "bread", 1) > loss(case(laden), "bread", 1)


def test_the_rich_spend_more_lightly() -> None:
    poor, rich = pair(), pair()
    poor.give("@", "coin", 2)
    rich.give("@", "coin", 20)
    assert loss(case(rich), "coin", 1) < loss(case(poor), "coin", 1)


def test_friends_get_better_terms_and_the_greedy_want_more() -> None:
    def asks(s: Scenario) -> int:
        its = case(s)
        return margin(its, other(its))

    assert asks(pair(opinion=60)) < asks(pair()) < asks(pair(greedy=100))


def test_a_good_offer_is_accepted_and_a_bad_one_haggled_over_or_refused() -> None:
    s = pair(hunger=300)
    s.give("@", "coin", 5)
    s.give("1", "bread", 3)
    assert answer(s, Terms({"bread": 2}, {"coin": 2})) == ("accept", "")
    s = pair(hunger=300)
    s.give("@", "coin", 9)
    s.give("1", "bread", 3)
    assert answer(s, Terms({"bread": 1}, {"coin": 7}))[0] in ("counter", "refuse")
    s = pair(hunger=300)
    s.give("@", "coin", 9)
    s.give("1", "bread", 3)
    assert answer(s, Terms({"bread": 1}, {"coin": 7}), counters=2) == ("refuse", "price")
    s = pair(hunger=300)
    s.give("@", "coin", 9)
    s.give("1", "stone", 3)
    assert answer(s, Terms({"stone": 1}, {"coin": 7}), counters=2) == ("refuse", "need")


def test_whom_one_cannot_stand_is_turned_away_whatever_they_offer() -> None:
    s = pair(opinion=-50, hunger=300)
    s.give("@", "coin", 5)
    s.give("1", "bread", 3)
    action, topic = answer(s, Terms({"bread": 3}, {"coin": 1}))
    assert (action, topic) == ("refuse", "trust") or action in ("attack", "flee", "move", "say")
    assert action not in ("accept", "counter")


def test_one_opens_in_ones_own_favour_the_more_so_the_greedier() -> None:
    def price(s: Scenario) -> int:
        s.give("@", "sword")
        s.give("1", "coin", 40)
        its = case(s)
        sale = next(o for o in its.o.affordances if o.topic == "sell")
        terms = opening(its, sale)
        assert terms is not None
        return terms.wants["coin"]

    assert price(pair(greedy=100)) > price(pair()) > price(pair(opinion=90))


def test_nobody_is_content_with_nothing_for_something() -> None:
    s = pair()
    s.give("@", "sword")
    its = case(s)
    assert content_with(its, other(its), Terms({"sword": 1}, {"stone": 1})) < 0
