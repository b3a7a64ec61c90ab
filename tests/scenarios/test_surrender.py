"""Giving in: who is losing may surrender, the victor may demand or spare, and none may strike."""

import pytest

from game.core.mercy import AT_MERCY, at_mercy
from game.core.observe import observe
from tests.scenario_dsl import Scenario, scenario

FIELD = """
    .......
    .@1..2.
    .......
"""


def offered(s: Scenario, who: str, action: str) -> set[str]:
    seen = observe(s.world, s.agent(who))
    return {offer.key for offer in seen.affordances if offer.action == action}


def beaten(s: Scenario) -> None:
    """`1` has been struck by `@` and is badly hurt."""
    s.do("@", "attack", target="1")
    s.set("1", health=30)


def test_the_loser_of_a_fight_may_surrender_and_the_blows_end() -> None:
    s = scenario(FIELD)
    s.order("@", "attack", target="1")
    s.until(lambda: bool(s.events("attacked")))
    s.set("1", health=30)
    s.order("1", "surrender", target="@")
    s.until(lambda: bool(s.events("surrendered")))
    blows = len(s.events("attacked"))
    s.ticks(30)
    assert len(s.events("attacked")) == blows
    assert at_mercy(s.world, s.agent("1")) == s.agent("@")
    assert s.world.mind[s.agent("@")].deed == "surrendered" or s.world.mind[s.agent("@")].asked
    s.expect_story("1 surrendered to @")


def test_nobody_surrenders_unhurt_or_to_who_did_nothing() -> None:
    s = scenario(FIELD)
    assert offered(s, "1", "surrender") == set()
    s.do("1", "surrender", target="@")
    s.expect_refused("1", "there is no need to")
    beaten(s)
    assert offered(s, "1", "surrender") == {f"surrender agent_{s.agent('@')}"}


def test_not_both_can_surrender() -> None:
    s = scenario(FIELD)
    beaten(s)
    s.set("@", health=30)
    assert offered(s, "@", "surrender")
    s.do("1", "surrender", target="@")
    assert not offered(s, "@", "surrender")
    s.do("@", "surrender", target="1")
    s.expect_refused("@", "there is no need to")


def test_coins_are_yielded_and_are_the_victors_own() -> None:
    s = scenario(FIELD)
    s.give("1", "coin", 5)
    s.give("1", "bread")
    beaten(s)
    s.do("1", "surrender", target="@")
    s.do("@", "despoil", target="1", topic="coins")
    s.expect_holds("@", "coin", 5)
    s.expect_holds("1", "coin", 0)
    s.expect_holds("1", "bread")
    assert s.world.item[s.world.held(s.agent("@"), "coin")].owner == s.agent("@")
    s.expect_story("1 surrendered to @", "1 had to yield 5 coins to @")
    s.do("@", "despoil", target="1", topic="goods")
    s.expect_refused("@", "they have not given in")


def test_only_the_victor_may_demand_and_only_for_a_while() -> None:
    s = scenario(FIELD)
    s.give("1", "coin", 5)
    beaten(s)
    s.do("@", "despoil", target="1", topic="coins")
    s.expect_refused("@", "they have not given in")
    s.do("1", "surrender", target="@")
    s.do("2", "despoil", target="1", topic="coins")
    s.expect_refused("2", "they have not given in")
    assert offered(s, "2", "despoil") == set()
    one = s.agent("1")
    assert offered(s, "@", "despoil") == {
        f"despoil {topic} of agent_{one}" for topic in ("coins", "nothing")
    }
    s.ticks(AT_MERCY)
    assert offered(s, "@", "despoil") == set()


def test_arms_are_laid_down_the_best_of_the_goods_is_chosen() -> None:
    for topic, kinds in (("arms", {"sword", "shield"}), ("goods", {"bread"})):
        s = scenario(FIELD)
        for kind in ("apple", "bread", "sword", "shield"):
            s.give("1", kind)
        beaten(s)
        s.do("1", "surrender", target="@")
        s.do("@", "despoil", target="1", topic=topic)
        held = {s.world.kind[e] for e in s.world.inventory[s.agent("@")].items}
        assert held == kinds


@pytest.mark.parametrize("topic", ["nothing", "coins"])
def test_what_is_settled_is_over(topic: str) -> None:
    s = scenario(FIELD)
    s.give("1", "coin", 2)
    beaten(s)
    s.do("1", "surrender", target="@")
    s.do("@", "despoil", target="1", topic=topic)
    assert not offered(s, "1", "surrender")
    beaten(s)
    assert offered(s, "1", "surrender"), "another fight is another matter"


def test_who_is_let_go_thinks_better_of_it() -> None:
    s = scenario(FIELD)
    beaten(s)
    s.do("1", "surrender", target="@")
    before = s.opinion("1", "@")
    s.do("@", "despoil", target="1", topic="nothing")
    assert s.opinion("1", "@") > before
    assert not at_mercy(s.world, s.agent("1"))
    s.expect_story("@ let 1 go")


