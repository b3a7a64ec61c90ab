"""Flee: run from somebody."""

from game.core.observe import observe
from tests.scenario_dsl import scenario

ROOM = """
    ##################
    #................#
    #..@1............#
    #................#
    ##################
"""


def test_one_runs_to_the_refuge() -> None:
    s = scenario(ROOM)
    s.do("@", "flee", target="1", x=15, y=3)
    s.expect_near("@", (15, 3), 2)
    s.expect_story("@ ran away from 1")


def test_running_is_faster_than_walking() -> None:
    ran, walked = scenario(ROOM), scenario(ROOM)
    ran.do("@", "flee", target="1", x=14, y=1)
    walked.do("@", "move", x=14, y=1)
    assert ran.world.tick - 1200 < (walked.world.tick - 1200) * 0.8


def test_nobody_flees_from_themselves_or_out_of_the_world() -> None:
    s = scenario(ROOM)
    s.do("@", "flee", target="@", x=5, y=1)
    s.expect_refused("@", "nobody to flee from")
    s.do("@", "flee", target="1", x=99, y=1)
    s.expect_refused("@", "nowhere to run")


def test_the_ways_offered_lead_away() -> None:
    s = scenario(ROOM)
    (offer,) = (
        offer
        for offer in observe(s.world, s.agent("@")).affordances
        if offer.action == "flee" and offer.target == s.agent("1")
    )
    x, _ = s.at("1")
    assert abs(offer.x - x) > 6
