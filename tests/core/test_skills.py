"""Skills grow by use, ever more slowly, up to an end."""

import pytest

from game.core.components import SKILL_MAX
from game.core.skills import LEVELS, TITLES, level, points, practise
from tests.scenario_dsl import scenario


def test_everybody_begins_with_nothing_and_learns_by_doing() -> None:
    s = scenario("@1")
    agent, other = s.agent("@"), s.agent("1")
    assert (points(s.world, agent, "craft"), level(s.world, agent, "craft")) == (0, 0)
    practise(s.world, agent, "craft", 30)
    assert points(s.world, agent, "craft") == 30
    assert points(s.world, other, "craft") == points(s.world, agent, "trade") == 0


def test_the_better_one_is_the_slower_one_learns_and_there_is_an_end() -> None:
    s = scenario("@")
    agent = s.agent("@")
    gains, before = [], 0
    for _ in range(400):
        practise(s.world, agent, "fight", 20)
        now = points(s.world, agent, "fight")
        gains.append(now - before)
        before = now
    assert gains == sorted(gains, reverse=True) and gains[0] == 20
    assert points(s.world, agent, "fight") == SKILL_MAX
    assert level(s.world, agent, "fight") == LEVELS == len(TITLES) - 1


def test_only_what_there_is_can_be_learnt_and_only_by_the_living() -> None:
    s = scenario("@a")
    with pytest.raises(AssertionError, match="nobody can learn 'juggle'"):
        practise(s.world, s.agent("@"), "juggle", 1)
    assert practise(s.world, s.the("apple"), "craft", 50) == 0
