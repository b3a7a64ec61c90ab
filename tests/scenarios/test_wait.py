"""Wait: stand a while."""

from game.core.actions.wait import TICKS
from tests.scenario_dsl import scenario


def test_it_takes_its_time_and_changes_nothing() -> None:
    s = scenario("@")
    s.order("@", "wait")
    s.ticks(TICKS)
    assert not s.idle("@")
    s.ticks(1)
    assert s.idle("@")
    s.expect_at("@", (0, 0))
    assert s.last("decision_requested").reason == "finished: wait"
