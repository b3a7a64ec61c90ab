"""Founding: a new world is made on a thread, for proving its people's powers takes seconds.

The world that runs goes on meanwhile. Nothing of it is touched before the new one is whole and
the main thread takes it up.
"""

import logging
import threading
from collections.abc import Callable

from game.errors import ConfigError, SaveError
from game.options import RunOptions
from game.persistence import Opened
from game.polite import politely
from game.world_setup.making import obtain

LONGEST = 5.0
"""Seconds that whoever cancels waits for the thread at the most: for the proof of one power."""
Then = Callable[[Opened | None, str], object]
_LOG = logging.getLogger("game")


class Cancelled(Exception):
    """Nobody wants the world any more."""


class _Job:
    """One new world in the making; it runs on a thread of its own."""

    def __init__(self, options: RunOptions) -> None:
        """Nothing is done yet."""
        self.words = "making a new world"
        self.made: Opened | None = None
        self.fault = "No world was made: see the log"
        self.cancelled = threading.Event()
        self._options = options
        self.thread = threading.Thread(target=self._run, name="founding", daemon=True)

    def _run(self) -> None:
        try:
            with politely():
                made = obtain(self._options, self._told)
            if self.cancelled.is_set():
                made.release()
            else:
                self.made, self.fault = made, ""
        except Cancelled:
            self.fault = "Nobody wanted it any more"
        except (SaveError, ConfigError, OSError) as error:
            self.fault = str(error)
        except Exception:  # noqa: BLE001 - a thread that dies would say nothing at all
            _LOG.exception("a new world could not be made")

    def _told(self, words: str) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        self.words = words


class Founding:
    """One new world at a time; for the main thread."""

    def __init__(self) -> None:
        """None is made."""
        self._job: _Job | None = None
        self._then: Then = lambda opened, fault: None

    @property
    def words(self) -> str:
        """What is being done for it; "" while none is made."""
        return self._job.words if self._job is not None else ""

    def start(self, options: RunOptions, then: Then) -> None:
        """Begin with the world that the options mean.

        `poll` gives `then` what was made, which belongs to it from there on, or None and why
        there is nothing. Raises SaveError while another is being made.
        """
        if self._job is not None:
            raise SaveError("Another new world is being made already")
        self._then, self._job = then, _Job(options)
        self._job.thread.start()

    def poll(self) -> None:
        """Hand over what was made, if it is whole."""
        job = self._job
        if job is not None and not job.thread.is_alive():
            self._job = None
            self._then(job.made, job.fault)

    def cancel(self) -> None:
        """Let go of what is being made: it is ended at the next power, or left on disk if it is
        whole already."""
        job, self._job = self._job, None
        if job is None:
            return
        job.cancelled.set()
        job.thread.join(LONGEST)
        if job.made is not None:
            job.made.release()
