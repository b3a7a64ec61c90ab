"""Scribe: the thread that writes, so that no tick waits for a disk.

What it is told to do, it does in order. A disk that fails costs memories, not the world:
it is told once, and the next order is tried all the same.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from game.polite import politely

_LOG = logging.getLogger("game")


class Scribe:
    """Does one thing after the other."""

    def __init__(self, path: Path) -> None:
        """`path` is what a warning names."""
        self._path = path
        self._orders: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._failed = False
        self._ordered = 0
        self._done = 0
        """Orders that were carried out; only the thread changes it."""
        self._thread = threading.Thread(target=self._run, name="memories", daemon=True)
        self._thread.start()

    def order(self, what: Callable[[], object]) -> None:
        """Have something done when all before it is."""
        self._ordered += 1
        self._orders.put(what)

    def settle(self, timeout: float | None) -> bool:
        """Wait until all orders so far are done; False if that takes too long."""
        if self._done == self._ordered:
            return True  # nothing is under way, so that no thread need be waited for
        done = threading.Event()
        self.order(done.set)
        return done.wait(timeout)

    def close(self, timeout: float) -> bool:
        """Do what was ordered, and end; False if that takes too long."""
        self._orders.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                with politely():
                    order()
                self._failed = False
            except (OSError, sqlite3.Error) as error:
                if not self._failed:
                    _LOG.warning("%s can't be written: %s", self._path, error)
                self._failed = True
            except Exception:  # noqa: BLE001 - a fault costs memories, never the thread
                _LOG.exception("%s: memories could not be kept", self._path)
            self._done += 1
