"""Facts: made once, learned by people, forgotten when they mean little."""

from game.core.change import change
from game.core.components import Fact, Heard
from game.core.facts import KEPT, SWEEP, find_fact, knows, learn, new_fact
from tests.scenario_dsl import Scenario, scenario

THREE = """
    #######
    #@.1.2#
    #######
"""


def theft(s: Scenario, thief: str, victim: str) -> int:
    return new_fact(
        s.world, Fact("theft", s.agent(thief), s.agent(victim), tick=s.world.tick, text="...")
    )


def test_the_same_fact_is_one_fact() -> None:
    s = scenario(THREE)
    one = theft(s, "1", "2")
    assert theft(s, "1", "2") == one
    assert theft(s, "2", "1") != one
    assert find_fact(s.world, "theft", s.agent("2"), s.agent("1"), 0) == one + 1


def test_a_newer_fact_of_an_older_deed_hides_none() -> None:
    s = scenario(THREE)
    one = theft(s, "1", "2")
    old = Fact("theft", s.agent("@"), s.agent("2"), tick=s.world.tick - 500, text="...")
    new_fact(s.world, old)
    since = s.world.tick - 100
    assert find_fact(s.world, "theft", s.agent("1"), s.agent("2"), since) == one
    assert not find_fact(s.world, "theft", s.agent("@"), s.agent("2"), since)


def test_one_knows_since_when_from_whom_and_how_far_it_came() -> None:
    s = scenario(THREE)
    fact = theft(s, "1", "2")
    assert learn(s.world, s.agent("@"), fact, source=s.agent("2"), hops=1)
    assert not learn(s.world, s.agent("@"), fact, source=s.agent("1"), hops=2)
    heard = s.world.beliefs[s.agent("@")].facts[fact]
    assert heard == Heard(s.world.tick, s.agent("2"), 1)
    assert knows(s.world, s.agent("@"), "theft", s.agent("1"))
    assert not knows(s.world, s.agent("@"), "theft", s.agent("2"))


def test_own_eyes_outdo_hearsay() -> None:
    s = scenario(THREE)
    fact = theft(s, "1", "2")
    learn(s.world, s.agent("@"), fact, source=s.agent("2"), hops=1)
    learn(s.world, s.agent("@"), fact)
    assert s.world.beliefs[s.agent("@")].facts[fact].hops == 0


def test_a_deed_told_moves_ones_view_the_less_the_further_it_came() -> None:
    s = scenario(THREE)
    fact = theft(s, "1", "2")
    learn(s.world, s.agent("@"), fact, source=s.agent("2"), hops=1)
    near = s.opinion("@", of="1")
    assert near < 0
    assert "stole from 2, says 2" in s.world.beliefs[s.agent("@")].relations[s.agent("1")].reason
    t = scenario(THREE)
    fact = theft(t, "1", "2")
    learn(t.world, t.agent("@"), fact, source=t.agent("2"), hops=3)
    assert near < t.opinion("@", of="1") < 0


def test_what_means_least_is_forgotten_first() -> None:
    s = scenario(THREE)
    kept = theft(s, "1", "2")
    learn(s.world, s.agent("@"), kept)
    for number in range(KEPT + 5):
        price = Fact("price", text=f"apples cost {number}", tick=s.world.tick)
        learn(s.world, s.agent("@"), new_fact(s.world, price))
    known = s.world.beliefs[s.agent("@")].facts
    assert len(known) == KEPT
    assert kept in known


def test_what_nobody_knows_is_dropped() -> None:
    s = scenario(THREE)
    known, unknown = theft(s, "1", "2"), theft(s, "2", "1")
    learn(s.world, s.agent("@"), known)
    s.ticks(SWEEP + 1)
    assert known in s.world.facts
    assert unknown not in s.world.facts


def test_what_only_the_dead_knew_is_dropped() -> None:
    s = scenario(THREE)
    fact = theft(s, "1", "2")
    learn(s.world, s.agent("@"), fact)
    change(s.world.health, s.agent("@"), current=1)
    change(s.world.needs, s.agent("@"), thirst=0)
    s.until(lambda: s.health("@") == 0, 400)
    s.ticks(SWEEP + 1)
    assert fact not in s.world.facts
