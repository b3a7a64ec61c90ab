"""Frames: when the ticks of a run are made, and the thoughts between them, at once or bit by bit.

A window gives each frame a moment up to which work may go on. A tick that doesn't fit is
gone on with in the next frame: nothing outside the core changes the world meanwhile, so it
is the same tick. Whoever needs a whole world calls `settle` first.
"""

import math
from time import thread_time_ns
from typing import TYPE_CHECKING

from game.ticks import Enough

if TYPE_CHECKING:
    from game.world_setup.running import Running


class Frames:
    """Lets the time of a run pass; the world may be another one from frame to frame."""

    def __init__(self, running: "Running") -> None:
        """Nothing has passed yet."""
        self._running = running
        self._settled = 0
        """Ticks that were finished by `settle` since the last frame."""
        self._spent_ns = 0
        """Own time of the parts of the tick under way."""

    def tick(self) -> None:
        """One tick now, or the rest of the one under way."""
        self._running.time.timed(self._make)
        self._hear()

    def settle(self) -> None:
        """Finish the tick under way, if one is: the world is whole then."""
        session = self._running.session
        if session.under_way and not session.busy:
            self._running.time.timed(self._make)
            self._running.minds.poll()
            self._settled += 1

    def frame(self, most: int | None, enough: Enough | None) -> int:
        """What is due now; returns how many ticks are whole that weren't before.

        most: ticks at the most. enough: says when no other part of a tick and no other thought
            is begun; without it ticks are whole.
        None are begun while minds still ponder: where people are too many for this machine,
        the world goes slower, and the picture doesn't stutter.
        """
        run = self._running
        run.founding.poll()  # which may take up another world
        done, self._settled = self._settled, 0
        if not run.session.under_way:
            run.minds.poll()
            run.angel.poll()
        if run.minds.awaited:
            run.time.skip()  # the world waits for a model: this time isn't made up for
        if enough is not None:
            done += self._until(enough, math.inf if most is None else most - done)
        elif not self._waits:
            done += run.time.run(self._make, most, self._hear)
        if not done:
            run.log.flush()
        return done

    @property
    def _waits(self) -> bool:
        """Whether the next tick can't be begun yet."""
        run = self._running
        return run.minds.pondering or run.minds.awaited or run.angel.holds

    def _until(self, enough: Enough, most: float) -> int:
        run = self._running
        run.time.flow()
        done = 0
        while run.session.under_way or (run.time.due and not self._waits and done < most):
            if not run.time.work(lambda: self._make(enough)):
                return done
            run.minds.poll()
            done += 1
            if enough(0.0):
                return done
            run.minds.ponder(enough)
            if run.minds.pondering:
                return done
        run.minds.ponder(enough)
        return done

    def _make(self, enough: Enough | None = None) -> bool:
        """A tick, or a part of one; whether it is whole now."""
        run, began = self._running, thread_time_ns()
        session, trace = run.session, run.trace
        if trace is None:
            report = session.advance(enough)
        else:
            tick = run.world.tick + (not session.under_way)
            report = trace.around(f"tick {tick}", lambda: session.advance(enough))
        self._spent_ns += thread_time_ns() - began
        if report is None:
            return False
        run.observer.timed(self._spent_ns)
        self._spent_ns = 0
        return True

    def _hear(self) -> None:
        """Between two ticks: take in what minds and the Angel have come to, however long
        a run in lockstep has to wait for it. A window hears of it from frame to frame."""
        run = self._running
        if run.minds.lockstep:
            with run.waiting():
                run.minds.lockstep_wait()
        else:
            run.minds.poll()
        if run.angel.patient and run.angel.busy:
            with run.waiting():
                run.angel.wait()
