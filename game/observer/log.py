"""World log: what happens as lines to be read, for `tail -f logs/world.log`.

One file for the program: the sentences of events and, through the same handler, whatever
our own modules and libraries have to warn of. Everything that reaches the file passes
the redacting formatter.
"""

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from time import perf_counter

from game.core.narrate import clock, tell
from game.core.world import World
from game.observer.observer import Report
from game.output import say

FILE = "world.log"
BYTES = 5_000_000
"""A file that is longer is put aside as world.log.1, and so on to .3."""
GAP = 0.05
"""Seconds between two writes, so that thousands of ticks a second don't wait for the disk."""
_LOG = logging.getLogger("world")


class RedactingFormatter(logging.Formatter):
    """Puts the time before each line, and takes secrets out of all of it."""

    def __init__(self, redact: Callable[[str], str]) -> None:
        super().__init__(datefmt="%Y-%m-%d %H:%M:%S")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """The record's lines; a traceback's as well."""
        text = super().format(record)
        when = self.formatTime(record, self.datefmt)
        level = "" if record.levelno <= logging.INFO else f"{record.levelname} {record.name}: "
        return self._redact("\n".join(f"{when} {level}{line}" for line in text.splitlines()))


class Handler(RotatingFileHandler):
    """A log that a full disk ends, and nothing else: it is no part of the world."""

    _told = False

    def handleError(self, record: logging.LogRecord) -> None:
        """Say once that lines are lost; what isn't the disk's fault is a bug, and shown as one."""
        error = sys.exc_info()[1]
        if isinstance(error, OSError):
            self._complain(error)
        else:
            super().handleError(record)

    def close(self) -> None:
        """Close the file; what could not be written is lost."""
        try:
            super().close()
        except OSError as error:
            self._complain(error)

    def _complain(self, error: OSError) -> None:
        if not self._told:
            self._told = True
            say(f"{self.baseFilename} can't be written ({error.strerror}): lines are missing there")


def open_log(folder: Path, redact: Callable[[str], str] = str) -> Callable[[], None]:
    """Write what is logged from now on to world.log in a folder; returns what closes it.

    Raises OSError if the file can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = Handler(
        folder / FILE, maxBytes=BYTES, backupCount=3, encoding="utf-8", errors="replace"
    )
    handler.setFormatter(RedactingFormatter(redact))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)

    def close() -> None:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()

    return close


class WorldLog:
    """Tells each event that has a sentence in a line."""

    def __init__(
        self, name: str, world: Callable[[], World], clock: Callable[[], float] = perf_counter
    ) -> None:
        self._world = world
        self._clock = clock
        self._waiting: list[str] = []
        self._written = float("-inf")
        _LOG.info("%s: seed %d, tick %d", name, world().seed, world().tick)

    def on_report(self, report: Report) -> None:
        """Log a tick, at once if ticks come as slowly as can be watched."""
        world = self._world()
        told = [sentence for event in report.events if (sentence := tell(world, event))]
        if told:
            when = f"{clock(world.rules, report.tick)} #{report.tick} "
            self._waiting += [when + sentence for sentence in told]
        if self._waiting and self._clock() - self._written >= GAP:
            self.flush()

    def flush(self) -> None:
        """Write what has waited: one record, so that it is one write to the disk."""
        if self._waiting:
            _LOG.info("%s", "\n".join(self._waiting))
            self._waiting.clear()
            self._written = self._clock()
