"""The observer's replay: what happened in a range of ticks, as records, without a window."""

import json
from pathlib import Path

import pytest

from game import cli
from game.core.events import kind_of
from game.observer import WorldObserver
from game.persistence import read_log
from game.persistence.retelling import retell
from tests.persistence.living import begin, tiny


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path / "saves").run(80).close()


def test_the_records_are_the_events_of_the_log(folder: Path) -> None:
    observer = WorldObserver("other", tiny, past=retell)
    records = list(observer.replay_from_log(folder, 20, 50))
    logged = [event for tick in read_log(folder, 20, 50) for event in tick.events]
    assert [(r["id"], r["kind"]) for r in records] == [(e.id, kind_of(e)) for e in logged]
    assert {r["tick"] for r in records} <= set(range(20, 51))
    told = next(r for r in records if r["text"] and r["who"])
    assert told["who"][0] in told["text"]
    assert told["time"].startswith("day 1 ")


def test_without_a_range_it_is_all(folder: Path) -> None:
    observer = WorldObserver("other", tiny, past=retell)
    count = sum(len(tick.events) for tick in read_log(folder))
    assert len(list(observer.replay_from_log(folder))) == count
    assert list(observer.replay_from_log(folder, 81)) == []
    assert list(observer.replay_from_log(folder, 500, 900)) == []
    with pytest.raises(ValueError, match="no past"):
        next(WorldObserver("other", tiny).replay_from_log(folder))


def test_as_a_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["replay", "w", "--from", "20", "--to", "50", "--events", "--json"]
    assert cli.main([*words, "--set", f"paths.saves={folder.parent}"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    logged = [event.id for tick in read_log(folder, 20, 50) for event in tick.events]
    assert [line["id"] for line in lines[:-1]] == logged
    assert (lines[-1]["from"], lines[-1]["to"], lines[-1]["diverged_at"]) == (20, 50, None)
    assert cli.main([*words[:-1], "--set", f"paths.saves={folder.parent}"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(logged)