def test_to_strike_who_has_surrendered_is_a_shame() -> None:
    lost = {}
    for surrenders in (False, True):
        s = scenario(FIELD)
        beaten(s)
        if surrenders:
            s.do("1", "surrender", target="@")
        before = s.opinion("2", "@")
        s.order("@", "attack", target="1")
        blows = len(s.events("attacked"))
        s.until(lambda s=s, blows=blows: len(s.events("attacked")) > blows)
        s.ticks(1)
        lost[surrenders] = before - s.opinion("2", "@")
    assert lost[True] >= lost[False] + 10


def test_the_dead_can_demand_nothing() -> None:
    s = scenario(FIELD)
    beaten(s)
    s.do("1", "surrender", target="@")
    s.set("@", health=1)
    s.do("2", "attack", target="@")
    assert s.health("@") == 0
    assert s.world.combat[s.agent("1")].yielded_to == 0


# --- goods or life ---


def test_a_hold_up_makes_the_victim_think_and_what_is_yielded_stays_loot() -> None:
    s = scenario(FIELD)
    s.give("@", "knife")
    s.give("1", "coin", 3)
    s.do("@", "holdup", target="1")
    s.expect_story("@ held 1 up with a knife")
    assert s.opinion("1", "@") < 0 and s.opinion("2", "@") < 0
    s.do("1", "surrender", target="@")
    s.do("@", "despoil", target="1", topic="coins")
    s.expect_holds("@", "coin", 3)
    coins = s.world.item[s.world.held(s.agent("@"), "coin")]
    assert coins.owner == s.agent("1"), "by right they are still the victim's"
    for witness in ("1", "2"):
        facts = [s.world.facts[f] for f in s.world.beliefs[s.agent(witness)].facts]
        told = [f.text for f in facts if f.kind == "theft" and f.subject == s.agent("@")]
        assert told == ["@ robbed 1 of 3 coins"]


def test_a_hold_up_takes_a_weapon() -> None:
    s = scenario(FIELD)
    assert offered(s, "@", "holdup") == set()
    s.do("@", "holdup", target="1")
    s.expect_refused("@", "that takes a weapon")
    s.give("@", "knife")
    assert f"hold up agent_{s.agent('1')}" in offered(s, "@", "holdup")


# --- how one fights ---


def damage(stance: str, of: str = "@") -> int:
    """What `@` deals, or takes, in a few fights in which it attacks like this."""
    total = 0
    for seed in range(8):
        s = scenario(FIELD, seed=seed)
        s.order("@", "attack", target="1", topic=stance)
        if of == "1":
            s.order("1", "attack", target="@")
        s.ticks(1)
        s.until(lambda s=s: s.idle("@"))
        total += sum(e.damage for e in s.events("attacked") if e.agent == s.agent(of))
    return total


def test_the_reckless_strike_harder_and_the_wary_softer() -> None:
    assert damage("reckless") > damage("") > damage("wary")


def test_the_reckless_are_hit_harder_and_the_wary_softer() -> None:
    assert damage("reckless", "1") > damage("", "1") > damage("wary", "1")


def test_foes_are_offered_three_ways_to_fight_others_one() -> None:
    s = scenario(FIELD)
    assert len(offered(s, "2", "attack")) == 2
    beaten(s)
    assert len(offered(s, "1", "attack")) == 3 + 1


def test_practice_makes_blows_count_and_arms_wear() -> None:
    s = scenario(FIELD)
    s.give("@", "knife")
    s.do("@", "attack", target="1")
    blows = len([e for e in s.events("attacked") if e.agent == s.agent("@")])
    assert s.world.skills[s.agent("@")].points["fight"] > 0
    assert s.world.item[s.world.held(s.agent("@"), "knife")].wear == blows


def test_a_shield_wears_by_what_it_parries_until_it_breaks() -> None:
    s = scenario(FIELD)
    s.give("1", "shield")
    s.set("1", health=100)
    for _ in range(3):
        s.order("1", "defend", target="@")
        s.do("@", "attack", target="1")
        s.set("1", health=100)
        s.set("@", health=100)
    assert s.events("worn_out") and s.events("worn_out")[0].item == "shield"
    s.expect_holds("1", "shield", 0)


def test_all_who_strike_somebody_stop_when_they_give_in_and_think_again() -> None:
    s = scenario("""
        .......
        .1@2...
        .......
    """)
    for who in ("1", "2"):
        s.order(who, "attack", target="@")
    s.until(lambda: len({e.agent for e in s.events("attacked")}) == 2)
    s.set("@", health=30)
    blows = len(s.events("attacked"))
    s.order("@", "surrender", target=s.world.combat[s.agent("@")].foe)
    s.until(lambda: bool(s.events("surrendered")))
    s.ticks(20)
    assert len(s.events("attacked")) <= blows + 1, "one may have been under way"
    reasons = {e.agent: e.reason for e in s.events("decision_requested")}
    assert reasons[s.agent("1")] == reasons[s.agent("2")] == "@ surrendered"
