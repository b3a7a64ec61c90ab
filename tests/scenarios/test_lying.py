"""Lies: one's own misdeed laid on another, believed by whoever doesn't know better."""

from game.core.actions.say import offers
from game.core.affordances import affordances
from game.core.components import Fact
from game.core.facts import learn, new_fact
from game.core.observe import observe
from game.core.relations import feel, opinion
from game.core.seeing import view_of
from tests.scenario_dsl import Scenario, scenario

PLACE = """
    ############
    #@.1.2..3..#
    #..........#
    ############
"""


def guilty(s: Scenario) -> int:
    """@ stole from 3, and dislikes 2."""
    world, thief = s.world, s.agent("@")
    text = f"{world.label(thief)} stole bread from {world.label(s.agent('3'))}"
    fact = new_fact(world, Fact("theft", thief, s.agent("3"), tick=world.tick, text=text))
    learn(world, s.agent("3"), fact)
    feel(world, thief, s.agent("2"), -30, "insulted me", 0)
    return fact


def lie(s: Scenario, fact: int, whom: str = "1", blamed: str = "2") -> None:
    s.order("@", "say", target=whom, topic="lie", fact=fact, item=s.agent(blamed))
    s.ticks(8)


def lies_offered(s: Scenario, who: str = "@") -> list[tuple[str, int]]:
    found = affordances(view_of(s.world, s.agent(who)))
    return [(offer.key, offer.item) for offer in found if offer.topic == "lie"]


def test_a_lie_is_a_fact_that_is_believed_and_passed_on() -> None:
    s = scenario(PLACE)
    fact = guilty(s)
    lie(s, fact)
    world, hearer, blamed = s.world, s.agent("1"), s.agent("2")
    event = s.last("lied")
    assert (event.of, event.blamed, event.target) == (fact, blamed, hearer)
    told = world.facts[event.fact]
    assert (told.kind, told.subject, told.object, told.of) == ("theft", blamed, s.agent("3"), fact)
    assert world.label(blamed) in told.text
    heard = world.beliefs[hearer].facts[event.fact]
    assert (heard.source, heard.hops) == (s.agent("@"), 1)
    assert opinion(world, hearer, blamed) < 0
    assert event.fact not in world.beliefs[s.agent("@")].facts, "the liar knows how it was"
    assert s.last("said").words == told.text + "."
    s.do("1", "say", target="3", topic="tell", fact=event.fact, words="Do you know?")
    assert event.fact not in world.beliefs[s.agent("3")].facts, "who was robbed knows better"


def test_who_saw_it_is_not_taken_in_and_holds_it_against_the_liar() -> None:
    s = scenario(PLACE)
    fact = guilty(s)
    learn(s.world, s.agent("1"), fact)
    before = opinion(s.world, s.agent("1"), s.agent("@"))
    lie(s, fact)
    assert s.last("lied").fact not in s.world.beliefs[s.agent("1")].facts
    assert opinion(s.world, s.agent("1"), s.agent("@")) < before - 10
    assert opinion(s.world, s.agent("1"), s.agent("2")) >= 0


def test_it_is_offered_of_one_s_own_misdeeds_alone_and_never_before_the_victim() -> None:
    s = scenario(PLACE)
    assert lies_offered(s) == []
    fact = guilty(s)
    assert lies_offered(s) == [(f"lie agent_{s.agent('1')} fact_{fact}", s.agent("2"))]
    assert f"{s.world.label(s.agent('2'))} stole bread" in next(
        offer.text for offer in observe(s.world, s.agent("@")).affordances if offer.topic == "lie"
    )
    learn(s.world, s.agent("1"), fact)
    assert lies_offered(s, "1") == [], "it is no deed of theirs"
    assert not [o for o in offers(view_of(s.world, s.agent("3"))) if o.topic == "lie"]


def test_what_is_no_lie_is_refused() -> None:
    s = scenario(PLACE)
    fact = guilty(s)
    for wrong in (fact + 7, 0):
        lie(s, wrong)
        assert "no such story" in s.last("action_refused").reason
    lie(s, fact, blamed="3")
    assert "nobody to lay it on" in s.last("action_refused").reason
    learn(s.world, s.agent("2"), fact)
    s.order("2", "say", target="1", topic="lie", fact=fact, item=s.agent("@"))
    s.ticks(8)
    assert "nothing of their own" in s.last("action_refused").reason
    assert not s.events("lied")
