"""One's own in other hands: demanded, given back, denied, taken back."""

from game.core.actions.retake import odds
from game.core.change import change
from game.core.losses import lose
from game.core.observe import observe
from tests.scenario_dsl import Scenario, scenario


def loot(s: Scenario, holder: str, owner: str, kind: str = "knife") -> int:
    """Somebody carries what is another's."""
    pile = s.give(holder, kind)
    change(s.world.item, pile, owner=s.agent(owner))
    return pile


def keys(s: Scenario, who: str) -> list[str]:
    return [offer.key for offer in observe(s.world, s.agent(who)).affordances]


def test_a_demand_makes_the_other_think_and_choose() -> None:
    s = scenario("1.2")
    loot(s, "2", "1")
    assert f"demand agent_{s.agent('2')}" in keys(s, "1")
    s.order("1", "demand", target="2")
    s.until(lambda: bool(s.events("demanded_back")))
    s.ticks(1)
    asked = observe(s.world, s.agent("2"))
    assert (asked.deed, asked.by) == ("demand", s.agent("1"))
    offered = keys(s, "2")
    assert f"giveback knife to agent_{s.agent('1')}" in offered
    assert f"deny agent_{s.agent('1')}" in offered
    s.expect_story("1 demanded a knife back from 2")


def test_nothing_is_demanded_of_who_has_only_their_own() -> None:
    s = scenario("1.2")
    s.give("2", "knife")
    assert not [key for key in keys(s, "1") if key.startswith(("demand", "retake"))]
    s.do("1", "demand", target="2")
    s.expect_refused("1", "they don't have it")


def test_what_is_given_back_is_ones_own_again_and_forgiven_a_little() -> None:
    s = scenario("1.2")
    pile = loot(s, "2", "1")
    lose(s.world, s.agent("1"), "knife", 1, 0)
    s.do("2", "giveback", target="1")
    s.expect_holds("1", "knife")
    assert s.world.item[pile].owner == s.agent("1")
    assert s.opinion("1", of="2") > 0
    assert not s.world.beliefs[s.agent("1")].losses
    s.expect_story("2 gave a knife back to 1")


def test_to_deny_it_is_an_insult() -> None:
    s = scenario("1.2")
    loot(s, "2", "1")
    s.do("2", "deny", target="1")
    s.expect_holds("2", "knife")
    assert s.opinion("1", of="2") < 0
    requests = [e.reason for e in s.events("decision_requested") if e.agent == s.agent("1")]
    assert "2 keeps the knife" in requests


def test_a_sleeper_cannot_hold_on_to_it() -> None:
    s = scenario("1.2")
    loot(s, "2", "1")
    s.set("2", energy=100)
    s.order("2", "rest")
    s.until(lambda: s.world.mind[s.agent("2")].rounds > 0)
    assert odds(s.world, s.agent("1"), s.agent("2")) == 100
    s.do("1", "retake", target="2")
    s.expect_holds("1", "knife")
    assert s.opinion("2", of="1") == 0


def test_by_force_the_stronger_gets_it() -> None:
    s = scenario("1.2")
    loot(s, "2", "1")
    s.set("2", health=20)
    weak = odds(s.world, s.agent("1"), s.agent("2"))
    s.set("2", health=100)
    s.set("1", health=20)
    assert odds(s.world, s.agent("1"), s.agent("2")) < weak
    won = 0
    for seed in range(10):
        t = scenario("1.2", seed=seed)
        loot(t, "2", "1")
        t.set("2", health=10)
        t.do("1", "retake", target="2")
        won += bool(t.events("retook"))
        assert len(t.events("retook")) + len(t.events("held_on")) == 1
        assert t.opinion("2", of="1") < 0
    assert won >= 6


def test_nobody_is_robbed_of_their_own_in_the_name_of_right() -> None:
    s = scenario("1.2")
    s.give("2", "knife")
    s.do("1", "retake", target="2")
    s.expect_refused("1", "they don't have it")
    s.do("2", "giveback", target="1")
    s.expect_refused("2", "nothing of theirs")
