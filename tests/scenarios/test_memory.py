"""Memory: people note what happened to them and what they witnessed."""

from game.core.systems.memory import KEPT
from tests.scenario_dsl import Scenario, scenario


def notes(s: Scenario, who: str) -> list[str]:
    return [note.text for note in s.world.beliefs[s.agent(who)].notes]


def test_both_remember_a_gift_and_so_does_who_saw_it() -> None:
    s = scenario("@1..2")
    s.give("@", "coin")
    s.do("@", "give", target="1", item="coin")
    for who in "@12":
        assert "@ gave 1 a coin" in notes(s, who)


def test_who_is_behind_a_wall_knows_nothing() -> None:
    s = scenario("""
        @1#2
        ..#.
    """)
    s.give("@", "coin")
    s.do("@", "give", target="1", item="coin")
    assert notes(s, "2") == []


def test_what_one_does_alone_is_nobody_elses_business() -> None:
    s = scenario("@a.1")
    s.do("@", "pickup", target="apple")
    assert notes(s, "@") == ["@ picked up an apple"]
    assert notes(s, "1") == []


def test_words_are_overheard_near_by_only() -> None:
    s = scenario("@1...2" + "." * 4 + "3")
    s.do("@", "say", target="1", topic="chat", words="A secret")
    assert '@ to 1: "A secret"' in notes(s, "2")
    assert notes(s, "3") == []


def test_the_sleeping_witness_nothing() -> None:
    s = scenario("@1.2", hour=22)
    s.set("2", energy=300)
    s.order("2", "rest")
    s.ticks(15)
    s.give("@", "coin")
    s.do("@", "give", target="1", item="coin")
    assert "@ gave 1 a coin" not in notes(s, "2")


def test_refusals_are_learned_from() -> None:
    s = scenario("@")
    s.do("@", "eat", item=99)
    assert notes(s, "@") == ["@ could not eat: it isn't in hand"]


def test_only_the_latest_are_kept() -> None:
    s = scenario("@1")
    for number in range(KEPT + 6):
        s.do("@", "say", target="1", topic="chat", words=f"word {number}")
    assert len(notes(s, "@")) == KEPT
    assert notes(s, "@")[-1] == f'@ to 1: "word {KEPT + 5}"'
