"""Reactions: what happens to people, or before their eyes, makes them think again."""

from game.core.relations import feel
from tests.scenario_dsl import Scenario, scenario


def asked(s: Scenario, who: str) -> list[tuple[str, int]]:
    events = [e for e in s.events("decision_requested") if e.agent == s.agent(who)]
    return [(event.reason, event.urgency) for event in events]


def test_violence_turns_witnesses_against_the_attacker() -> None:
    s = scenario("@1..2")
    s.do("@", "attack", target="1")
    assert s.opinion("2", of="@") < 0
    assert s.world.beliefs[s.agent("2")].relations[s.agent("@")].reason == "hit 1"


def test_a_friend_of_the_victim_minds_more_and_thinks_again() -> None:
    s = scenario("@1..23")
    feel(s.world, s.agent("2"), s.agent("1"), 80, "gave me bread")
    s.order("2", "wait")
    s.do("@", "attack", target="1")
    assert s.opinion("2", of="@") < s.opinion("3", of="@")
    assert ("saw @ hit a friend", 2) in asked(s, "2")


def test_who_does_not_see_it_does_not_mind() -> None:
    s = scenario("""
        @1#2
        ..#.
    """)
    s.do("@", "attack", target="1")
    assert s.opinion("2", of="@") == 0


def test_a_killing_is_remembered_worse() -> None:
    s = scenario("@1..2")
    s.set("1", health=1)
    s.do("@", "attack", target="1")
    assert s.opinion("2", of="@") <= -12
    assert ("saw 1 die", 1) in asked(s, "2")


def test_who_is_spoken_to_thinks_again_unless_busy() -> None:
    free, busy = scenario("@1"), scenario("@1W")
    busy.set("1", thirst=100)
    free.order("1", "wait")
    busy.order("1", "drink", target="well")
    for s in (free, busy):
        s.do("@", "say", target="1", topic="chat")
    assert ("@ spoke to them", 1) in asked(free, "1")
    assert ("@ spoke to them", 1) not in asked(busy, "1")


def test_a_threat_is_pressing() -> None:
    s = scenario("@1")
    s.order("1", "wait")
    s.do("@", "say", target="1", topic="threaten")
    assert ("was threatened by @", 2) in asked(s, "1")


def test_a_gift_makes_one_think() -> None:
    s = scenario("@1")
    s.order("1", "wait")
    s.give("@", "coin")
    s.do("@", "give", target="1", item="coin")
    assert ("was given coin", 1) in asked(s, "1")


def test_who_is_fighting_back_already_is_not_asked_at_every_blow() -> None:
    s = scenario("@1")
    s.order("1", "attack", target="@")
    s.order("@", "attack", target="1")
    s.until(lambda: s.health("1") < 100 and s.health("@") < 100)
    assert ("was hit by @", 3) not in asked(s, "1")


def test_who_fights_and_fails_is_asked_at_every_blow() -> None:
    s = scenario("@1")
    s.set("1", health=30)
    s.order("1", "attack", target="@")
    s.order("@", "attack", target="1")
    s.until(lambda: s.health("1") < 30)
    assert ("was hit by @", 3) in asked(s, "1")


def test_who_fights_somebody_else_is_asked() -> None:
    s = scenario("@12")
    s.order("1", "attack", target="2")
    s.ticks(5)
    s.order("@", "attack", target="1")
    s.until(lambda: s.health("1") < 100)
    assert ("was hit by @", 3) in asked(s, "1")
