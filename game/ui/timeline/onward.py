"""Onward: a moment of the past on its way forwards, a frame's share of a tick at a time."""

from collections.abc import Sequence
from time import thread_time

from game.core.events import Event
from game.core.world import World
from game.errors import SaveError
from game.ticks import Costs
from game.ui.timeline.seeker import Walk

SECONDS = 0.006
"""Own time of a frame up to which a tick is gone on with."""


class Ended(Exception):
    """It doesn't go on: the log was read before these ticks were in it."""


class Onward:
    """One world that is moved on; between two ticks, or in the middle of one."""

    def __init__(self) -> None:
        """Nothing moves."""
        self.world: World | None = None
        """What can go on; None if nothing can."""
        self._walk: Walk | None = None
        self._part = 0
        """That comes next."""
        self._costs = Costs()
        """Of those parts."""

    def take(self, world: World | None, walk: Walk | None) -> None:
        """From now on this one: a walk goes on from the world, which is its own."""
        self.world, self._walk = (world, walk) if walk is not None else (None, None)
        self._part = 0

    def go_on(self, whole: bool = False) -> tuple[World, Sequence[Event]] | None:
        """Go on as far as a frame has room, or to the tick's end; None if it isn't whole yet.

        Raises Ended: then nothing moves any more.
        """
        assert self._walk is not None
        began = now = thread_time()
        try:
            while isinstance(went := next(self._walk), int):
                before, now = now, thread_time()
                self._costs.note(self._part, now - before)
                self._part = went
                if not whole and now - began + self._costs.of(self._part) > SECONDS:
                    return None
        except (StopIteration, SaveError, OSError) as error:
            self.take(None, None)
            raise Ended from error
        self._part = 0
        self.world = went[0]
        return went
