"""The real thing: main.py, a Python with nothing installed, the real venv and pip."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.start.project import ROOT, bare_copy

# The interpreter behind the environment that the tests run in, without its packages.
PYTHON = getattr(sys, "_base_executable", sys.executable)


def environment(**changes: str) -> dict[str, str]:
    """No package index but one that refuses, and none of this machine's settings for pip."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON", "VIRTUAL"))}
    unreachable = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_NO_CACHE_DIR": "1",
        "PYTHONNOUSERSITE": "1",
    }
    return {**kept, **unreachable, **changes}


def start(root: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run a copy's main.py from another folder."""
    return subprocess.run(
        [PYTHON, str(root / "main.py"), *arguments],
        cwd=root.parent,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="builds a POSIX environment")
def test_without_a_network_one_line_and_nothing_half_made(tmp_path: Path) -> None:
    root = tmp_path / "a folder with spaces"
    root.mkdir()
    bare_copy(root)
    needs = (root / "pyproject.toml").read_text()
    (root / "pyproject.toml").write_text(
        needs.replace('"msgspec>=0.19"', '"agent-world-no-such-package>=1"')
    )
    before = sorted(path.name for path in root.iterdir())
    run = start(root, "--headless")
    assert run.returncode == 1
    assert run.stdout == ""
    first, last = run.stderr.splitlines()
    assert str(root / ".venv") in first
    assert last.startswith("The packages can't be fetched: no network?")
    made = sorted(path.name for path in root.iterdir() if path.name != ".venv.lock")
    assert [name for name in made if name != "__pycache__"] == before


@pytest.mark.skipif(os.name == "nt", reason="builds a POSIX environment")
def test_a_bare_python_sets_itself_up_and_starts_inside(tmp_path: Path) -> None:
    """With one requirement, a file beside it, so that it needs no package index."""
    root = tmp_path / "world"
    root.mkdir()
    bare_copy(root)
    text = (root / "pyproject.toml").read_text()
    needs = re.compile(r"^dependencies = \[.*?^\]", re.DOTALL | re.MULTILINE)
    (root / "pyproject.toml").write_text(needs.sub('dependencies = ["agentworldempty"]', text))
    wheel = empty_wheel(tmp_path)
    run = start(root, "run", "--seed", "1", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheel.parent))
    assert run.stdout.split("\n")[0] == f"played {root / '.venv'} ['run', '--seed', '1']", (
        run.stderr
    )
    assert run.returncode == 7
    # The second start needs neither pip nor a word.
    again = start(root, "worlds")
    assert (again.returncode, again.stderr) == (7, "")
    assert again.stdout.startswith(f"played {root / '.venv'} ['worlds']")


def empty_wheel(folder: Path) -> Path:
    """A package with nothing in it, as a file."""
    wheel = folder / "agentworldempty-1.0-py3-none-any.whl"
    info = "agentworldempty-1.0.dist-info"
    files = {
        "agentworldempty.py": "",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: agentworldempty\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(name, text)
    return wheel


def test_a_python_that_is_too_old_is_told_so(tmp_path: Path) -> None:
    code = (
        "import sys; sys.version_info = (3, 10, 0); sys.argv = ['main.py']\n"
        f"sys.path.insert(0, {str(ROOT)!r}); import main; raise SystemExit(main.main([]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "needs Python 3.11 or newer" in run.stdout
