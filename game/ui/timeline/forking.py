"""Forking: another world is made on a thread, for that takes as long as a visit."""

import threading
from collections.abc import Callable

from game.errors import SaveError


class Forking:
    """One fork at a time."""

    def __init__(self, fork: Callable[[int], str]) -> None:
        """`fork` makes a world that branches off at a tick, and returns its name."""
        self._fork = fork
        self._thread: threading.Thread | None = None
        self.tick = 0
        self._made = ""
        self._fault = ""

    @property
    def busy(self) -> bool:
        """Whether one is being made, or waits to be taken up."""
        return self._thread is not None

    def start(self, tick: int) -> None:
        """Begin, unless one is being made."""
        if self._thread is None:
            self.tick, self._made, self._fault = tick, "", ""
            self._thread = threading.Thread(target=self._run, name="fork", daemon=True)
            self._thread.start()

    def done(self) -> str | None:
        """The name of what was made, once; None while there is nothing. Raises SaveError."""
        if self._thread is None or self._thread.is_alive():
            return None
        self._thread = None
        if self._fault:
            raise SaveError(self._fault)
        return self._made

    def _run(self) -> None:
        self._fault = "No fork was made: see the log"
        try:
            self._made = self._fork(self.tick)
            self._fault = ""
        except (SaveError, OSError) as error:
            self._fault = str(error)
