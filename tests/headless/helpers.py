"""Runs of the real program, and of the same in this process, in a folder of their own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game.config import load_settings
from game.options import RunOptions

ROOT = Path(__file__).resolve().parents[2]
SMALL = ("world.size=[48,48]", "game.starting_agents=6")
"""Settings of a world that is made in a moment."""


def overrides(folder: Path, *more: str) -> list[str]:
    """Values for `--set`: everything is written under `folder`."""
    return [f"paths.saves={folder / 'saves'}", f"paths.logs={folder / 'logs'}", *SMALL, *more]


def options(folder: Path, *more: str, **changes: Any) -> RunOptions:
    """Options of a headless run of a new small world with built-in minds."""
    settings = load_settings(None, overrides(folder, *more))
    usual = RunOptions(settings=settings, new=True, seed=1, mind="builtin", headless=True, ticks=60)
    return replace(usual, **changes)


@dataclass
class Ran:
    """What a run of the program left behind."""

    code: int
    out: list[str]
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The result: the last line of stdout."""
        result = json.loads(self.out[-1])
        assert isinstance(result, dict)
        return result


def command(folder: Path, *arguments: str, sets: tuple[str, ...] = ()) -> list[str]:
    """A command line of the program."""
    settings = [word for value in overrides(folder, *sets) for word in ("--set", value)]
    return [sys.executable, str(ROOT / "main.py"), *arguments, *settings]


def environment(**more: str) -> dict[str, str]:
    """Without anybody's key."""
    kept = {k: v for k, v in os.environ.items() if not k.endswith("API_KEY")}
    return {**kept, **more}


def run(
    folder: Path, *arguments: str, sets: tuple[str, ...] = (), typed: str = "", **env: str
) -> Ran:
    """Run the program to its end."""
    done = subprocess.run(
        command(folder, *arguments, sets=sets),
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env=environment(**env),
        check=False,
    )
    return Ran(done.returncode, done.stdout.splitlines(), done.stderr)
