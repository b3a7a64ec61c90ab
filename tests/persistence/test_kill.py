"""kill -9 at any moment: no acknowledged tick is lost, and the world always loads."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.persistence import open_world, replay
from tests.persistence.living import ROOT, alike, straight

ROUNDS = int(os.environ.get("AGENT_WORLD_KILLS", "6"))
"""More are run by hand: this is the longest test of the folder."""


def live_until_killed(folder: Path, acks: int, grace: float) -> int:
    """Let a process run a world, kill it some time after so many ACKs; its last one."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.persistence.child", "run", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        said = [child.stdout.readline() for _ in range(acks)]
        time.sleep(grace)  # any moment is as good as another
        child.send_signal(signal.SIGKILL)
        said += child.stdout.readlines()
        assert all(said), child.stderr.read().decode()
    whole = [line for line in said if line.endswith(b"\n")]
    ticks = [int(line.removeprefix(b"ACK ")) for line in whole]
    assert ticks == sorted(set(ticks))
    return ticks[-1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_killed_again_and_again_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(4)
    folder = tmp_path / "w"
    for _ in range(ROUNDS):
        acked = live_until_killed(folder, chance.randint(1, 4), chance.random() * 0.2)
        opened = open_world(folder)
        opened.release()
        assert opened.world.tick >= acked
        assert not [w for w in opened.warnings if "torn bytes" not in w]
        # A tick is 1 ms there; what happened after the last sync may be gone, not more.
        assert alike(opened.world, straight(opened.world.tick))
    result = replay(folder)
    assert result.diverged_at is None
    assert result.last == opened.world.tick
