"""Progress: one line on a terminal that says how far a run is; nothing anywhere else."""

import sys
import time
from typing import Self

from game.world_setup import Running

EVERY = 0.2
"""Seconds between two updates."""
WIDTH = 24


class Progress:
    """A context that shows a bar on stderr, if that is a terminal, and takes it away again."""

    def __init__(self, running: Running, ticks: int | None) -> None:
        self._running = running
        self._goal = ticks
        self._shown = sys.stderr.isatty()
        self._began = self._next = time.monotonic()
        self._done_before = running.time.ticks

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def show(self) -> None:
        """Bring the line up to date, if it is time to."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + EVERY
        print(f"\r{self._line()}\x1b[K", end="", file=sys.stderr, flush=True)

    def _line(self) -> str:
        running = self._running
        done = running.time.ticks - self._done_before
        speed = done / max(time.monotonic() - self._began, 1e-6)
        parts = [
            f"tick {running.world.tick}",
            f"{len(running.world.agents)} people",
            f"{running.observer.times.recent()['p50']:.2f} ms a tick",
            f"{speed:.0f} ticks/s",
        ]
        if running.time.late_ticks:
            parts.append(f"{running.time.late_ticks} late")
        if running.time.paused:
            parts.append("paused")
        line = ", ".join(parts)
        return f"{bar(done, self._goal)} {line}" if self._goal else line


def bar(done: int, goal: int) -> str:
    """
    >>> bar(1, 4)
    '[######------------------]  25%'
    """
    filled = WIDTH * done // goal
    return f"[{'#' * filled}{'-' * (WIDTH - filled)}] {100 * done // goal:3}%"
