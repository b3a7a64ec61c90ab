"""The crash harness itself, in a few rounds; hundreds are run by hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.persistence.living import ROOT

ROUNDS = os.environ.get("AGENT_WORLD_CRASHES", "4")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("kinds", ["disk,full", "kill,tear"])
def test_no_round_loses_anything(tmp_path: Path, kinds: str) -> None:
    words = ["--rounds", ROUNDS, "--seed", "3", "--kinds", kinds, "--json"]
    done = subprocess.run(
        [sys.executable, "tools/crash_harness.py", *words, "--folder", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["failures"] == 0
    assert told["ticks_replayed"] > 0
    assert sum(row["rounds"] for row in told["kinds"].values()) == int(ROUNDS)
