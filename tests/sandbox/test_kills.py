"""What dies is replaced, nothing is left behind, and no answer is lost."""

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from game.sandbox import Limits, Sandbox
from game.sandbox import process as processes
from game.sandbox.process import exit_name
from tests.sandbox.soak import children, killed_host, running, soak

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
GOOD = "class Good(Ability):\n    def execute(self, agent, world):\n        return [{'n': 1}]\n"
ENDLESS = "class Bad(Ability):\n    def execute(self, agent, world):\n        while True: pass\n"


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    assert true()


def test_calls_and_kills_lose_no_answer_and_leave_nothing() -> None:
    before, files = children(), os.listdir("/proc/self/fd")
    box = Sandbox(Limits(spares=2))
    assert box.layers()
    counts = soak(box, calls=150, kills=20)
    box.close()
    assert counts["good"] == 150, counts
    assert counts["timeout"] == 10, counts
    assert counts["killed"] > 0
    assert not children() - before
    assert len(os.listdir("/proc/self/fd")) == len(files)


def test_a_killed_game_leaves_no_worker() -> None:
    workers = killed_host()
    assert len(workers) >= 3
    until(lambda: not running(workers))


def test_a_worker_ends_with_its_pipe_too() -> None:
    """Where the system doesn't end it with the game, the end of the pipe does."""
    box = Sandbox(Limits(spares=1), without=frozenset({"confinement"}))
    box.layers()
    worker = box._keeper._spares[0]
    worker.pipes.close()
    until(lambda: not running({worker.pid}))
    box.close()


def test_after_close_there_is_an_answer_still() -> None:
    box = Sandbox()
    box.close()
    fault = box.call(GOOD, "execute", {}, {}, {}, 1).fault
    assert fault is not None
    assert "closed" in fault.message


def test_a_worker_that_cannot_start_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "entry.py"
    broken.write_text("raise SystemExit(1)")
    monkeypatch.setattr(processes, "ENTRY", broken)
    box = Sandbox()
    fault = box.load(GOOD).fault
    assert fault is not None
    assert (fault.stage, fault.message) == ("died", "a worker didn't get ready: Ended")
    assert not box.confined
    assert list(box.layers()) == ["worker"]
    box.close()


def test_more_abilities_than_workers_take_turns() -> None:
    before = children()
    box = Sandbox(Limits(workers=2, spares=1))
    sources = [GOOD.replace("1}", f"{n}}}") for n in range(5)]
    for _ in range(2):
        for n, source in enumerate(sources):
            assert box.call(source, "execute", {}, {}, {}, 1).value == [{"n": n}]
    until(lambda: len(children() - before) <= 3)
    box.close()


def test_sources_that_fail_take_no_room_from_those_that_run() -> None:
    box = Sandbox(Limits(workers=2))
    box.load(GOOD)
    (slot,) = box._slots.values()
    for n in range(4):
        assert box.load(f"import os{n}").fault is not None
        assert box.load(ENDLESS.replace("    def", f"    x = [][{n}]\n    def")).fault is not None
    assert list(box._slots.values()) == [slot]
    box.close()


def test_a_system_without_polled_pipes_works_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: a thread for each direction."""

    def threaded(writing: int, reading: int, watch: object) -> processes.ThreadedPipes:
        return processes.ThreadedPipes(writing, reading)

    monkeypatch.setattr(processes, "PolledPipes", threaded)
    files = os.listdir("/proc/self/fd")
    box = Sandbox(Limits(call_ms=10_000, wall_ms=300))
    assert box.call(GOOD, "execute", {}, {}, {}, 1).value == [{"n": 1}]
    fault = box.call(ENDLESS, "execute", {}, {}, {}, 1).fault
    assert fault is not None
    assert fault.stage == "timeout"
    assert box.call(GOOD, "execute", {}, {}, {}, 1).value == [{"n": 1}]
    box.close()
    until(lambda: len(os.listdir("/proc/self/fd")) == len(files))


def test_the_host_kills_what_the_system_does_not() -> None:
    box = Sandbox(Limits(call_ms=60_000, wall_ms=200))
    fault = box.call(ENDLESS, "execute", {}, {}, {}, 1).fault
    assert fault is not None
    assert fault.stage == "timeout"
    box.close()


def test_a_call_whose_worker_is_killed_by_somebody_else_is_made_again() -> None:
    source = GOOD.replace("return", "for _ in range(10 ** 7): pass\n        return")
    box = Sandbox(Limits(call_ms=60_000, wall_ms=60_000))
    box.load(source)
    (slot,) = box._slots.values()
    assert slot.worker is not None
    killed = slot.worker
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(box.call, source, "execute", {}, {}, {}, 1)
        until(lambda: busy(killed.pid))
        os.kill(killed.pid, signal.SIGKILL)
        assert answer.result().value == [{"n": 1}]
    assert slot.worker is not killed
    box.close()


def busy(pid: int) -> bool:
    """Whether a process computes, and doesn't wait for a question."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "R"


def test_a_worn_worker_is_replaced_between_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Sandbox()
    before = children()
    box.call(GOOD, "execute", {}, {}, {}, 1)
    (slot,) = box._slots.values()
    assert slot.worker is not None
    worn = slot.worker.pid
    monkeypatch.setattr(processes, "WORN_MS", 0.0)
    assert box.call(GOOD, "execute", {}, {}, {}, 1).value == [{"n": 1}]
    assert slot.worker is None
    until(lambda: worn not in children() - before)
    assert box.call(GOOD, "execute", {}, {}, {}, 1).value == [{"n": 1}]
    box.close()


def test_how_a_process_ended() -> None:
    assert [exit_name(code) for code in (-9, -27, 1, None)] == [
        "SIGKILL", "SIGPROF", "code 1", "unknown",
    ]  # fmt: skip
