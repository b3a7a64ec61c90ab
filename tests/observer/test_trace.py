"""`--trace`: spans that nest, a file that is whole at any moment, and the same world."""

import errno
import json
import os
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.core.digest import digest
from game.core.systems import SYSTEMS
from game.errors import ConfigError
from game.observer import Trace, open_trace
from game.persistence import open_world
from game.session import Session
from game.world_setup import open_or_create
from tests.headless.helpers import options
from tests.persistence.living import begin, give_minds, tiny


def spans(path: Path) -> list[dict[str, Any]]:
    events = json.loads(path.read_bytes())["traceEvents"]
    return [event for event in events if event["ph"] == "X"]


def assert_nested(found: list[dict[str, Any]]) -> None:
    """Two spans of a thread lie apart, or one within the other."""
    for thread in {span["tid"] for span in found}:
        mine = [span for span in found if span["tid"] == thread]
        mine.sort(key=lambda span: (span["ts"], -span["dur"]))
        above: list[float] = []
        for span in mine:
            end = span["ts"] + span["dur"]
            while above and above[-1] <= span["ts"] + 1e-3:
                above.pop()
            assert not above or end <= above[-1] + 1e-3, span
            above.append(end)


def test_a_run_is_the_same_world_with_and_without(tmp_path: Path) -> None:
    ends = []
    for trace in (None, tmp_path / "t.json"):
        folder = tmp_path / f"{trace is None}"
        running = open_or_create(options(folder, trace=trace))
        for _ in range(110):
            running.tick()
        running.save()
        ends.append(digest(running.world))
        running.close()
    assert ends[0] == ends[1]
    found = spans(tmp_path / "t.json")
    assert_nested(found)
    count = Counter(span["name"] for span in found)
    assert count["tick"] == count["drain"] == 110
    assert count["digest"] == 2
    assert count["take"] >= 1
    assert count["disk sync"] >= 1
    for system in SYSTEMS:
        assert count[system.__name__] == 110
    assert count["command decide"] > 5
    assert count["observer Recorder.observe"] == 110
    assert [span["args"]["tick"] for span in found if span["name"] == "tick"] == [*range(1, 111)]


def test_threads_and_the_process_have_names(tmp_path: Path) -> None:
    trace = Trace(tmp_path / "t.json", "test")
    trace.around("here", lambda: None)
    other = threading.Thread(target=lambda: trace.around("there", lambda: 3), name="scribe")
    other.start()
    other.join()
    trace.close()
    events = json.loads((tmp_path / "t.json").read_bytes())["traceEvents"]
    names = [event["args"]["name"] for event in events if event["ph"] == "M"]
    assert names == ["Agent World: test", "world", "scribe"]
    assert {span["tid"] for span in spans(tmp_path / "t.json")} == {1, 2}


def test_the_file_is_whole_after_every_write(tmp_path: Path) -> None:
    trace = Trace(tmp_path / "t.json", "test")
    assert spans(tmp_path / "t.json") == []  # a run that is killed at once
    session = Session(tiny())
    give_minds(session)
    session.around = trace.around
    for tick in range(1, 30):
        trace.around(f"tick {tick}", session.tick)
        if tick % 7 == 0:
            trace.flush()
            assert [s["args"]["tick"] for s in spans(tmp_path / "t.json") if s["name"] == "tick"][
                -1
            ] == tick
    trace.close()
    trace.around("late", lambda: None)
    trace.close()


def test_what_fails_is_noted_and_goes_on_failing(tmp_path: Path) -> None:
    trace = Trace(tmp_path / "t.json", "test")
    with pytest.raises(ZeroDivisionError):
        trace.around("bad", lambda: 1 // 0)
    assert trace.around("good", lambda: 5) == 5
    trace.close()
    assert [span["name"] for span in spans(tmp_path / "t.json")] == ["bad", "good"]


def test_a_disk_that_refuses_ends_the_trace_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "no room")

    trace = Trace(tmp_path / "t.json", "test")
    monkeypatch.setattr(os, "write", full)
    trace.around("x", lambda: None)
    trace.flush()
    monkeypatch.undo()
    assert trace.around("y", lambda: 2) == 2
    trace.close()
    assert spans(tmp_path / "t.json") == []


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--trace"):
        open_trace(tmp_path / "no" / "t.json", "run")
    assert open_trace(None, "run") is None


def test_a_replay_is_traced_too(tmp_path: Path) -> None:
    begin(tmp_path / "saves").run(60).close()
    words = ["replay", "w", "--verify", "--trace", str(tmp_path / "t.json")]
    assert cli.main([*words, "--set", f"paths.saves={tmp_path}/saves"]) == 0
    found = spans(tmp_path / "t.json")
    assert_nested(found)
    assert sum(span["name"] == "tick" for span in found) == 60
    opened = open_world(tmp_path / "saves" / "w")
    opened.release()
    assert opened.world.tick == 60
