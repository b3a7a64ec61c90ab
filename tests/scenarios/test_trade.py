"""Trade: offers between two people, and what becomes of them."""

from typing import Any

from game.core.actions.trade import bundle, swap
from game.core.audit import audit
from game.core.change import change
from game.core.commands import Kill
from game.core.components import Terms
from game.core.observe import observe
from tests.scenario_dsl import CONTENT, Scenario, scenario


def two() -> Scenario:
    s = scenario("""
        ##########
        #@....1..#
        ##########
    """)
    s.give("@", "apple", 3)
    s.give("1", "coin", 5)
    return s


def offered(s: Scenario, gives: dict[str, int], wants: dict[str, int]) -> int:
    """@ puts an offer to 1; returns the deal."""
    s.order("@", "trade", target="1", terms=Terms(gives, wants))
    s.until(lambda: bool(s.world.deals))
    (deal,) = s.world.deals
    return deal


def answer(s: Scenario, action: str, deal: int, **words: Any) -> None:
    s.do("1", action, target="@", deal=deal, **words)


def test_an_accepted_offer_changes_both_hands_at_once() -> None:
    s = two()
    deal = offered(s, {"apple": 2}, {"coin": 1})
    s.expect_holds("@", "apple", 3)
    answer(s, "accept", deal)
    s.expect_holds("@", "apple", 1)
    s.expect_holds("@", "coin", 1)
    s.expect_holds("1", "apple", 2)
    s.expect_holds("1", "coin", 4)
    s.expect_story("@ offered 1 2 apples for a coin", "@ gave 1 2 apples for a coin")
    for name in ("@", "1"):
        for pile in s.world.inventory[s.agent(name)].items:
            assert s.world.item[pile].owner == s.agent(name), "what is bought is one's own"
    assert not s.world.deals
    assert audit(s.world) == []


def test_the_other_is_asked_and_sees_the_offer_in_plain_words() -> None:
    s = two()
    deal = offered(s, {"apple": 2}, {"coin": 1})
    s.ticks(1)
    seen = observe(s.world, s.agent("1"))
    assert seen.reason == "was offered 2 apples for a coin by @"
    assert (seen.deed, seen.by, seen.about) == ("offered", s.agent("@"), deal)
    texts = {choice.key: choice.text for choice in seen.affordances}
    assert texts[f"accept deal_{deal}"] == "accept @'s offer: give a coin, get 2 apples"
    assert texts[f"refuse deal_{deal} price"].startswith("turn down @'s offer of 2 apples")
    better = texts[f"counter deal_{deal} little"]
    assert better == "answer @ with another offer: a coin for 3 apples"


def test_who_has_sold_the_goods_meanwhile_exchanges_nothing() -> None:
    s = two()
    deal = offered(s, {"apple": 2}, {"coin": 1})
    pile = s.world.held(s.agent("@"), "apple")
    s.set(pile, count=1)
    answer(s, "accept", deal)
    s.expect_refused("1", "@ no longer has the apple")
    s.expect_holds("1", "coin", 5)
    s.expect_holds("@", "apple", 1)


def test_who_cannot_pay_cannot_accept() -> None:
    s = two()
    deal = offered(s, {"apple": 2}, {"coin": 6})
    assert f"accept deal_{deal}" not in {c.key for c in observe(s.world, s.agent("1")).affordances}
    answer(s, "accept", deal)
    s.expect_refused("1", "too little coin")
    s.expect_holds("@", "apple", 3)


def test_loot_is_not_ones_own_to_sell() -> None:
    s = two()
    change(s.world.item, s.world.held(s.agent("@"), "apple"), owner=s.agent("1"))
    s.do("@", "trade", target="1", terms=Terms({"apple": 1}, {"coin": 1}))
    s.expect_refused("@", "too little apple of one's own")


def test_full_pockets_take_nothing_more() -> None:
    s = two()
    kinds = [kind for kind in CONTENT.items if kind not in ("apple", "coin")][:11]
    for kind in kinds:
        s.give("1", kind)
    deal = offered(s, {"apple": 2}, {"coin": 1})
    answer(s, "accept", deal)
    s.expect_refused("1", "pockets are full")
    s.expect_holds("@", "apple", 3)


def test_a_refusal_has_a_reason_and_ends_the_offer() -> None:
    s = two()
    deal = offered(s, {"apple": 1}, {"coin": 4})
    before = s.opinion("@", of="1")
    answer(s, "refuse", deal, topic="trust")
    assert not s.world.deals
    s.expect_story("1 turned down @'s offer of an apple: doesn't deal with them")
    assert s.opinion("@", of="1") < before
    assert s.world.beliefs[s.agent("@")].relations[s.agent("1")].reason == "won't deal with me"
    s.until(lambda: s.world.mind[s.agent("@")].deed == "refused", 3)


