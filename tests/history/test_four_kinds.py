"""Runs with models' answers and a player: the same again, whoever runs them and however often
they are saved. Each kind sees bugs that the others don't (see notes on saves)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.core.digest import digest
from game.core.events import Decided, DecisionDropped
from game.persistence import create_world, open_world, read_log, replay
from game.session import Session
from tests.history.models import born, drive
from tests.persistence.living import ROOT, tiny

TICKS = 360


def straight(ticks: int) -> str:
    """The digest after so many ticks without any disk."""
    session = Session(tiny(3, 5))
    drive(session, ticks)
    return digest(session.world)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    saves = tmp_path_factory.mktemp("saves")
    life = born(create_world(saves, "w", tiny(3, 5)), span=150, keyframe_ticks=100)
    drive(life.session, TICKS // 2)
    folder = life.close()
    life = born(open_world(folder), span=150, keyframe_ticks=100)
    drive(life.session, TICKS // 2)
    return life.close()


def run(*arguments: str, seed: str) -> object:
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_run_is_as_hard_as_it_should_be(recorded: Path) -> None:
    events = [event for tick in read_log(recorded) for event in tick.events]
    minds = {(e.mind, e.provisional) for e in events if isinstance(e, Decided)}
    assert {("model-x", False), ("builtin", True)} <= minds
    assert any(isinstance(e, DecisionDropped) for e in events)
    kinds = {type(e).__name__ for e in events}
    assert {"RuleChanged", "TraitChanged", "Spawned", "CommandRefused", "Died"} <= kinds


def test_plain(recorded: Path) -> None:
    result = replay(recorded)
    assert (result.diverged_at, result.digests_checked) == (None, TICKS // 50)
    assert result.llm_calls == 0


@pytest.mark.parametrize("seed", ["0", "1", "77", "4711"])
def test_another_hash_seed(recorded: Path, seed: str) -> None:
    summary = run("tests.persistence.child", "replay", str(recorded), seed=seed)
    assert summary == replay(recorded).summary()


@pytest.mark.parametrize("start", [1, 100, 101, 199, 300, 301])
def test_from_any_keyframe(recorded: Path, start: int) -> None:
    result = replay(recorded, start)
    assert (result.first, result.last, result.diverged_at) == (start, TICKS, None)
    assert result.digests_checked == TICKS // 50 - (start - 1) // 50


def test_heavy() -> None:
    session = Session(tiny(3, 5))
    drive(session, 250, heavy=True)
    assert digest(session.world) == straight(250)


def test_resumed_in_fresh_processes(tmp_path: Path) -> None:
    life = born(create_world(tmp_path, "w", tiny(3, 5)))
    drive(life.session, 30)
    folder = life.close()
    for turn, seed in enumerate(["7", "8", "9"], 1):
        told = run("tests.history.models", "live", str(folder), "45", seed=seed)
        tick = 30 + 45 * turn
        assert told == [tick, straight(tick), turn]
    assert replay(folder).diverged_at is None
