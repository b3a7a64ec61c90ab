"""The report tells what was measured, and measures again what wasn't."""

import json
from pathlib import Path

import pytest

from game.cli import main
from game.measures.series import EVERY, FILE, Series
from game.report import gather


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    saves = f"paths.saves={tmp_path}"
    ticks = str(3 * EVERY + 20)
    done = main(
        ["run", "w", "--new", "--headless", "--ticks", ticks, "--seed", "3", "--mind", "builtin",
         "--agents", "6", "--set", saves, "--set", f"paths.logs={tmp_path / 'logs'}"]
    )  # fmt: skip
    assert done == 0
    return tmp_path / "w"


def test_living_again_finds_what_was_written(world: Path) -> None:
    written = gather(world)
    assert not written.lived_again
    (world / FILE).unlink()
    again = gather(world)
    assert again.lived_again
    rows = len(written.series.ticks)
    assert rows == 4 and again.series.ticks[:rows] == written.series.ticks
    for name, column in written.series.values.items():
        assert again.series.values[name][:rows] == column, name


def test_a_file_that_ends_too_early_is_not_believed(world: Path) -> None:
    lines = (world / FILE).read_text().splitlines(keepends=True)
    (world / FILE).write_text("".join(lines[:3]))
    assert gather(world).lived_again


def test_the_command_tells_and_draws(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--set", f"paths.saves={world.parent}"]
    assert main(["report", "w", *where]) == 0
    assert "People alive" in capsys.readouterr().out
    assert (world / "report.png").read_bytes().startswith(b"\x89PNG")
    picture = world.parent / "other.png"
    assert main(["report", "w", "--png", str(picture), "--json", *where]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["measures"]["people"] == 6 and told["png"] == str(picture)
    assert set(told["measures"]) == set(Series(gather(world).world.content.items).values)
    assert main(["report", "nobody", *where]) == 3


def test_a_scenarios_own_measures_are_told_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    where = ["--set", f"paths.saves={tmp_path}", "--set", f"paths.logs={tmp_path / 'logs'}"]
    run = ["run", "w", "--new", "--scenario", "gold_rush", "--headless", "--ticks", str(EVERY)]
    assert main([*run, "--seed", "3", "--mind", "builtin", *where]) == 0
    told = gather(tmp_path / "w")
    assert told.series.first[:2] == ("gini", "price_gold")
    assert told.shown()[:2] == ["gini", "price_gold"]
    assert not told.lived_again
    capsys.readouterr()
    assert main(["report", "w", *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Wealth, Gini index")
    assert lines[1].startswith("Price of gold")
