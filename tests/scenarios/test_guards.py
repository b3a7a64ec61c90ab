"""Guards: their rounds by night, the cry that brings them, the market by day."""

from game.ai.behaviors import explain
from game.core.components import Fact, Intent
from game.core.facts import learn, new_fact
from game.core.guarding import EDGE, is_guard, raid_side
from game.core.observe import observe
from game.core.property import claim_home
from game.core.taking_up import take_up
from tests.scenario_dsl import Scenario, scenario

GREEN = "\n".join("." * 44 for _ in range(44))
"""Room for an edge of the village."""


def green(hour: int, **things: tuple[int, int]) -> Scenario:
    rows = [list(row) for row in GREEN.splitlines()]
    for letter, (x, y) in things.items():
        rows[y][x] = "@" if letter == "at" else letter.removeprefix("_")
    return scenario("\n".join("".join(row) for row in rows), hour=hour, dangers=1, raids=0)


def armed(s: Scenario, who: str) -> None:
    """Somebody has learnt to fight, and is known for it."""
    s.give(who, "sword")
    s.world.skills[s.agent(who)].points["fight"] = 200


def choices(s: Scenario, who: str) -> list[str]:
    seen = observe(s.world, s.agent(who))
    return [a.key for a in seen.affordances if a.action == "patrol"]


def test_only_guards_keep_watch_by_night_and_stand_by_the_market_by_day() -> None:
    night = green(22, at=(20, 20), b=(21, 20))
    claim_home(night.world, night.agent("@"), night.the("bed"))
    assert choices(night, "@") == []
    armed(night, "@")
    assert is_guard(night.world, night.agent("@"))
    assert len(choices(night, "@")) == 1
    assert choices(night, "@")[0].startswith("patrol the ")
    day = green(12, at=(20, 20), M=(24, 20))
    armed(day, "@")
    day.ticks(33)
    assert choices(day, "@") == ["guard the market"]


def test_a_round_ends_at_the_edge_and_leads_on_to_the_next_side() -> None:
    s = green(22, at=(20, 20), b=(21, 20))
    claim_home(s.world, s.agent("@"), s.the("bed"))
    armed(s, "@")
    before = choices(s, "@")
    offer = next(a for a in observe(s.world, s.agent("@")).affordances if a.action == "patrol")
    s.do("@", "patrol", topic="round", x=offer.x, y=offer.y)
    x, y = s.at("@")
    assert EDGE - 3 <= max(abs(x - 21), abs(y - 20)) <= EDGE + 3
    s.expect_story(f"@ kept watch at the edge, {EDGE} steps from home")
    s.world.tick += 600
    assert choices(s, "@") != before


def test_guards_watch_where_raiders_came_from() -> None:
    s = green(22, at=(20, 20), b=(21, 20))
    agent = s.agent("@")
    claim_home(s.world, agent, s.the("bed"))
    armed(s, "@")
    wolves = Fact("danger", x=40, y=22, tick=s.world.tick, text="wolves are about")
    learn(s.world, agent, new_fact(s.world, wolves))
    assert raid_side(s.world, agent) == "east"
    offered = set()
    for _ in range(8):
        offered.update(choices(s, "@"))
        s.world.tick += 300
        if not s.world.rules.is_night(s.world.tick):
            s.world.tick -= 2400 - 300
    assert "patrol the east" in offered


def test_who_sees_a_raider_cries_out_and_guards_come() -> None:
    s = green(22, at=(12, 20), _1=(30, 20), _2=(14, 24), V=(6, 20))
    armed(s, "1")
    s.until(lambda: bool(s.events("alarm_raised")), 200)
    crier = s.last("alarm_raised").agent
    assert crier in (s.agent("@"), s.agent("2"))
    other = s.agent("2") if crier == s.agent("@") else s.agent("@")
    dangers = [f for f in s.world.beliefs[other].facts if s.world.facts[f].kind == "danger"]
    assert dangers, "who hears it knows"
    guard = s.world.mind[s.agent("1")]
    assert (guard.deed, guard.by) == ("alarm", s.the("wolf"))
    assert choices(s, "1")[0].startswith("answer the alarm")
    worth = [key for key, _, _ in explain(observe(s.world, s.agent("1")))]
    assert worth[0].startswith("answer the alarm")
    s.do("1", "patrol", topic="alarm", target="wolf", x=6, y=20)
    s.expect_near("1", "wolf", 6)
    assert len(s.events("alarm_raised")) <= 2, "nobody cries all the time"


def test_an_alarm_wakes_the_sleepers_near_by_and_no_others() -> None:
    s = green(23, at=(12, 20), _1=(12, 15), _2=(24, 15), V=(6, 20))
    for who in ("1", "2"):
        s.set(who, energy=100)
        take_up(s.world, s.agent(who), Intent(action="rest"), 0, "scenario", standin=False)
    s.until(lambda: bool(s.events("alarm_raised")), 200)
    asked = {e.agent for e in s.events("decision_requested") if "cry out" in e.reason}
    assert s.agent("1") in asked
    assert s.agent("2") not in asked


def test_an_alarm_is_over_when_its_raider_is() -> None:
    s = green(22, at=(12, 20))
    s.do("@", "patrol", topic="alarm", target=999, x=6, y=20)
    s.expect_refused("@", "the danger is over")
