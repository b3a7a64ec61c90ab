"""Population: newcomers keep the place inhabited."""

from itertools import pairwise

from game.core.systems.population import EVERY
from tests.scenario_dsl import scenario

LAND = "\n".join(["." * 30] * 30)


def test_newcomers_arrive_one_by_one_until_there_are_enough() -> None:
    s = scenario(LAND, min_agents=3)
    s.ticks(400)
    arrivals = s.events("arrived")
    assert len(arrivals) == 3
    assert [late.tick - early.tick for early, late in pairwise(arrivals)] == [EVERY, EVERY]
    assert len(s.world.agents) == 3


def test_they_come_from_the_edge_with_a_name_of_their_own() -> None:
    s = scenario(LAND, min_agents=4)
    s.ticks(400)
    for event in s.events("arrived"):
        assert min(event.x, event.y, 29 - event.x, 29 - event.y) < 5
    assert len(set(s.world.names.values())) == 4


def test_nobody_comes_where_there_are_enough() -> None:
    s = scenario("@.........", min_agents=1)
    s.ticks(200)
    assert s.events("arrived") == []


def test_they_know_the_well_and_take_a_free_bed() -> None:
    s = scenario("b.W.........", min_agents=2)
    s.ticks(200)
    first, second = s.events("arrived")
    assert s.world.persona[first.agent].home == s.the("bed")
    assert s.world.persona[second.agent].home == 0
    for event in (first, second):
        assert s.the("well") in s.world.beliefs[event.agent].places


def test_the_dead_are_replaced() -> None:
    from game.core.commands import Kill

    s = scenario("@.........", min_agents=1)
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(130)
    assert len(s.world.agents) == 1
    assert s.world.label(s.world.agents[0]) != "@"