def test_a_counter_takes_the_offers_place_with_the_sides_swapped() -> None:
    s = two()
    deal = offered(s, {"apple": 2}, {"coin": 2})
    s.order(
        "1",
        "counter",
        target="@",
        deal=deal,
        topic="little",
        terms=Terms({"coin": 1}, {"apple": 2}),
    )
    s.until(lambda: deal not in s.world.deals)
    ((number, new),) = s.world.deals.items()
    assert (new.maker, new.taker, new.counters) == (s.agent("1"), s.agent("@"), 1)
    s.expect_story("1 haggled with @: a coin for 2 apples")
    s.do("@", "accept", target="1", deal=number)
    s.expect_holds("@", "coin", 1)
    s.expect_holds("1", "apple", 2)


def test_after_two_counters_it_is_yes_or_no() -> None:
    s = two()
    deal = offered(s, {"apple": 2}, {"coin": 2})
    change(s.world.deals, deal, counters=2)
    keys = {c.key for c in observe(s.world, s.agent("1")).affordances}
    assert not any(key.startswith("counter") for key in keys)
    answer(s, "counter", deal, terms=Terms({"coin": 1}, {"apple": 2}))
    s.expect_refused("1", "haggled over enough")


def test_an_offer_lapses_when_nobody_answers() -> None:
    s = two()
    offered(s, {"apple": 2}, {"coin": 1})
    s.until(lambda: not s.world.deals, 90)
    assert s.last("offer_lapsed").reason == "it was not answered"
    s.expect_holds("@", "apple", 3)


def test_an_offer_ends_with_a_death_in_the_same_tick() -> None:
    s = two()
    offered(s, {"apple": 2}, {"coin": 1})
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(1)
    assert not s.world.deals
    assert s.last("offer_lapsed").reason == "@ is gone"
    s.expect_holds("1", "coin", 5)
    assert audit(s.world) == []


def test_an_offer_lapses_when_they_part() -> None:
    s = scenario("@..1" + "." * 30)
    s.give("@", "apple", 3)
    offered(s, {"apple": 2}, {"coin": 1})
    s.world.move(s.agent("1"), 25, 0)
    s.ticks(1)
    assert s.last("offer_lapsed").reason == "they parted"


def test_there_is_one_open_offer_a_pair() -> None:
    s = two()
    offered(s, {"apple": 2}, {"coin": 1})
    s.do("1", "trade", target="@", terms=Terms({"coin": 1}, {"apple": 1}))
    s.expect_refused("1", "an offer between them already")


def test_only_whom_it_was_made_to_can_accept() -> None:
    s = scenario("@.1.2")
    s.give("@", "apple")
    s.give("2", "coin")
    deal = offered(s, {"apple": 1}, {"coin": 1})
    s.do("2", "accept", target="@", deal=deal)
    s.expect_refused("2", "the offer no longer stands")
    s.do("@", "accept", target="1", deal=deal)
    s.expect_refused("@", "the offer no longer stands")


def test_terms_must_be_sound() -> None:
    s = two()
    unsound = (
        (Terms({}, {"coin": 1}), "something on both sides"),
        (Terms({"apple": 1}, {"apple": 2}), "the same thing"),
        (Terms({"apple": 0}, {"coin": 1}), "the count must be"),
        (Terms({"moon": 1}, {"coin": 1}), "no such thing"),
        (None, "something on both sides"),
    )
    for terms, why in unsound:
        s.do("@", "trade", target="1", terms=terms)
        s.expect_refused("@", why)


def test_a_fair_price_is_remembered_with_its_reason_and_teaches() -> None:
    s = two()
    answer(s, "accept", offered(s, {"apple": 1}, {"coin": 1}))
    for one, other in (("@", "1"), ("1", "@")):
        assert s.opinion(one, of=other) > 0
        relation = s.world.beliefs[s.agent(one)].relations[s.agent(other)]
        assert relation.reason in ("gave me a fair price", "drives a hard bargain")
        assert s.world.skills[s.agent(one)].points["trade"] > 0


def test_people_near_see_what_one_carries_and_loot_is_hidden() -> None:
    s = two()
    change(s.world.item, s.give("1", "club"), owner=s.agent("@"))
    (seen,) = [p for p in observe(s.world, s.agent("@")).seen if p.kind == "agent"]
    assert dict(seen.wares) == {"coin": 5}


def test_offers_are_at_about_the_base_value() -> None:
    assert bundle(CONTENT, "bread", 4) == (1, 3)
    assert bundle(CONTENT, "berry", 9) == (3, 1)
    assert bundle(CONTENT, "berry", 1)[1] == 0, "one berry is not worth a coin"
    assert swap(CONTENT, "apple", 3, "bread", 1) == Terms({"apple": 3}, {"bread": 1})
    assert swap(CONTENT, "apple", 2, "bread", 1) is None
