"""The guide's example is a scenario that works, and its commands name what there is."""

import re
from pathlib import Path

from game.config import project_root
from game.scenarios import available, read_scenario
from game.world_setup.making import world_of
from tests.properties.invariants import check
from tests.setups.helpers import SETTINGS, live

GUIDE = (project_root() / "docs" / "guides" / "scenarios.md").read_text(encoding="utf-8")


def test_the_example_lives_and_does_what_it_says() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    scenario = read_scenario(text, Path("guide.yaml"), SETTINGS)
    world = world_of(scenario, SETTINGS, 3)
    check(world)
    tilda, jorun, *farmers = world.agents[:5]
    assert [world.label(tilda), world.label(jorun)] == ["Tilda", "Jorun"]
    assert len(world.agents) == 10
    assert world.rules.item_spawn_rate == 60
    assert world.content.items["apple"].value == 150
    assert world.content.items["apple"].food > 0
    assert world.beliefs[tilda].relations[jorun].opinion == -35
    assert set(farmers) - {farmers[0]} == set(world.beliefs[farmers[0]].relations)
    (fact,) = world.beliefs[tilda].facts
    assert world.facts[fact].text == "there is silver under the mill"
    assert world.persona[tilda].goals[1] == "tell all: there is silver under the mill"
    assert [planned.tick for planned in world.schedule] == [1, 1300, 2600, 4700]
    assert world.held(tilda, "coin")
    live(world, 100)


def test_the_guide_names_every_scenario_that_comes_with_the_game() -> None:
    for name in available(SETTINGS):
        assert f"**{name}**" in GUIDE
