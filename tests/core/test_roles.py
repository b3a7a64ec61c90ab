"""Roles: what people are by skill and habit, and who may know it."""

from game.core.change import change
from game.core.components import Fact, Heard
from game.core.observe import observe
from game.core.roles import role
from tests.scenario_dsl import Scenario, scenario


def skilled(**points: int) -> Scenario:
    s = scenario("@..1")
    s.world.skills[s.agent("@")].points.update(points)
    return s


def test_who_has_learnt_nothing_is_nothing_in_particular() -> None:
    s = skilled(gather=20)
    assert role(s.world, s.agent("@")) == ""


def test_the_best_skill_names_the_role() -> None:
    for skill, name in (
        ("gather", "gatherer"),
        ("craft", "crafter"),
        ("trade", "trader"),
        ("fight", "guard"),
        ("stealth", "thief"),
    ):
        s = skilled(**{skill: 300})
        assert role(s.world, s.agent("@")) == name


def test_what_was_done_of_late_decides_between_equals() -> None:
    s = skilled(trade=100, craft=250)
    agent = s.agent("@")
    change(s.world.mind, agent, lately={"sell bread": s.world.tick})
    assert role(s.world, agent) == "trader"
    change(s.world.mind, agent, lately={"craft plank": s.world.tick})
    assert role(s.world, agent) == "crafter"


def test_a_thief_is_one_only_to_who_knows_of_a_theft() -> None:
    s = skilled(stealth=400, gather=200)
    thief, other = s.agent("@"), s.agent("1")
    assert role(s.world, thief) == "thief"
    (seen,) = observe(s.world, other).seen
    assert seen.role == "gatherer"
    s.world.facts[1] = Fact("theft", thief, other)
    s.world.beliefs[other].facts[1] = Heard(s.world.tick)
    (seen,) = observe(s.world, other).seen
    assert seen.role == "thief"
