"""A worker's pipes, with a deadline for every frame. None of this trusts the other end."""

from __future__ import annotations

import os
import queue
import select
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Protocol

from game.sandbox.inside.frames import HEAD, length, pack

SLICE = 0.01
"""Seconds between two looks of a watchdog."""


class Late(Exception):
    """The deadline passed."""


class Ended(Exception):
    """The other end is closed."""


class Pipes(Protocol):
    """Frames to and from a worker. Both raise Late, Ended and FrameFault."""

    def send(self, body: bytes, deadline: float) -> None: ...

    def receive(self, deadline: float) -> bytes: ...

    def close(self) -> None: ...


def _nothing() -> None:
    """A watchdog that sees nothing."""


class PolledPipes:
    """For systems whose pipes can be waited for (POSIX)."""

    def __init__(self, writing: int, reading: int, watch: Callable[[], None] | None = None) -> None:
        """`watch` is called every few milliseconds while waiting, and may kill the worker."""
        self._writing, self._reading = writing, reading
        self._watch = watch or _nothing
        self._slice = SLICE if watch else 3600.0
        os.set_blocking(writing, False)
        os.set_blocking(reading, False)
        self._can_write, self._can_read = select.poll(), select.poll()
        self._can_write.register(writing, select.POLLOUT)
        self._can_read.register(reading, select.POLLIN)

    def send(self, body: bytes, deadline: float) -> None:
        left = memoryview(pack(body))
        while left:
            try:
                left = left[os.write(self._writing, left) :]
            except BlockingIOError:
                self._wait(self._can_write, deadline)
            except OSError as error:
                raise Ended from error

    def receive(self, deadline: float) -> bytes:
        return self._exactly(length(self._exactly(HEAD.size, deadline)), deadline)

    def _exactly(self, count: int, deadline: float) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            try:
                part = os.read(self._reading, count - len(parts))
            except BlockingIOError:
                self._wait(self._can_read, deadline)
                continue
            if not part:
                raise Ended
            parts += part
            if monotonic() > deadline:  # a drip of bytes isn't an answer
                raise Late
        return bytes(parts)

    def _wait(self, polled: select.poll, deadline: float) -> None:
        while True:
            left = deadline - monotonic()
            if left <= 0:
                raise Late
            if polled.poll(max(1, min(left, self._slice) * 1000)):
                return
            self._watch()

    def close(self) -> None:
        for descriptor in (self._writing, self._reading):
            with suppress(OSError):
                os.close(descriptor)


class ThreadedPipes:
    """For systems whose pipes can't be waited for (Windows): a thread for each direction.

    A thread that is stuck is freed by the kill of the worker that follows every failure.
    """

    def __init__(self, writing: int, reading: int) -> None:
        self._writing, self._reading = writing, reading
        self._going: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._coming: queue.SimpleQueue[bytes | Exception] = queue.SimpleQueue()
        for work in (self._send, self._receive):
            threading.Thread(target=work, name="sandbox-pipe", daemon=True).start()

    def send(self, body: bytes, deadline: float) -> None:
        self._going.put(pack(body))

    def receive(self, deadline: float) -> bytes:
        try:
            came = self._coming.get(timeout=max(0.0, deadline - monotonic()))
        except queue.Empty:
            raise Late from None
        if isinstance(came, Exception):
            self._coming.put(came)  # it stays so
            raise came
        return came

    def _send(self) -> None:
        with suppress(OSError):
            while (body := self._going.get()) is not None:
                left = memoryview(body)
                while left:
                    left = left[os.write(self._writing, left) :]
        with suppress(OSError):
            os.close(self._writing)

    def _receive(self) -> None:
        try:
            while True:
                self._coming.put(self._exactly(length(self._exactly(HEAD.size))))
        except Exception as error:  # noqa: BLE001 - handed over to whoever waits
            self._coming.put(error if not isinstance(error, OSError) else Ended())
        with suppress(OSError):
            os.close(self._reading)

    def _exactly(self, count: int) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            part = os.read(self._reading, count - len(parts))
            if not part:
                raise Ended
            parts += part
        return bytes(parts)

    def close(self) -> None:
        self._going.put(None)
