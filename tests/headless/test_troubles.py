"""Troubles: a run without a window says what a window shows in its banner."""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.ai.stats import Stats
from game.ai.status import MindState
from game.headless.troubles import Troubles
from game.persistence.jobs import SaveStatus
from tests.ai.loopback import Loopback, status
from tests.headless.helpers import run


@dataclass
class World:
    """As much of a `Running` as is looked at."""

    status: SaveStatus
    state: MindState
    stats: Stats

    def troubles(self) -> Troubles:
        minds = SimpleNamespace(state=lambda: self.state, stats=self.stats)
        return Troubles(
            SimpleNamespace(  # type: ignore[arg-type]
                name="w",
                world=SimpleNamespace(tick=7),
                recorder=self,
                minds=minds,
            )
        )


@pytest.fixture
def world() -> World:
    return World(SaveStatus(True, "", 7), MindState("model: m"), Stats())


def test_saving_that_fails_is_told_once_and_so_is_its_end(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    troubles = world.troubles()
    troubles.close()
    assert capsys.readouterr().err == ""
    world.status = SaveStatus(False, "not saving since tick 5: the disk is full", 4)
    troubles.close()
    troubles.close()
    assert capsys.readouterr().err == "w, tick 7: not saving since tick 5: the disk is full\n"
    world.status = SaveStatus(True, "", 7)
    troubles.close()
    assert capsys.readouterr().err == "w, tick 7: saving again\n"


def test_a_gate_that_opens_for_a_try_is_no_recovery_but_an_answer_is(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    troubles = world.troubles()
    for text, level in [("fails, next try in 5 s", "bad"), ("model: m", "ok")] * 2:
        world.stats.calls += 1
        world.stats.errors["server"] = world.stats.calls
        world.state = MindState(text, level)  # type: ignore[arg-type]
        troubles.close()
    assert capsys.readouterr().err == "w, tick 7: fails, next try in 5 s\n"
    world.stats.calls += 1
    troubles.close()
    assert capsys.readouterr().err == "w, tick 7: model: m\n"


def test_a_cap_that_leaves_all_to_built_in_minds_is_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.state = MindState("5 calls made today: built-in minds act", "warn")
    world.troubles().close()
    assert capsys.readouterr().err == "w, tick 7: 5 calls made today: built-in minds act\n"
    world.state = MindState("model: m, 20 calls a minute reached", "warn")
    world.troubles().close()
    assert capsys.readouterr().err == ""


def test_a_refused_key_is_told_and_stdout_stays_clean(tmp_path: Path) -> None:
    with Loopback(status(401)) as server:
        done = run(
            tmp_path, "--headless", "--ticks", "40", "--mind", server.url, "--json",
            LLM_API_KEY="sk-or-v1-canary0123456789",
        )  # fmt: skip
    assert done.code == 0
    assert len(done.out) == 1
    assert "refused the key: built-in minds act" in done.err
    calls, errors = done.json["llm"]["calls"], done.json["llm"]["errors"]
    assert calls == errors > 0
    assert f"None of {calls} calls to the model was answered ({calls} auth)" in done.err
    assert "canary" not in done.err


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_log_that_can_not_be_written_ends_no_run(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "world.log").symlink_to("/dev/full")
    done = run(tmp_path, "--headless", "--ticks", "40", "--mind", "builtin", "--json")
    assert done.code == 0, done.err
    assert done.json["tick"] == 40
    assert done.err.count("world.log can't be written") == 1
    assert "Traceback" not in done.err
