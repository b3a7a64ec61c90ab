"""Peace: one offers, the other takes it up, and the grudge is over."""

import pytest

from game.core import peace
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
