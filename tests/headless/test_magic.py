"""Powers in a run of the real thing: granted by a scenario, used, saved, and run again."""

import shutil
from pathlib import Path

import pytest

from game.abilities.library import header_of
from game.core.commands import Choose, Possess
from game.core.components import Intent
from game.core.digest import digest
from game.persistence import replay
from game.world_setup import Running, open_or_create
from tests.headless.helpers import options

SCENARIO = """
title: Two who can
people:
  - {name: Wenna, powers: [heal, fireball], state: {health: 50}}
  - {name: Aldric, powers: [fireball]}
agents: 2
map: {size: [48, 48]}
rules: {dangers: 0}
"""


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    path = tmp_path / "two.yaml"
    path.write_text(SCENARIO, "utf-8")
    return str(path)


def lived(running: Running) -> Running:
    """Wenna heals herself, twice as soon as she can."""
    wenna = running.world.agents[0]
    running.session.submit(Possess(agent=wenna), "test")
    for tick in range(1, 151):
        if tick in (5, 90):
            intent = Intent(action="cast", ability="heal", target=wenna)
            running.session.submit(Choose(agent=wenna, intent=intent), "test")
        running.tick()
    return running


def test_a_scenario_s_people_have_their_powers_and_it_is_the_same_each_time(
    tmp_path: Path, scenario: str
) -> None:
    runs = []
    for _ in range(2):
        running = lived(open_or_create(options(tmp_path, scenario=scenario)))
        world = running.world
        wenna, aldric = world.agents[:2]
        assert list(world.powers[wenna]) == ["heal", "fireball"]
        assert list(world.powers[aldric]) == ["fireball"]
        assert world.abilities["heal"].does == ("heal",)
        assert world.abilities["heal"].uses == 2 and not world.calls
        assert running.runner.figures.calls == 2
        assert world.health[wenna].current >= 90
        runs.append(running)
        folder = running.opened.folder
        assert (
            header_of((folder / "abilities" / "heal.py").read_text("utf-8"))["origin"] == "builtin"
        )
        assert '"ok": true' in (folder / "abilities" / "heal.proof.json").read_text("utf-8")
    first, second = (digest(running.world) for running in runs)
    assert first == second
    for running in runs:
        running.close()
        shutil.rmtree(running.opened.folder / "abilities")
        result = replay(running.opened.folder)
        assert result.diverged_at is None and result.digests_checked == 3


def test_what_was_granted_works_after_a_load_and_in_a_fork(tmp_path: Path, scenario: str) -> None:
    running = lived(open_or_create(options(tmp_path, scenario=scenario)))
    name = running.name
    running.keeping.fork(name="other")
    running.close()
    for world in (name, "other"):
        again = open_or_create(options(tmp_path, world=world, new=False, seed=None))
        uses = again.world.abilities["heal"].uses
        lived(again)
        assert again.world.abilities["heal"].uses == uses + 2
        assert again.runner.figures.faults == 0
        again.close()
