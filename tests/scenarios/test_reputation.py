"""Reputation: formed from what was seen and told; it can be wrong, and it fades."""

from msgspec.structs import replace

from game.ai.drives.repute import BAD, STANDS_BY, distrusted
from game.core.components import Fact
from game.core.facts import learn, new_fact
from game.core.observe import observe
from game.core.reputation import reputation, reputations, standings
from tests.scenario_dsl import Scenario, scenario

SQUARE = """
    #######
    #@.1..#
    #..2.3#
    #######
"""


def deed(s: Scenario, kind: str, doer: str, victim: str) -> int:
    fact = Fact(kind, s.agent(doer), s.agent(victim), tick=s.world.tick, text=f"{kind}")
    return new_fact(s.world, fact)


def test_who_saw_a_theft_takes_the_thief_for_one_and_others_do_not() -> None:
    s = scenario(SQUARE)
    learn(s.world, s.agent("@"), deed(s, "theft", "1", "2"))
    (seen,) = [p for p in observe(s.world, s.agent("@")).seen if p.entity == s.agent("1")]
    assert seen.reputation < -30
    assert seen.known_as == "thief"
    assert s.agent("1") not in standings(s.world, s.agent("3"))


def test_hearsay_weighs_less_and_the_community_is_the_mean() -> None:
    s = scenario(SQUARE)
    fact = deed(s, "theft", "1", "2")
    learn(s.world, s.agent("@"), fact)
    learn(s.world, s.agent("3"), fact, source=s.agent("@"), hops=2)
    own, told = (standings(s.world, s.agent(who))[s.agent("1")][0] for who in ("@", "3"))
    assert own < told < 0
    assert own <= reputation(s.world, s.agent("1")) <= told
    assert reputations(s.world) == {s.agent("1"): reputation(s.world, s.agent("1"))}


def test_kindness_makes_a_good_name_and_killing_a_bad_one() -> None:
    s = scenario(SQUARE)
    learn(s.world, s.agent("@"), deed(s, "kindness", "1", "2"))
    assert reputation(s.world, s.agent("1")) > 0
    learn(s.world, s.agent("@"), deed(s, "killing", "1", "2"))
    assert reputation(s.world, s.agent("1")) < 0
    assert standings(s.world, s.agent("@"))[s.agent("1")][1] == "killer"


def test_a_bad_name_fades() -> None:
    s = scenario(SQUARE)
    learn(s.world, s.agent("@"), deed(s, "theft", "1", "2"))
    fresh = reputation(s.world, s.agent("1"))
    s.world.tick += 3 * s.world.rules.day_ticks
    assert fresh < reputation(s.world, s.agent("1")) < 0
    s.world.tick += 4 * s.world.rules.day_ticks
    assert reputation(s.world, s.agent("1")) == 0


def test_a_fight_is_the_deed_of_who_began_it() -> None:
    s = scenario(SQUARE)
    s.do("1", "attack", target="2")
    s.do("2", "attack", target="1")
    facts = [s.world.facts[number] for number in s.world.beliefs[s.agent("3")].facts]
    assert [(f.kind, f.subject, f.object) for f in facts] == [
        ("violence", s.agent("1"), s.agent("2"))
    ]


def test_bread_for_the_starving_is_told_of_and_a_berry_for_the_full_is_not() -> None:
    s = scenario(SQUARE)
    s.give("1", "berry", 2)
    s.do("1", "give", target="2", item="berry")
    assert not s.world.facts
    s.set("2", hunger=100)
    s.do("1", "give", target="2", item="berry")
    (fact,) = s.world.facts.values()
    assert fact.text == "1 gave 2 a berry when they starved"
    assert reputation(s.world, s.agent("1")) > 0


def test_a_thief_is_hit_and_nobody_minds_much() -> None:
    s, t = scenario(SQUARE), scenario(SQUARE)
    learn(s.world, s.agent("@"), deed(s, "theft", "2", "3"))
    for world in (s, t):
        world.do("1", "attack", target="2")
    assert s.opinion("@", of="1") > 0 > t.opinion("@", of="1")


def test_a_theft_stays_with_somebody_whatever_good_they_do() -> None:
    s = scenario(SQUARE)
    told = deed(s, "theft", "@", "1")
    learn(s.world, s.agent("2"), told, s.agent("1"), hops=1)
    learn(s.world, s.agent("2"), deed(s, "kindness", "@", "3"))
    (seen,) = [p for p in observe(s.world, s.agent("2")).seen if p.entity == s.agent("@")]
    assert seen.reputation > BAD
    assert seen.known_as == "thief"
    assert distrusted(seen)
    assert not distrusted(replace(seen, opinion=STANDS_BY)), "friends stand by them"
    assert not distrusted(replace(seen, known_as=""))
