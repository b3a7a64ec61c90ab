"""The program as somebody starts it: contracts of stdout, exit codes, signals, files."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ai.loopback import Loopback, hang
from tests.headless.helpers import command, environment, run

NEW = ("run", "--new", "--headless", "--mind", "builtin", "--seed", "7")
KEY = "sk-or-v1-canary0123456789abcdef"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and terminals")


def test_a_run_ends_with_its_result_as_json(tmp_path: Path) -> None:
    done = run(tmp_path, *NEW, "--ticks", "120", "--json")
    assert done.code == 0, done.err
    assert len(done.out) == 1
    result = done.json
    assert list(result) == [
        "world", "tick", "agents", "digest", "ms_per_tick", "late_ticks", "llm", "events",
    ]  # fmt: skip
    assert (result["world"], result["tick"]) == ("world_001", 120)
    assert result["agents"] == 6
    assert set(result["ms_per_tick"]) == {"p50", "p99", "max"}
    assert 0 < result["ms_per_tick"]["p50"] <= result["ms_per_tick"]["p99"]
    assert result["llm"]["calls"] == 0
    assert result["events"]["decided"] > 0


def test_the_same_seed_is_the_same_run_in_any_process(tmp_path: Path) -> None:
    results = [
        run(tmp_path, *NEW, "--ticks", "300", "--json", PYTHONHASHSEED=seed).json
        for seed in ("0", "4711")
    ]
    first, second = ({k: r[k] for k in ("tick", "digest", "events")} for r in results)
    assert first == second


def test_a_world_goes_on_where_it_was(tmp_path: Path) -> None:
    run(tmp_path, *NEW, "--ticks", "50")
    went_on = run(tmp_path, "--headless", "--ticks", "50", "--mind", "builtin", "--json").json
    assert (went_on["world"], went_on["tick"]) == ("world_001", 100)


def test_without_json_stdout_is_empty(tmp_path: Path) -> None:
    done = run(tmp_path, *NEW, "--ticks", "5")
    assert done.out == []
    assert "world_001: tick 5, 6 people" in done.err
    assert "\r" not in done.err  # no progress bar where there is no terminal


def test_names_numbers_and_refusals(tmp_path: Path) -> None:
    assert run(tmp_path, *NEW, "--ticks", "1").code == 0
    assert run(tmp_path, "run", "home", *NEW[1:], "--ticks", "1").code == 0
    assert sorted(path.name for path in (tmp_path / "saves").iterdir()) == ["home", "world_001"]
    taken = run(tmp_path, "run", "home", *NEW[1:], "--ticks", "1")
    assert taken.code == 3
    assert "There is a world home" in taken.err
    lost = run(tmp_path, "run", "hom", "--headless", "--ticks", "1")
    assert lost.code == 3
    assert "There is no world hom" in lost.err
    assert "Did you mean home?" in lost.err
    crowd = run(tmp_path, *NEW, "--ticks", "1", "--agents", "2000")
    assert crowd.code == 2
    assert "at most 288" in crowd.err
    assert len(list((tmp_path / "saves").iterdir())) == 2


def test_acks_ascend_to_the_last_tick(tmp_path: Path) -> None:
    done = run(tmp_path, *NEW, "--ticks", "400", "--acks", "--json")
    *acks, result = done.out
    ticks = [int(line.removeprefix("ACK ")) for line in acks]
    assert ticks == sorted(set(ticks))
    assert ticks[-1] == json.loads(result)["tick"] == 400


def test_the_console_on_stdin_is_a_script(tmp_path: Path) -> None:
    script = "\n".join(
        ["/pause", "/step 10", "/spawn agent 24 24 Zoe", "/spawn nobody", "/step", "/debug Zoe"]
    )
    done = run(tmp_path, *NEW, "--ticks", "500", "--console", "--json", typed=script)
    assert done.json["tick"] == 11
    assert done.json["agents"] == 7
    assert "> /pause\npaused\n" in done.err
    assert "there is no prefab 'nobody'" in done.err
    assert "Zoe was put into the world\n> /debug Zoe\nZoe (agent_" in done.err
    assert "input ended while the world was paused" in done.err


def test_a_script_may_quit(tmp_path: Path) -> None:
    script = "/pause\n/step 10\n/step 5\n/quit\n"
    done = run(tmp_path, *NEW, "--ticks", "500", "--console", "--json", typed=script)
    assert done.json["tick"] == 15
    assert "input ended" not in done.err


def test_a_script_that_does_not_pause_lets_the_run_end(tmp_path: Path) -> None:
    done = run(tmp_path, *NEW, "--ticks", "30", "--console", "--json", typed="/seed\n/save\n")
    assert done.json["tick"] == 30
    assert "seed 7" in done.err
    assert "saved world_001 at tick 0" in done.err


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_saves_and_ends_with_130(tmp_path: Path, number: signal.Signals) -> None:
    process = subprocess.Popen(
        command(tmp_path, *NEW, "--acks", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("ACK")
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    tick = json.loads(out.splitlines()[-1])["tick"]
    assert f"Interrupted at tick {tick}" in err
    again = run(tmp_path, "--headless", "--ticks", "0", "--mind", "builtin", "--json")
    assert again.json["tick"] == tick


@posix
def test_realtime_keeps_the_tick_rate(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(tmp_path, *NEW, "--realtime", "--ticks", "20", "--acks", "--json"),
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert process.stdout is not None
    process.stdout.readline()
    began = time.monotonic()
    out, _ = process.communicate(timeout=60)
    assert json.loads(out.splitlines()[-1])["tick"] == 20
    assert 1.0 < time.monotonic() - began < 6.0


@posix
def test_a_terminal_gets_a_progress_bar(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(tmp_path, *NEW, "--realtime", "--ticks", "12"),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment(),
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux says that nobody holds the other end any more
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert process.wait(20) == 0
    text = shown.decode()
    assert "\r[" in text
    assert "6 people" in text
    assert "world_001: tick 12" in text


def test_no_key_is_written_anywhere(tmp_path: Path) -> None:
    done = run(
        tmp_path, *NEW, "--ticks", "60", "--json", "--console",
        typed=f"/say all my key is {KEY}\n/minds\n/dump {tmp_path / 'dump.json'}\n",
        OPENROUTER_API_KEY=KEY,
    )  # fmt: skip
    assert done.code == 0
    assert KEY not in "".join(done.out)
    log = (tmp_path / "logs" / "world.log").read_text(encoding="utf-8")
    assert "A voice from nowhere" in log
    assert KEY not in log
    assert KEY not in (tmp_path / "dump.json").read_text(encoding="utf-8")


@posix
def test_a_silent_model_does_not_hold_up_the_end(tmp_path: Path) -> None:
    with Loopback(hang) as server:
        arguments = ("run", "--new", "--headless", "--mind", server.url, "--json")
        process = subprocess.Popen(
            command(tmp_path, *arguments, sets=("llm.deadline=60",)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        while not server.seen:
            time.sleep(0.02)
        time.sleep(0.2)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
        assert time.monotonic() - began < 4.0
    assert process.returncode == 130, err
    tick = json.loads(out.splitlines()[-1])["tick"]
    again = run(tmp_path, "--headless", "--ticks", "0", "--mind", "builtin", "--json")
    assert again.json["tick"] == tick
