"""The window's own loop, as a process of its own on a screen that isn't there."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ui.stage import ROOT

ENV = {
    **{k: v for k, v in os.environ.items() if k not in ("OPENROUTER_API_KEY", "DISPLAY")},
    "SDL_VIDEODRIVER": "dummy",
}
PATIENCE = 60


def command(folder: Path, *more: str) -> list[str]:
    return [
        *(sys.executable, "main.py", "run", "toy", "--new", "--seed", "3", "--json"),
        *("--set", f"paths.saves={folder / 'saves'}", "--set", f"paths.logs={folder / 'logs'}"),
        *("--set", f"paths.screenshots={folder / 'shots'}", *more),
    ]


def last_line(text: str) -> dict[str, object]:
    answer: dict[str, object] = json.loads(text.strip().splitlines()[-1])
    return answer


def test_it_ends_after_its_ticks_and_answers(tmp_path: Path) -> None:
    done = subprocess.run(
        command(tmp_path, "--ticks", "12"), cwd=ROOT, env=ENV, capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer = last_line(done.stdout)
    assert (answer["world"], answer["tick"], answer["agents"]) == ("toy", 12, 20)
    assert (tmp_path / "saves" / "toy" / "world_state.json").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_saves_and_leaves(tmp_path: Path, number: signal.Signals) -> None:
    events = tmp_path / "saves" / "toy" / "events"
    with subprocess.Popen(
        command(tmp_path), cwd=ROOT, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    ) as process:  # fmt: skip
        try:
            until = time.monotonic() + PATIENCE
            while not any(file.stat().st_size for file in events.glob("*.jsonl")):
                assert process.poll() is None and time.monotonic() < until
                time.sleep(0.05)
            process.send_signal(number)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert process.returncode == 130, err
    tick = last_line(out)["tick"]
    assert isinstance(tick, int) and tick > 0
    head = (tmp_path / "saves" / "toy" / "world_state.json").read_text()[:300]
    assert f'"tick":{tick}' in head.replace(" ", "")


CLOSER = """
import sys, threading, time, pathlib
import pygame
from game.cli import main

def close():
    events = pathlib.Path(sys.argv[1])
    while not any(file.stat().st_size for file in events.glob("*.jsonl")):
        time.sleep(0.05)
    pygame.event.post(pygame.event.Event(pygame.QUIT))

threading.Thread(target=close, daemon=True).start()
raise SystemExit(main(sys.argv[2:]))
"""


def test_closing_the_window_saves_and_is_no_interruption(tmp_path: Path) -> None:
    events = tmp_path / "saves" / "toy" / "events"
    done = subprocess.run(
        [sys.executable, "-c", CLOSER, str(events), *command(tmp_path)[2:]],
        cwd=ROOT, env=ENV, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    tick = last_line(done.stdout)["tick"]
    head = (tmp_path / "saves" / "toy" / "world_state.json").read_text()[:300]
    assert f'"tick":{tick}' in head.replace(" ", "")


def test_without_a_display_it_says_so_and_makes_no_world(tmp_path: Path) -> None:
    env = {k: v for k, v in ENV.items() if k not in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
    if sys.platform != "linux":
        pytest.skip("only here can a display be taken away")
    done = subprocess.run(
        command(tmp_path), cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "--headless runs without one" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "saves" / "toy").exists()


def test_lines_from_stdin_are_commands_to_the_window_too(tmp_path: Path) -> None:
    done = subprocess.run(
        command(tmp_path, "--ticks", "12", "--console"), cwd=ROOT, env=ENV, capture_output=True,
        text=True, timeout=PATIENCE, check=False, input="/spawn apple 50 50\n/nonsense\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    events = last_line(done.stdout)["events"]
    assert isinstance(events, dict)
    assert events["spawned"] == 1
    assert "was put into the world" in done.stderr
    assert "nonsense" in done.stderr
