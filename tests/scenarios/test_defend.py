"""Defend: raise one's guard."""

from game.core.actions.defend import HOLD
from tests.scenario_dsl import Scenario, scenario


def struck(guard: bool, shield: bool = False, seed: int = 1) -> Scenario:
    s = scenario("@1", seed=seed)
    s.give("@", "sword")
    if shield:
        s.give("1", "shield")
    if guard:
        s.order("1", "defend", target="@")
    s.order("@", "attack", target="1")
    s.until(lambda: bool(s.events("attacked")))
    return s


def first_blow(s: Scenario) -> int:
    damage = s.events("attacked")[0].damage
    assert isinstance(damage, int)
    return damage


def test_a_guard_takes_three_off_a_blow_and_a_shield_seven_more() -> None:
    bare = first_blow(struck(guard=False))
    assert first_blow(struck(guard=True)) == bare - 3
    assert first_blow(struck(guard=True, shield=True)) == bare - 10
    assert first_blow(struck(guard=False, shield=True)) == bare


def test_no_guard_stops_all_of_a_blow() -> None:
    s = scenario("@1")
    s.give("1", "shield")
    s.order("1", "defend", target="@")
    s.do("@", "attack", target="1")
    own = [blow for blow in s.events("attacked") if blow.agent == s.agent("@")]
    assert {blow.damage for blow in own} == {1}
    assert all(blow.guarded for blow in own)


def test_a_guard_sinks_after_a_while() -> None:
    s = scenario("@1")
    s.order("1", "defend", target="@")
    s.ticks(1)
    assert s.world.combat[s.agent("1")].guard_until == s.world.tick + HOLD
    s.until(lambda: s.idle("1"))
    s.expect_story("1 stood on guard against @")
    s.ticks(1)
    s.do("@", "attack", target="1")
    assert not any(blow.guarded for blow in s.events("attacked"))


def test_who_is_on_guard_may_strike_back_at_once() -> None:
    ripostes = 0
    for seed in range(10):
        s = scenario("@1", seed=seed)
        s.order("1", "defend", target="@")
        s.do("@", "attack", target="1")
        ripostes += sum(blow.agent == s.agent("1") for blow in s.events("attacked"))
    assert 4 <= ripostes <= 25  # a third of forty blows, give or take


def test_there_must_be_somebody_to_guard_against() -> None:
    s = scenario("@T")
    s.do("@", "defend", target="tree")
    s.expect_refused("@", "nobody to stand on guard against")
