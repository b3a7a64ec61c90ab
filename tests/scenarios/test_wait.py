"""Wait: stand a while."""

from tests.scenario_dsl import scenario


def test_it_takes_forty_ticks_and_changes_nothing() -> None:
    s = scenario("@")
    s.order("@", "wait")
    s.ticks(40)
    assert not s.idle("@")
    s.ticks(1)
    assert s.idle("@")
    s.expect_at("@", (0, 0))
    assert s.last("decision_requested").reason == "finished: wait"
