"""Figures, the dump, and the readable log."""

import json
import logging
from pathlib import Path

import pytest

from game.core.commands import Spawn
from game.observer import TickTimes, WorldLog, WorldObserver, open_log
from tests.scenario_dsl import Scenario, scenario

KEY = "sk-or-v1-canary0123456789"


@pytest.fixture
def s() -> Scenario:
    return scenario("""
        #######
        #@.a.1#
        #..T..#
        #######
    """)


def mask(text: str) -> str:
    return text.replace(KEY, "********")


# --- times --------------------------------------------------------------------


def test_no_ticks_take_no_time() -> None:
    nothing = {"p50": 0.0, "p99": 0.0, "max": 0.0}
    assert TickTimes().recent() == TickTimes().whole() == nothing


def test_percentiles_of_times() -> None:
    times = TickTimes()
    for ms in range(1, 101):
        times.add(ms * 1_000_000)
    assert times.recent() == times.whole() == {"p50": 50.0, "p99": 99.0, "max": 100.0}
    assert times.latest() == [float(ms) for ms in range(1, 101)]


def test_lately_is_a_thousand_ticks_and_the_whole_is_all() -> None:
    times = TickTimes()
    for ns in [9_000_000] * 3000 + [2_000_000] * 1000:
        times.add(ns)
    assert times.recent() == {"p50": 2.0, "p99": 2.0, "max": 2.0}
    assert times.whole() == {"p50": 9.0, "p99": 9.0, "max": 9.0}


def test_the_longest_tick_is_exact_and_memory_is_bounded() -> None:
    times = TickTimes()
    for us in range(0, 3_000_000, 7):
        times.add(us * 1000)
    assert times.whole()["max"] == 2999.997
    assert len(times._all) < 5000


# --- figures ------------------------------------------------------------------


def watch(s: Scenario, **settings: object) -> WorldObserver:
    observer = WorldObserver("world_001", lambda: s.world, **settings)  # type: ignore[arg-type]
    s.session.observers.append(observer.on_report)
    return observer


def test_the_report_is_the_contract(s: Scenario) -> None:
    observer = watch(s, model=lambda: {"calls": 4, "cost_usd": 0.5, "key": KEY})
    s.do("@", "pickup", target="apple")
    observer.timed(1_500_000)
    report = observer.report()
    assert list(report) == [
        "world", "tick", "agents", "digest", "ms_per_tick", "late_ticks", "llm", "events",
    ]  # fmt: skip
    assert report["world"] == "world_001"
    assert report["tick"] == s.world.tick
    assert report["agents"] == 2
    assert len(report["digest"]) == 32
    assert report["ms_per_tick"] == {"p50": 1.5, "p99": 1.5, "max": 1.5}
    assert report["late_ticks"] == 0
    assert report["llm"] == {
        "calls": 4, "cached": 0, "late": 0, "stale": 0, "errors": 0,
        "tokens_in": 0, "tokens_out": 0, "cost_usd": 0.5,
    }  # fmt: skip
    assert report["events"]["picked_up"] == 1
    assert list(report["events"]) == sorted(report["events"])
    json.dumps(report, allow_nan=False)


def test_entities_are_counted_by_kind(s: Scenario) -> None:
    assert watch(s).entities() == {"agent": 2, "apple": 1, "tree": 1}


def test_late_ticks_are_told(s: Scenario) -> None:
    assert watch(s, late_ticks=lambda: 3).report()["late_ticks"] == 3


# --- dump ---------------------------------------------------------------------


def test_the_dump_names_names_and_hides_keys(s: Scenario, tmp_path: Path) -> None:
    observer = watch(s, redact=mask)
    s.give("@", "coin", 3)
    s.do("@", "say", target="1", topic="greet", words=f"my key is {KEY}")
    path = tmp_path / "deep" / "dump.json"
    observer.dump_state(path)
    text = path.read_text(encoding="utf-8")
    assert KEY not in text
    assert text.count("\n") > 100
    dump = json.loads(text)
    assert dump["report"]["agents"] == 2
    assert dump["entities"] == {"agent": 2, "apple": 1, "coin": 1, "tree": 1}
    assert dump["time"].startswith("day 1 12:")
    assert dump["terrain"] == s.world.grid.rows()
    agent = dump["agents"]["@ (agent_1)"]
    assert agent["carries"] == [{"entity": "coin_5", "count": 3}]
    assert agent["needs"]["hunger"] == s.need("@", "hunger")
    assert "1" in agent["beliefs"]["relations"]
    assert agent["health"]["current"] == 100, "what is as in a new one is shown, too"
    assert dump["things"]["tree_4"]["fixture"]["stock"] == 3


# --- log ----------------------------------------------------------------------


def test_the_log_has_a_line_for_each_event(s: Scenario, tmp_path: Path) -> None:
    close = open_log(tmp_path)
    log = WorldLog("world_001", lambda: s.world)
    s.session.observers.append(log.on_report)
    s.submit(Spawn(prefab="stone", x=2, y=2))
    s.ticks(1)
    s.do("@", "pickup", target="apple")
    log.flush()
    close()
    s.submit(Spawn(prefab="stone", x=2, y=2))
    s.ticks(1)
    lines = (tmp_path / "world.log").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2].partition(" ")[2] for line in lines] == [
        "world_001: seed 1, tick 1200",
        "day 1 12:00 #1201 a stone was put into the world",
        f"day 1 12:04 #{s.last('picked_up').tick} @ picked up an apple",
    ]


def test_a_line_is_there_at_once_unless_ticks_fly_by(s: Scenario, tmp_path: Path) -> None:
    now = 100.0
    close = open_log(tmp_path)
    log = WorldLog("world_001", lambda: s.world, lambda: now)
    s.session.observers.append(log.on_report)

    def lines() -> int:
        return len((tmp_path / "world.log").read_text(encoding="utf-8").splitlines())

    for seconds, expected in ((0.0, 2), (0.001, 2), (0.002, 2), (0.1, 5), (0.2, 6)):
        now = 100.0 + seconds
        s.submit(Spawn(prefab="stone", x=2, y=2))
        s.ticks(1)
        assert lines() == expected
    close()


def test_no_key_reaches_the_log(tmp_path: Path) -> None:
    close = open_log(tmp_path, mask)
    log = logging.getLogger("game.ai")
    log.warning("header %s", KEY)
    log.info("%s", {"key": KEY})
    try:
        raise RuntimeError(f"401 for {KEY}")
    except RuntimeError:
        log.exception("a worker failed")
    close()
    text = (tmp_path / "world.log").read_text(encoding="utf-8")
    assert KEY not in text
    assert "WARNING game.ai: header ********" in text
    assert "RuntimeError: 401 for ********" in text
    assert all(line[:2] == "20" for line in text.splitlines())


def test_the_log_rotates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.observer.log.BYTES", 2000)
    close = open_log(tmp_path)
    for number in range(400):
        logging.getLogger("world").info("line %d", number)
    close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "world.log", "world.log.1", "world.log.2", "world.log.3",
    ]  # fmt: skip


def test_closing_leaves_logging_as_it_was(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = root.level, list(root.handlers)
    open_log(tmp_path)()
    assert (root.level, root.handlers) == before
