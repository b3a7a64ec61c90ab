"""A run is the same run in every Python that we support and that this machine has.

Recorded by the Python of the tests, executed again by each other one, in an environment of
its own with the few packages that a replay needs. Where there is no other, or its packages
can't be fetched, the test says so and is skipped.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.persistence import create_world
from tests.history.models import born, drive
from tests.persistence.living import ROOT, tiny

SUPPORTED = ("3.11", "3.12", "3.13", "3.14")
OURS = f"{sys.version_info.major}.{sys.version_info.minor}"
OTHERS = [version for version in SUPPORTED if version != OURS]
NEEDED = ("msgspec", "pyyaml", "requests")
TICKS = 360


def found(version: str) -> str | None:
    """An interpreter of that version which runs, on the path or among pyenv's."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [shutil.which(f"python{version}")]
    candidates += [str(path) for path in sorted(versions.glob(f"{version}.*/bin/python3"))]
    for candidate in filter(None, candidates):
        asked = [
            candidate,
            "-c",
            "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])",
        ]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode == 0 and done.stdout.strip() == version:
            return candidate
    return None


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with models' answers and a player's commands."""
    saves = tmp_path_factory.mktemp("saves")
    life = born(
        create_world(saves, "w", tiny(3, 5)),
        span=150,
        keyframe_ticks=100,
    )
    drive(life.session, TICKS)
    return life.close()


@pytest.mark.parametrize("version", OTHERS)
def test_another_python_runs_it_alike(version: str, recorded: Path, tmp_path: Path) -> None:
    python = found(version)
    if python is None:
        pytest.skip(f"no Python {version} here")
    home = tmp_path / "venv"
    subprocess.run([python, "-m", "venv", str(home)], check=True, capture_output=True)
    inside = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = ["-m", "pip", "install", "-q", "-c", str(ROOT / "constraints.txt"), *NEEDED]
    fetched = subprocess.run([inside, *install], capture_output=True, text=True, check=False)
    if fetched.returncode:
        pytest.skip(f"the packages for Python {version} can't be fetched: {fetched.stderr[-200:]}")
    code = "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    saves = f"paths.saves={recorded.parent}"
    done = subprocess.run(
        [inside, "-c", code, "replay", "w", "--verify", "--json", "--set", saves],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if not key.startswith("PYTHON")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["digests_checked"] == TICKS // 50 and told["diverged_at"] is None
