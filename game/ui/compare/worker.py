"""Worker: a comparison is made on a thread of its own, for it lives both worlds again."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pygame
from pygame import Rect

from game.errors import SaveError
from game.persistence.history import Cancelled
from game.polite import politely
from game.ui.text import Fonts

_LOG = logging.getLogger("game")


class Drawing(Protocol):
    """A comparison that is ready to be shown."""

    def draw(self, target: pygame.Surface, place: Rect, fonts: Fonts) -> None:
        """Draw it into a rectangle, on the main thread."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be compared with the world that runs, and for which room."""

    other: str
    at: int
    """The tick whose maps are shown, if both have it."""
    live: int
    """The tick up to which the running world counts."""
    size: tuple[int, int]
    """Pixels that there will be."""
    scale: float
    """Of the letters."""


Told = Callable[[str, float], None]
Comparer = Callable[[Wish, Told], Drawing]
"""Compares, on the worker's thread; tells what it does, which may raise Cancelled.

Raises SaveError.
"""


class Worker:
    """One comparison at a time."""

    def __init__(self, comparer: Comparer) -> None:
        """Nothing starts before the first wish."""
        self._comparer = comparer
        self._thread: threading.Thread | None = None
        self._job: _Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being compared, or waits to be taken."""
        return self._job is not None

    @property
    def doing(self) -> tuple[str, float]:
        """What is being done, and the share of it that is."""
        return self._job.doing if self._job else ("", 0.0)

    def start(self, wish: Wish) -> None:
        """Begin; what was begun before is dropped."""
        self.cancel()
        self._job = job = _Job(wish)
        self._thread = threading.Thread(
            target=job.run, args=(self._comparer,), name="compare", daemon=True
        )
        self._thread.start()

    def done(self) -> Drawing | None:
        """What has come, once; None while there is nothing. Raises SaveError."""
        job = self._job
        if job is None or not job.ended:
            return None
        self._job = None
        if job.found is None:
            raise SaveError(job.fault)
        return job.found

    def cancel(self) -> None:
        """Nothing is wanted any more; the thread ends at its next step."""
        if self._job is not None:
            self._job.cancelled = True
            self._job = None

    def close(self) -> None:
        """End the thread, in a moment."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(2.0)


class _Job:
    """A wish and what becomes of it; the thread writes, the main thread reads."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.cancelled = self.ended = False
        self.doing = ("waiting for the disk", 0.0)
        self.found: Drawing | None = None
        self.fault = ""

    def run(self, comparer: Comparer) -> None:
        try:
            with politely():
                self.found = comparer(self.wish, self._told)
        except Cancelled:
            return
        except (SaveError, OSError) as error:
            self.fault = str(error)
        except Exception:  # noqa: BLE001 - a thread that dies would say nothing at all
            _LOG.exception("%s could not be compared", self.wish.other)
            self.fault = f"{self.wish.other} can't be compared: see the log"
        self.ended = True

    def _told(self, what: str, share: float) -> None:
        if self.cancelled:
            raise Cancelled
        self.doing = what, share
