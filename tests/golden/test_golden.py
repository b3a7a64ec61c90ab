"""Recorded runs are the same again, in processes that order sets and hashes differently.

When one differs, the rules of the world have changed: a save of before that change runs
on, but its past can't be replayed. If that is meant, record them anew with
`python tools/record_golden.py` and say so in the commit.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.persistence import Recorder, open_world

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RUNS = sorted(path.name for path in HERE.iterdir() if (path / "world.json").is_file())


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_recorded_run_is_the_same_again(name: str, seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.persistence.child", "replay", str(HERE / name)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout.splitlines()[-1])
    assert summary["diverged_at"] is None, summary["difference"]
    assert summary["digests_checked"] >= 10
    assert len(summary["events"]) >= 15, "a run in which little happens proves little"


@pytest.mark.parametrize("name", RUNS)
def test_a_recorded_world_still_opens_and_goes_on(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(HERE / name, tmp_path / name))
    opened = open_world(folder)
    assert opened.warnings == []
    assert opened.world.tick >= 500
    assert Recorder(opened).close()
