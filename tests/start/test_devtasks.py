"""`test` and `check`: nothing of the user's is spent, every check runs, failures are named."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from game import devtasks
from game.errors import ConfigError

Call = tuple[Sequence[str], Mapping[str, str]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """Replace subprocesses by ones that are good, but for ruff's; gives what was called."""
    seen: list[Call] = []

    def run(command: Sequence[str], *, env: Mapping[str, str], **_: object) -> SimpleNamespace:
        seen.append((command, env))
        return SimpleNamespace(returncode=1 if "ruff" in command else 0)

    monkeypatch.setattr(subprocess, "run", run)
    return seen


def test_tests_dont_see_a_key_or_a_screen(
    calls: list[Call], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-0123456")
    monkeypatch.setenv("LLM_API_KEY", "secret")
    monkeypatch.setenv("SDL_VIDEODRIVER", "x11")
    assert devtasks.run_tests(["--with-model", "-k", "x"]) == 0
    ((command, environment),) = calls
    assert list(command[-3:]) == ["pytest", "-k", "x"]
    assert not {"OPENROUTER_API_KEY", "LLM_API_KEY"} & set(environment)
    assert environment["SDL_VIDEODRIVER"] == "dummy"
    assert environment["SDL_AUDIODRIVER"] == "dummy"


@pytest.mark.parametrize(("cores", "spread"), [(1, []), (2, ["-n", "2"]), (64, ["-n", "4"])])
def test_the_whole_suite_uses_the_cores_there_are(
    calls: list[Call], monkeypatch: pytest.MonkeyPatch, cores: int, spread: list[str]
) -> None:
    monkeypatch.setattr(devtasks.os, "cpu_count", lambda: cores)
    devtasks.run_tests(["--with-model"])
    devtasks.run_tests(["tests/core"])
    (whole, _), (some, _) = calls
    assert list(whole[3:5]) == spread
    assert list(some[2:]) == ["pytest", "tests/core"]


def test_untested_models_are_told_loudly(
    calls: list[Call], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(devtasks.importlib.util, "find_spec", lambda name: None)
    devtasks.run_tests([])
    assert "NOT TESTED" in capsys.readouterr().err
    monkeypatch.setattr(devtasks.importlib.util, "find_spec", lambda name: object())
    devtasks.run_tests([])
    assert "NOT TESTED" not in capsys.readouterr().err


def test_every_check_runs_and_those_that_failed_are_named(
    calls: list[Call], capsys: pytest.CaptureFixture[str]
) -> None:
    assert devtasks.run_checks(tests=True, with_model=False) == 1
    assert len(calls) == len(devtasks.CHECKS) + 1
    assert capsys.readouterr().err.rstrip().endswith("FAILED: lint, format")


def test_without_tests_the_tests_arent_run(calls: list[Call]) -> None:
    devtasks.run_checks(tests=False, with_model=False)
    assert [list(command) for command, _ in calls] == [list(c) for c in devtasks.CHECKS.values()]


def test_an_installation_without_tests_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devtasks, "project_root", lambda: tmp_path)
    with pytest.raises(ConfigError, match="source folder"):
        devtasks.run_tests([])
