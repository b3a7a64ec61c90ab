"""Peace: one offers, the other takes it up, and the grudge is over."""

import pytest
from msgspec.structs import replace

from game.ai.behaviors import decide
from game.core import peace
from game.core.components import Fact
from game.core.facts import learn, new_fact
from game.core.observation import Affordance
from game.core.observe import observe
from game.core.relations import feel
from tests.scenario_dsl import Scenario, scenario

TWO = """
    ##########
    #@..1....#
    ##########
"""


def feud(mine: int = -150, theirs: int = -150) -> Scenario:
    s = scenario(TWO)
    for one, other, delta in (("@", "1", mine), ("1", "@", theirs)):
        if delta:
            feel(s.world, s.agent(one), s.agent(other), delta, "attacked me")
    return s


def on_offer(s: Scenario, who: str) -> list[Affordance]:
    seen = observe(s.world, s.agent(who))
    return [choice for choice in seen.affordances if choice.topic == "peace"]


def test_an_offer_alone_ends_nothing() -> None:
    s = feud()
    before = s.opinion("@", of="1")
    s.do("@", "say", target="1", topic="peace")
    assert s.opinion("@", of="1") == before
    assert s.opinion("1", of="@") < peace.COOL
    assert not s.events("reconciled")


def test_who_takes_it_up_ends_the_grudge_of_both() -> None:
    s = feud()
    s.do("@", "say", target="1", topic="peace")
    s.do("1", "say", target="@", topic="peace")
    s.expect_story("@ and 1 made peace with each other")
    for one, other in (("@", "1"), ("1", "@")):
        assert s.opinion(one, of=other) == peace.FORGIVEN
        assert s.world.beliefs[s.agent(one)].relations[s.agent(other)].reason == peace.MADE


@pytest.mark.parametrize("deed", ["insult", "threaten", "attack"])
@pytest.mark.parametrize("doer", ["@", "1"])
def test_a_bad_word_or_a_blow_undoes_an_offer(deed: str, doer: str) -> None:
    s = feud()
    s.do("@", "say", target="1", topic="peace")
    other = "1" if doer == "@" else "@"
    if deed == "attack":
        s.do(doer, "attack", target=other, most=40)
        assert s.events("attacked")
    else:
        s.do(doer, "say", target=other, topic=deed)
    s.do("1", "say", target="@", topic="peace")
    assert not s.events("reconciled")


def test_an_offer_lapses() -> None:
    s = feud()
    s.do("@", "say", target="1", topic="peace")
    s.ticks(peace.OPEN)
    s.do("1", "say", target="@", topic="peace")
    assert not s.events("reconciled")


def test_others_may_speak_in_between() -> None:
    s = feud()
    s.do("@", "say", target="1", topic="peace")
    s.do("@", "say", target="1", topic="greet")
    s.do("1", "say", target="@", topic="peace")
    assert s.events("reconciled")


def test_a_liking_is_not_lost_by_it() -> None:
    s = feud(theirs=60)
    liked = s.opinion("1", of="@")
    s.do("@", "say", target="1", topic="peace")
    s.do("1", "say", target="@", topic="peace")
    assert s.opinion("1", of="@") >= liked
    assert s.opinion("@", of="1") == peace.FORGIVEN


def test_it_is_a_choice_of_those_who_have_a_quarrel_or_an_offer() -> None:
    assert not on_offer(feud(mine=0, theirs=0), "@")
    s = feud(theirs=0)
    assert on_offer(s, "@")
    assert not on_offer(s, "1")
    s.do("@", "say", target="1", topic="peace")
    assert on_offer(s, "1")


# --- a third comes between ----------------------------------------------------

THREE = """
    ##########
    #@..1....#
    #..2.....#
    ##########
"""


def feud_before_a_third(heeded: int = 30) -> Scenario:
    """`@` and `1` have come to blows before `2`, of whom both think so much."""
    s = scenario(THREE)
    for one, other in (("@", "1"), ("1", "@")):
        feel(s.world, s.agent(one), s.agent(other), -60, "attacked me")
        feel(s.world, s.agent(one), s.agent("2"), heeded, "gave me bread")
    said = "@ attacked 1"
    fact = Fact("violence", s.agent("@"), s.agent("1"), tick=s.world.tick, text=said)
    learn(s.world, s.agent("2"), new_fact(s.world, fact))
    return s


def mediate(s: Scenario, between: str, other: str) -> None:
    s.do("2", "say", target=between, topic="mediate", item=s.agent(other))


def test_peace_is_made_when_both_were_talked_into_it() -> None:
    s = feud_before_a_third()
    mediate(s, "@", "1")
    assert not s.events("reconciled")
    mediate(s, "1", "@")
    s.expect_story("@ and 1 made peace with each other at the word of 2")
    assert min(s.opinion("@", of="1"), s.opinion("1", of="@")) > peace.COOL


def test_an_offer_is_taken_up_at_a_thirds_word() -> None:
    s = feud_before_a_third()
    s.do("@", "say", target="1", topic="peace")
    mediate(s, "1", "@")
    assert s.events("reconciled")


def test_nobody_heeds_whom_they_do_not_like() -> None:
    s = feud_before_a_third(heeded=0)
    mediate(s, "@", "1")
    mediate(s, "1", "@")
    assert not s.events("reconciled")


def test_a_blow_undoes_what_was_said_in_between() -> None:
    s = feud_before_a_third()
    mediate(s, "@", "1")
    s.do("1", "attack", target="@", most=60)
    mediate(s, "1", "@")
    assert not s.events("reconciled")


def test_one_can_come_between_those_of_whose_quarrel_one_knows() -> None:
    s = feud_before_a_third()
    offers = {o.key for o in observe(s.world, s.agent("2")).affordances if o.topic == "mediate"}
    a, b = s.agent("@"), s.agent("1")
    assert offers == {f"mediate agent_{a} agent_{b}", f"mediate agent_{b} agent_{a}"}
    s.world.beliefs[s.agent("2")] = replace(s.world.beliefs[s.agent("2")], facts={})
    assert not [o for o in observe(s.world, s.agent("2")).affordances if o.topic == "mediate"]
    s.do("2", "say", target="@", topic="mediate", item=s.agent("2"))
    s.expect_refused("2", "two others")


def test_the_kind_come_between_and_the_hard_do_not() -> None:
    for kind, comes in ((60, True), (-40, False)):
        s = feud_before_a_third()
        s.set("2", kind=kind)
        for one in ("@", "1"):
            feel(s.world, s.agent("2"), s.agent(one), 20, "we talked")
        assert (decide(observe(s.world, s.agent("2"))).topic == "mediate") is comes
