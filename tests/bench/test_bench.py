"""The benches run, and give the same figures in each row."""

import json
from pathlib import Path

import pytest

from game.bench import run_bench
from game.benches import find, names
from game.benches.table import Table
from game.config import load_settings
from game.errors import ConfigError
from game.options import BENCHES, BenchOptions


def options(what: str, saves: Path, agents: int = 4) -> BenchOptions:
    settings = load_settings(None, [f"paths.saves={saves}"])
    return BenchOptions(settings=settings, what=what, agents=agents, ticks=5, json=True)


def test_every_bench_of_the_command_line_is_a_file() -> None:
    assert names() == sorted(BENCHES)
    for name in BENCHES:
        assert (Path(find.__code__.co_filename).parent / f"{name}.py").is_file()


def test_a_bench_that_is_not_there_is_an_error_that_names_the_others() -> None:
    with pytest.raises(ConfigError, match=r"there are .*save.*tick"):
        find("coffee")


@pytest.mark.parametrize("what", ["tick", "save"])
def test_a_bench_answers_with_figures(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_bench(options(what, tmp_path)) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1, "with --json nothing else stands on stdout"
    result = json.loads(out)
    assert result["bench"] == what
    (row,) = result["rows"]
    assert (row["agents"], row["ticks"]) == (4, 5)
    for name, figure in row.items():
        if name.endswith(("_p50", "_wall_ms", "_mb")) and "budget" not in name:
            assert figure > 0, name
    if what == "save":
        assert row["replay_diverged_at"] is None
    assert list(tmp_path.iterdir()) == []


def test_long_lives_are_bounded_in_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = load_settings(None, [f"paths.saves={tmp_path}", "memory.kept=60"])
    small = BenchOptions(settings=settings, what="memory", agents=6, ticks=6000, json=True)
    assert run_bench(small) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["tick"] for row in rows] == [1500, 3000, 4500, 6000]
    assert rows[-1]["happenings"] > 3 * 60 * 6, "little happened: this proves nothing"
    assert all(row["kept_a_person_max"] <= 60 for row in rows)
    assert rows[-1]["index_mb"] < 10, "with what SQLite has yet to put in its place"
    assert rows[-1]["files_mb"] < 1.5 * rows[1]["files_mb"]
    assert list(tmp_path.iterdir()) == []


def test_a_table_heads_its_rows_once() -> None:
    table = Table()
    assert len(table.add({"agents": 1, "tick_ms_p50": 0.5})) == 2
    (line,) = table.add({"agents": 20, "tick_ms_p50": None})
    assert line.split() == ["20", "-"]
