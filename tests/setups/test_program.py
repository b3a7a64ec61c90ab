"""Scenarios from the command line and the console, on disk, forked and replayed."""

from pathlib import Path

import pytest

from game.config import load_settings
from game.core.events import Happening
from game.errors import ConfigError
from game.options import RunOptions
from game.persistence import open_world, replay
from game.persistence.card import read_card
from game.persistence.fork import fork_world
from game.persistence.worlds import list_worlds
from game.world_setup import Running, open_or_create
from tests.headless.helpers import options, run

MINE = """
title: Mine
map: {size: [30, 30]}
seed: 77
mind: builtin
people: [{name: Ada, belongings: {coin: 3}}]
agents: 2
happenings:
  - {at: 8, title: It knocks, voice: "Hello?", to: Ada}
  - {at: 20, every: 5, give: coin, to: everybody}
measures: [gini]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


def of_mine(tmp_path: Path, mine: Path) -> RunOptions:
    return options(tmp_path, scenario=str(mine), seed=None, mind=None)


def test_a_file_makes_a_world_that_knows_where_it_comes_from(tmp_path: Path, mine: Path) -> None:
    running = open_or_create(of_mine(tmp_path, mine))
    try:
        assert running.world.seed == 77
        assert not running.mind.is_model
        assert len(running.world.agents) == 3
    finally:
        running.close()
    (info,) = list_worlds(running.settings.saves_dir)
    assert info.scenario == "mine"
    assert read_card(info.folder).measures == ["gini"]


def test_a_fork_and_a_resumed_world_keep_what_is_still_to_come(tmp_path: Path, mine: Path) -> None:
    running = open_or_create(of_mine(tmp_path, mine))
    for _ in range(12):
        running.tick()
    running.close()
    mine.unlink()  # nothing needs it any more
    folder = running.opened.folder
    fork = fork_world(folder, 4, running.settings.saves_dir)
    told = []
    for path in (fork, folder):
        again = Running(options(tmp_path), running.mind)
        again.begin(open_world(path))
        again.session.observers.append(
            lambda report: told.extend(e for e in report.events if isinstance(e, Happening))
        )
        for _ in range(22 - again.world.tick):
            again.tick()
        (coins,) = [again.world.held(agent, "coin") for agent in again.world.agents[:1]]
        assert again.world.item[coins].count == 4
        again.close()
    assert [event.title for event in told] == ["It knocks"]  # once: in the fork alone
    assert read_card(fork).scenario == "mine"
    assert replay(folder, verify=True).diverged_at is None
    assert replay(fork, verify=True).diverged_at is None


def test_one_s_own_scenarios_stand_in_a_folder_and_hide_the_game_s(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "party.yaml").write_text(MINE, encoding="utf-8")
    running = open_or_create(options(tmp_path, f"paths.scenarios={own}", scenario="party", seed=3))
    assert running.world.names[1] == "Ada"
    running.close()


def test_what_there_is_is_told_when_it_is_none_of_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no scenario .partie.: write party.*election.*village"):
        open_or_create(options(tmp_path, scenario="partie"))
    with pytest.raises(ConfigError, match=r"no scenario file nowhere\.yaml; by name there are"):
        open_or_create(options(tmp_path, scenario="nowhere.yaml"))
    with pytest.raises(ConfigError, match="party lists 25 people"):
        open_or_create(options(tmp_path, scenario="party", agents=20))
    assert not list_worlds(options(tmp_path).settings.saves_dir)


def test_the_program_runs_one_and_lists_it(tmp_path: Path, mine: Path) -> None:
    ran = run(tmp_path, "run", "--scenario", str(mine), "--headless", "--ticks", "30", "--json")
    assert (ran.code, ran.json["agents"], ran.json["tick"]) == (0, 3, 30)
    listed = run(tmp_path, "worlds", "--json").json
    assert listed["worlds"][0]["scenario"] == "mine"
    assert "scenario mine" in "\n".join(run(tmp_path, "worlds").out)
    broken = tmp_path / "broken.yaml"
    broken.write_text(MINE.replace("coin: 3", "coins: 3"), encoding="utf-8")
    ran = run(tmp_path, "run", "--scenario", str(broken), "--headless", "--ticks", "3")
    assert ran.code == 2
    assert "broken.yaml:6: people[0].belongings.coins: found 'coins'" in ran.err
    assert "write coin" in ran.err
    named = run(tmp_path, "run", "world_001", "--scenario", "party", "--headless", "--ticks", "3")
    assert named.code == 2
    assert "add --new" in named.err


def test_new_in_the_console_takes_up_another_world(tmp_path: Path, mine: Path) -> None:
    running = open_or_create(options(tmp_path))
    try:
        console = running.console()
        (*_, told) = console.run(f"/new {mine} 5")
        assert told.text == f"world_002: {mine}, seed 5"
        assert running.world.names[1] == "Ada"
        assert "famine" in "".join(console.complete("/new fam"))
        (*_, told) = console.run("/new nothing")
        assert "There is no scenario 'nothing'" in told.text
        assert running.name == "world_002"  # it goes on
        running.tick()
        console.run("/new 9")
        assert (running.name, running.world.seed) == ("world_003", 9)
    finally:
        running.close()
    assert load_settings().scenarios_dir.name == "scenarios"
