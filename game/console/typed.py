"""Typed: console commands from stdin, line by line, without stopping the world."""

import sys
import threading
from queue import Empty, SimpleQueue

from game.console.console import Console
from game.console.line import Line
from game.output import say

FIRST = 0.3
"""Seconds that a piped script has for its first line, so that it is run before any tick."""


class Typed:
    """Reads stdin on a thread; the lines are run on the main thread, between ticks."""

    def __init__(self, console: Console) -> None:
        self.ended = False
        """Whether there is no more input."""
        self.console = console
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._echoes = not sys.stdin.isatty()
        threading.Thread(target=self._read, name="stdin", daemon=True).start()
        self._wait = 0.0 if sys.stdin.isatty() else FIRST

    def run(self) -> None:
        """Run what has been typed, up to a line that asks for steps: those come first."""
        while not self.ended:
            try:
                line = self._lines.get(timeout=self._wait) if self._wait else self._lines.get(False)
            except Empty:
                self._wait = 0.0
                return
            self._wait = 0.0
            if line is None:
                self.ended = True
                return
            self._say(self.console.run(line))
            if self.console.context.time.steps_left:
                return

    def show(self) -> None:
        """Tell what became of earlier commands."""
        self._say(self.console.drain())

    def _say(self, lines: list[Line]) -> None:
        for kind, text in lines:
            if kind != "echo":
                say(text)
            elif self._echoes:
                say(f"> {text}")

    def _read(self) -> None:
        try:
            for line in sys.stdin:
                self._lines.put(line)
        except (OSError, ValueError) as error:  # closed under us, or no text
            self._lines.put(f"/help # stdin: {type(error).__name__}")
        self._lines.put(None)
