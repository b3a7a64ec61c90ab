"""Attack: go after somebody and strike."""

from itertools import pairwise

import pytest

from game.core.actions.attack import BEATEN, BETWEEN, BLOWS
from tests.scenario_dsl import Scenario, scenario

NEAR = """
    #########
    #@....1.#
    #########
"""


def fight(**rules: int) -> Scenario:
    s = scenario(NEAR, **rules)
    s.do("@", "attack", target="1")
    return s


def test_one_runs_up_and_strikes_some_blows() -> None:
    s = fight()
    blows = s.events("attacked")
    assert [blow.agent for blow in blows] == [s.agent("@")] * BLOWS
    assert s.health("1") == 100 - sum(blow.damage for blow in blows)
    s.expect_near("@", "1")


def test_bare_hands_do_three_to_seven() -> None:
    damages = {blow.damage for seed in range(12) for blow in fight_of(seed).events("attacked")}
    assert damages == {3, 4, 5, 6, 7}


def fight_of(seed: int) -> Scenario:
    s = scenario("@1", seed=seed)
    s.do("@", "attack", target="1")
    return s


def test_the_best_weapon_in_hand_is_used() -> None:
    s = scenario(NEAR)
    s.give("@", "knife")
    s.give("@", "sword")
    s.do("@", "attack", target="1")
    assert {blow.weapon for blow in s.events("attacked")} == {"sword"}
    assert min(blow.damage for blow in s.events("attacked")) >= 3 + 11


@pytest.mark.parametrize(("hundredths", "factor"), [(0, 0), (50, 0.5), (100, 1), (300, 3)])
def test_the_damage_multiplier_multiplies(hundredths: int, factor: float) -> None:
    plain, other = fight(), fight(combat_damage=hundredths)
    plain_damage = plain.events("attacked")[0].damage
    assert other.events("attacked")[0].damage == int(plain_damage * factor)


def test_a_blow_is_not_forgotten() -> None:
    s = fight()
    assert s.opinion("1", of="@") < -20
    assert s.world.beliefs[s.agent("1")].relations[s.agent("@")].reason == "attacked me"
    assert s.world.combat[s.agent("1")].foe == s.agent("@")


def test_the_victim_is_asked_at_once_what_to_do() -> None:
    s = scenario("@1")
    s.do("@", "attack", target="1")
    first = s.events("attacked")[0]
    asked = [e for e in s.events("decision_requested") if e.agent == s.agent("1")]
    urgent = [e for e in asked if e.urgency == 3]
    assert urgent[0].tick == first.tick
    assert urgent[0].reason == "was hit by @"
    assert urgent[0].cause == first.id


def test_blows_kill() -> None:
    s = scenario("@1")
    s.set("1", health=5)
    s.give("1", "coin", 4)
    s.give("@", "sword")
    s.do("@", "attack", target="1")
    died = s.last("died")
    assert (died.agent, died.killer, died.reason) == (s.agent("1"), s.agent("@"), "a fight")
    assert s.world.agents == [s.agent("@")]
    assert s.world.item[s.the("coin")].holder == 0
    assert s.world.fixture[s.the("grave")].label == "1"
    s.expect_story("1 was killed by @")


def test_who_is_far_off_is_not_attacked() -> None:
    s = scenario("@" + "." * 20 + "1")
    s.do("@", "attack", target="1")
    s.expect_refused("@", "they got away")
    s.expect_at("@", s.start("@"))


def test_who_keeps_running_gets_away() -> None:
    s = scenario("@..1" + "." * 80)
    s.order("1", "flee", target="@", x=80, y=0)
    s.do("@", "attack", target="1", most=200)
    assert not s.events("attacked")
    s.expect_refused("@", "they were too quick")
    assert s.health("1") == 100


def test_nobody_attacks_themselves_or_a_tree() -> None:
    s = scenario("@T")
    for target in ("@", "tree"):
        s.do("@", "attack", target=target)
        s.expect_refused("@", "there is nobody to attack")


def test_one_thinks_before_the_next_blow_at_who_is_badly_hurt() -> None:
    s = scenario(NEAR)
    s.set("1", health=BEATEN + 2)
    s.do("@", "attack", target="1")
    assert len(s.events("attacked")) == 1


def test_a_new_resolve_strikes_no_sooner() -> None:
    s = scenario("@1")
    for _ in range(3):
        s.order("@", "attack", target="1")
        before = len(s.events("attacked"))
        s.until(lambda: len(s.events("attacked")) > before)  # noqa: B023
    ticks = [blow.tick for blow in s.events("attacked")]
    assert min(b - a for a, b in pairwise(ticks)) >= BETWEEN
