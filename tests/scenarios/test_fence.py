"""Fences: put up around a home where raiders came, with a gate that only people pass."""

from game.core.change import change
from game.core.components import Fact
from game.core.facts import learn, new_fact
from game.core.fencing import lacks, next_post
from game.core.observe import observe
from game.core.path import find_path
from game.core.property import claim_home
from game.core.wild.making import make_creature
from tests.scenario_dsl import Scenario, scenario

HOME = """
    ...........
    ...........
    .....@.....
    ...........
    ....C......
    .....b.....
    ...........
    ...........
    ...........
    ...........
    ..........1
"""


def at_home(raided: bool = True) -> Scenario:
    s = scenario(HOME, dangers=1, raids=0, animals=0, weather=0)
    agent = s.agent("@")
    claim_home(s.world, agent, s.the("bed"))
    if raided:
        wolves = Fact("danger", x=1, y=1, tick=s.world.tick, text="wolves are about")
        learn(s.world, agent, new_fact(s.world, wolves))
    return s


def put_up(s: Scenario) -> str:
    """Build the next piece, as it is offered; what it was, or nothing."""
    if s.count("@", "wood") < 2:
        s.give("@", "wood", 4)
    pieces = [
        a
        for a in observe(s.world, s.agent("@")).affordances
        if a.action == "craft" and a.topic in ("fence", "gate")
    ]
    if not pieces:
        return ""
    (offer,) = pieces
    x, y = s.at("@")
    if (x, y) == (offer.x, offer.y):
        s.world.move(s.agent("@"), x + 1, y + 1)
    s.do("@", "craft", topic=offer.topic, x=offer.x, y=offer.y)
    built = s.last("built")
    assert (built.x, built.y, built.prefab) == (offer.x, offer.y, offer.kind)
    return str(offer.topic)


def closed(s: Scenario) -> list[str]:
    """Put up piece after piece until nothing is missing."""
    pieces: list[str] = []
    while (piece := put_up(s)) and len(pieces) < 20:
        pieces.append(piece)
    return pieces


def test_a_home_is_fenced_in_with_one_gate_and_nobody_is_walled_in() -> None:
    s = at_home()
    pieces = closed(s)
    assert pieces == ["fence"] * 5 + ["gate"], "a log is good for three pieces"
    assert len(s.all("fence")) == 15 and s.last("built").used == {"wood": 2}
    assert {s.world.fixture[piece].owner for piece in s.all("fence")} == {s.agent("@")}
    assert next_post(s.world, s.agent("@")) is None
    assert lacks(s.world, s.agent("@")) == ""
    inside, outside = s.at("bed"), s.at("1")
    width = s.world.grid.width
    start, goal = (y * width + x for x, y in (inside, outside))
    assert find_path(s.world.grid, start, goal, 0) is not None, "people pass the gate"
    assert find_path(s.world.grid, start, goal, 0, beast=True) is None, "nothing else does"
    s.world.move(s.agent("@"), 0, 0)
    s.do("1", "move", x=inside[0], y=inside[1], topic="there")
    s.expect_at("1", inside)


def test_a_wolf_does_not_get_at_who_is_inside() -> None:
    def bites(fenced: bool) -> int:
        s = at_home()
        if fenced:
            closed(s)
        s.world.move(s.agent("@"), *s.at("bed"))
        make_creature(s.world, "wolf", 1, 8)
        s.ticks(200)
        return sum(event.agent == s.agent("@") for event in s.events("bitten"))

    assert bites(fenced=False) > 0
    assert bites(fenced=True) == 0


def test_nobody_fences_themselves_in_without_a_reason() -> None:
    s = at_home(raided=False)
    assert lacks(s.world, s.agent("@")) == ""
    put_up(s)
    assert lacks(s.world, s.agent("@")) == "fence", "what was begun is brought to an end"
    raided = at_home()
    assert lacks(raided.world, raided.agent("@")) == "fence"


def test_a_home_that_is_not_ones_own_is_not_fenced() -> None:
    s = at_home()
    change(s.world.fixture, s.the("bed"), owner=s.agent("1"))
    assert lacks(s.world, s.agent("@")) == ""
    assert put_up(s) == ""
