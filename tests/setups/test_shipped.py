"""The scenarios that come with the game: each loads, lives, and lives again the same way."""

import pytest

from game.config import project_root
from game.core.digest import digest
from game.core.snapshot import decode, encode
from game.core.step import step
from game.persistence.sanity import fault_of
from game.scenarios import available, load_scenario
from game.session import TickReport
from game.world_setup.making import world_of
from tests.properties.invariants import check
from tests.setups.helpers import SETTINGS, live
from tools import draw_island

SHIPPED = sorted(path.stem for path in (project_root() / "assets" / "scenarios").glob("*.yaml"))
TICKS = 300


def test_there_are_six_at_least() -> None:
    wanted = {"village", "famine", "gold_rush", "two_camps", "party", "election", "island"}
    assert wanted <= set(SHIPPED)
    assert set(SHIPPED) <= set(available(SETTINGS))


@pytest.mark.parametrize("name", SHIPPED)
def test_it_lives_and_replays(name: str) -> None:
    scenario = load_scenario(name, SETTINGS)
    assert scenario.file.description
    world = world_of(scenario, SETTINGS, 5)
    check(world)
    assert not fault_of(world)
    begun = encode(world)
    assert encode(world_of(scenario, SETTINGS, 5)) == begun
    reports: list[TickReport] = []
    session = live_and_tell(world, reports)
    check(session.world)
    twin = decode(begun)
    for report in reports:
        step(twin, report.entries)
    assert digest(twin) == digest(session.world)


def live_and_tell(world, reports):  # type: ignore[no-untyped-def]
    session = live(world, 0)
    session.observers.append(reports.append)
    for _ in range(TICKS):
        session.tick()
    return session


@pytest.mark.parametrize("name", ["party", "election"])
def test_one_of_25_knows_and_the_households_know_themselves_alone(name: str) -> None:
    world = world_of(load_scenario(name, SETTINGS), SETTINGS, 1)
    assert len(world.agents) == 25
    (fact,) = world.facts.values()
    (knower,) = [agent for agent in world.agents if world.beliefs[agent].facts]
    assert fact.subject == knower
    assert fact.due > 0
    assert world.grid.inside(fact.x, fact.y)
    pairs = {(a, b) for a in world.agents for b in world.beliefs[a].relations}
    assert all(r.met for a in world.agents for r in world.beliefs[a].relations.values())
    assert pairs == {(b, a) for a, b in pairs}
    assert len(pairs) == 2 * 50  # of 300: a density of 0.167, as in the study it is compared with


def test_camps_hate_each_other_and_live_apart() -> None:
    world = world_of(load_scenario("two_camps", SETTINGS), SETTINGS, 1)
    red, blue = world.agents[:9], world.agents[9:]
    assert all(world.beliefs[a].relations[b].opinion <= -40 for a in red for b in blue)
    assert all(world.position[a].x < 38 for a in red)
    assert all(world.position[b].x > 38 for b in blue)
    assert all(world.persona[agent].home for agent in world.agents)


def test_the_island_is_what_its_script_draws() -> None:
    assert draw_island.FILE.read_text(encoding="utf-8") == draw_island.text()
    world = world_of(load_scenario("island", SETTINGS), SETTINGS, 1)
    assert (world.grid.width, world.grid.height) == (draw_island.WIDTH, draw_island.HEIGHT)
    runa = next(agent for agent in world.agents if world.label(agent) == "Runa")
    here = world.position[runa]
    assert (here.x, here.y) == draw_island.PEOPLE["Runa"]
