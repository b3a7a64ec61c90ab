"""The project's own files agree with each other, and hold nothing of one machine."""

import re
import shutil
import subprocess
import tomllib

import pytest

from game.bootstrap.needs import release
from tests.start.project import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
BARE = PROJECT["tool"]["agent-world"]["bare"]
REQUIREMENTS = [
    *PROJECT["project"]["dependencies"],
    *(r for extra in (*EXTRAS.values(), *BARE.values()) for r in extra),
]


def normal(name: str) -> str:
    """A package's name as the index knows it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_main_repeats_the_requirements_for_uv_and_pipx() -> None:
    text = (ROOT / "main.py").read_text(encoding="utf-8")
    block = re.search(r"^# /// script\n(.*?)^# ///$", text, re.DOTALL | re.MULTILINE)
    assert block is not None
    script = tomllib.loads(re.sub(r"^# ?", "", block[1], flags=re.MULTILINE))
    assert script["dependencies"] == PROJECT["project"]["dependencies"]
    assert script["requires-python"] == PROJECT["project"]["requires-python"]


def test_requirements_are_of_the_form_that_main_understands() -> None:
    for requirement in REQUIREMENTS:
        assert re.fullmatch(r"[A-Za-z][\w.-]*(>=\d+(\.\d+)*)?", requirement), requirement


def test_every_requirement_is_pinned_at_a_version_that_meets_it() -> None:
    pins = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pin = re.fullmatch(r"([\w.-]+)==([\w.]+)", line)
            assert pin, f"no exact version: {line}"
            pins[normal(pin[1])] = pin[2]
    for requirement in REQUIREMENTS:
        name, _, least = requirement.partition(">=")
        assert release(pins[normal(name)]) >= release(least), requirement


def test_the_extras_of_the_design_are_there() -> None:
    assert {"local", "capture", "cluster", "test"} <= set(EXTRAS)


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(), reason="no git checkout"
)
def test_no_committed_file_names_a_machine_or_a_package_index() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    machine = re.compile(rb"(?<![\w.])/(work|root|home|Users)/[a-z]|https?://\S+/simple\b")
    key = re.compile(rb"sk-or-v1-[0-9a-f]{32}")
    found = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and path != ROOT / "tests" / "start" / "test_files.py":
            text = path.read_bytes()
            if b"\0" not in text and (machine.search(text) or key.search(text)):
                found.append(name)
    assert found == []


@pytest.mark.parametrize("name", ["run.sh", "run.command", ".ci/run", "main.py"])
def test_what_is_clicked_or_called_can_be_executed(name: str) -> None:
    assert (ROOT / name).stat().st_mode & 0o100


def test_the_readme_says_just_that() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 main.py\n" in text
    assert "python3 main.py test\n" in text
    assert "pip install" not in text
