"""Ending: SIGINT and SIGTERM as a wish that the loop hears between two ticks."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Self

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Interrupted(BaseException):
    """Raised by a signal where the loop waits for long, and the world is between two ticks."""


class Ending:
    """Whether somebody asked for the end; a context that catches the signals meanwhile.

    A second signal falls back to what Python does by itself.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}
        self._raise = False

    def __enter__(self) -> Self:
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # Whoever started us with a signal ignored (nohup, a shell's &) wants it so.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Within this a signal raises Interrupted, instead of being noted only."""
        self._raise = True
        try:
            if self.asked:
                raise Interrupted
            yield
        finally:
            self._raise = False

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        self._restore()
        if self._raise:
            raise Interrupted

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
