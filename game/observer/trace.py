"""Trace: where the time of each tick goes, as a file for Perfetto or chrome://tracing.

Chrome's trace event format: a span for each tick, and within it one for each part. The
file is whole JSON after every write, so that a run which is killed leaves one that opens.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from game.errors import ConfigError

_LOG = logging.getLogger("game")
_HEAD = b'{"displayTimeUnit":"ms","traceEvents":[\n'
_TAIL = b"\n]}\n"
FLUSH_SECONDS = 0.5
FLUSH_SPANS = 5000


def open_trace(path: Path | None, what: str) -> "Trace | None":
    """A trace of a run or a replay, if one is wanted. Raises ConfigError."""
    if path is None:
        return None
    try:
        return Trace(path, what)
    except OSError as error:
        raise ConfigError(f"--trace {path}: {error.strerror}") from None


class Trace:
    """Measures what is done through it, on any thread."""

    def __init__(self, path: Path, what: str) -> None:
        """Begin a file; one that is there is replaced. Raises OSError."""
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        self._fd = os.open(path, flags, 0o644)
        self._lock = threading.Lock()
        self._threads: dict[int, int] = {}
        self._waiting: list[bytes] = []
        self._pid = os.getpid()
        self._began = time.perf_counter_ns()
        self._flushed = self._began
        name = self._meta("process_name", 0, {"name": f"Agent World: {what}"})
        first = _HEAD + name
        self._write(0, first + _TAIL)
        self._end = len(first)

    def around(self, name: str, do: Callable[[], Any]) -> Any:
        """Do something, and note how long it took.

        `tick 12` is a whole tick: between two of them the file is written.
        """
        began = time.perf_counter_ns()
        try:
            return do()
        finally:
            now = time.perf_counter_ns()
            self._add(name, began, now)
            if name.startswith("tick "):
                late = now - self._flushed > FLUSH_SECONDS * 1e9
                if late or len(self._waiting) > FLUSH_SPANS:
                    self.flush()

    def flush(self) -> None:
        """Write what has been noted. A disk that refuses ends the trace, not the run."""
        with self._lock:
            spans, self._waiting = self._waiting, []
            self._flushed = time.perf_counter_ns()
            if not spans or self._fd < 0:
                return
            data = b",\n" + b",\n".join(spans)
            try:
                self._write(self._end, data + _TAIL)
                self._end += len(data)
            except OSError as error:
                _LOG.warning("%s: the trace ends here: %s", self.path, error.strerror)
                self._close()

    def close(self) -> None:
        """Write the rest and let go of the file."""
        self.flush()
        with self._lock:
            self._close()

    def _add(self, name: str, began: int, ended: int) -> None:
        thread = threading.get_ident()
        with self._lock:
            if self._fd < 0:
                return
            number = self._threads.get(thread)
            if number is None:
                number = self._threads[thread] = len(self._threads) + 1
                title = {"name": "world" if number == 1 else threading.current_thread().name}
                self._waiting.append(self._meta("thread_name", number, title))
            kind, _, what = name.partition(" ")
            span: dict[str, Any] = {
                "name": kind if kind == "tick" else name,
                "cat": kind,
                "ph": "X",
                "ts": (began - self._began) / 1000,
                "dur": (ended - began) / 1000,
                "pid": self._pid,
                "tid": number,
            }
            if kind == "tick":
                span["args"] = {"tick": int(what)}
            self._waiting.append(msgspec.json.encode(span))

    def _meta(self, name: str, thread: int, args: dict[str, Any]) -> bytes:
        return msgspec.json.encode(
            {"name": name, "ph": "M", "pid": self._pid, "tid": thread, "args": args}
        )

    def _write(self, at: int, data: bytes) -> None:
        """Write over the end of the file, in one call if the system takes it so."""
        os.lseek(self._fd, at, os.SEEK_SET)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._fd, rest) :]

    def _close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
