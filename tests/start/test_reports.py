"""What `worlds` and `replay` print, and with which exit code they end."""

import json
from pathlib import Path

import pytest

from game import cli, replaying, worlds
from game.errors import SaveError
from game.persistence import ReplayResult, WorldInfo


def test_an_empty_folder_has_no_worlds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--set", f"paths.saves={tmp_path}"]
    assert cli.main(["worlds", *where]) == 0
    out, err = capsys.readouterr()
    assert (out, "No worlds in" in err) == ("", True)
    assert cli.main(["worlds", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["worlds"] == []


def test_worlds_are_listed_with_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [
        WorldInfo("alpha", tmp_path, 1200, 7, 1_700_000_000.0),
        WorldInfo("größe", tmp_path, -1, 0, 1_600_000_000.0, "it is damaged"),
    ]
    monkeypatch.setattr(worlds, "list_worlds", lambda folder: found)
    assert cli.main(["worlds"]) == 0
    _, first, second = capsys.readouterr().out.splitlines()
    # Name, tick, people (no state to count them in), cost, seed.
    assert first.split()[:5] == ["alpha", "1200", "?", "0.0000", "7"]
    assert second.endswith("CAN'T BE OPENED: it is damaged")
    assert cli.main(["worlds", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["worlds"]
    assert rows[0]["saved"] == "2023-11-14T22:13:20+00:00"
    assert (rows[1]["name"], rows[1]["tick"]) == ("größe", None)


@pytest.mark.parametrize(("diverged_at", "code"), [(None, 0), (7, 4)])
def test_a_replay_that_diverged_exits_with_4(
    diverged_at: int | None,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "alpha").mkdir()
    asked: list[tuple[object, ...]] = []

    def replay(*arguments: object) -> ReplayResult:
        asked.append(arguments)
        return ReplayResult("alpha", 1, 9, digests_checked=3, diverged_at=diverged_at)

    monkeypatch.setattr(replaying, "replay", replay)
    line = f"replay alpha --to 9 --verify --json --set paths.saves={tmp_path}"
    assert cli.main(line.split()) == code
    out, err = capsys.readouterr()
    assert asked == [(tmp_path / "alpha", None, 9, True, None)]
    result = json.loads(out)
    assert result["diverged_at"] == diverged_at
    assert result["digests_checked"] == 3
    assert result["llm_calls"] == 0
    assert ("DIVERGED" in err) == (diverged_at is not None)


def test_a_world_that_isnt_there_exits_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["replay", "alpha", "--set", f"paths.saves={tmp_path}"]) == 3
    assert "There is no world alpha" in capsys.readouterr().err


def test_a_save_that_cant_be_read_exits_with_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "alpha").mkdir()

    def refuse(*arguments: object) -> ReplayResult:
        raise SaveError("alpha is in use by another process")

    monkeypatch.setattr(replaying, "replay", refuse)
    assert cli.main(["replay", "alpha", "--set", f"paths.saves={tmp_path}"]) == 3
    assert capsys.readouterr().err == "alpha is in use by another process\n"
