"""A greeting leads somewhere, or is returned; nobody greets only to take leave."""

import pytest

from game.ai.drives import gossip
from game.ai.drives.case import Case, score
from game.ai.drives.lines import lines
from game.ai.drives.talk import say
from game.core.change import change
from game.core.observe import observe
from tests.scenario_dsl import Scenario, scenario


def two() -> Scenario:
    return scenario("@..1")


def test_who_greets_has_something_to_say_before_the_parting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gossip, "goes_on", lambda case, person, nth=0: False)
    s = two()
    case = Case(observe(s.world, s.agent("@")))
    offer = next(o for o in case.o.affordances if o.topic == "greet")
    meant = lines(case, [(offer, score("", ("", 100)))], offer, "Hello.")
    assert [line.topic for line in meant] == ["chat", "bye"]


def test_a_greeting_is_returned_though_one_has_met_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gossip, "goes_on", lambda case, person, nth=0: False)
    s = two()
    s.order("@", "say", target="1", topic="greet", words="Hello.")
    s.ticks(8)
    change(s.world.mind, s.agent("1"), by=s.agent("@"), deed="greet")
    case = Case(observe(s.world, s.agent("1")))
    points = {
        offer.topic: its.points
        for offer in case.o.affordances
        if offer.action == "say" and (its := say(case, offer)) is not None
    }
    assert max(points, key=lambda topic: points[topic]) == "greet"
    assert "bye" not in points, "nobody takes leave in answer to a greeting"
