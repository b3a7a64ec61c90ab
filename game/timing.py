"""TimeManager: when ticks are due, at which speed, and which came late.

It knows nothing of the world: it turns seconds into ticks. The clock is given, so
that a test can be its own clock. Simulated time is the world's tick and nothing else;
what is measured here never reaches the simulation.
"""

from collections.abc import Callable
from time import perf_counter

MAX_SPEED = 0
"""The speed "as fast as it goes"."""
SPEEDS = (1, 2, 5, MAX_SPEED)
"""Multiples of the tick rate that can be chosen, slow to fast."""

HAIR = 1e-9
LATELY = 5
"""Ticks over which it is measured how late they come."""

Clock = Callable[[], float]
"""Seconds that never go back, such as `time.perf_counter`."""


class TimeManager:
    """Pause, step, speeds, and a soft budget for each tick.

    A window calls `run(tick)` once a frame; something without frames calls it again
    after `until_next()` seconds.
    """

    def __init__(
        self,
        tick_rate: int = 10,
        clock: Clock = perf_counter,
        *,
        budget: float = 0.1,
        frame_budget: float = 0.012,
        catch_up: float = 0.5,
    ) -> None:
        """Count from now on.

        budget: seconds a tick may take before it counts as late.
        frame_budget: seconds that the ticks of one `run` may take together; one that
            is due always runs.
        catch_up: seconds of missed time that are made up for; what is beyond is given
            up, so that a window that hung doesn't hang on.
        """
        if tick_rate < 1:
            raise ValueError(f"a tick rate must be at least 1, got {tick_rate}")
        self.tick_rate = tick_rate
        self.budget = budget
        self.frame_budget = frame_budget
        self.catch_up = catch_up
        self.paused = False
        self.ticks = 0
        """Ticks run since the start."""
        self.late_ticks = 0
        """Ticks that took longer than the budget, or came so much too late."""
        self.lost_ticks = 0
        """Ticks that were due and given up, because too many were."""
        self._clock = clock
        self._speed = 1
        self._last = clock()
        self._waiting = 0.0  # seconds lived through that no tick was begun for
        self._steps = 0  # single steps still to be made
        self._under_way = False
        self._begun = 0.0  # when the tick under way was
        self._began: float | None = None  # when the part of it that runs was
        self._spent = 0.0  # seconds on the parts before that
        self._behind = 0.0  # seconds from when it was due until it was begun
        self._since = 0.0  # seconds since then
        self._pace = 0.0  # seconds from one to the next of late
        self._lags = False  # whether more were due than the one that was begun
        self._overran = False

    # --- what the player sets ---

    @property
    def speed(self) -> int:
        """1, 2, 5 or MAX_SPEED."""
        return self._speed

    @speed.setter
    def speed(self, speed: int) -> None:
        if speed not in SPEEDS:
            raise ValueError(f"no speed {speed}: there are {', '.join(map(speed_name, SPEEDS))}")
        if speed != self._speed:
            # The share of the way to the next tick stays, so that nobody on screen jumps.
            share = self.alpha
            self._speed = speed
            self._waiting = share * self.period

    def faster(self) -> None:
        """The next speed up, if there is one."""
        self.speed = SPEEDS[min(SPEEDS.index(self._speed) + 1, len(SPEEDS) - 1)]

    def slower(self) -> None:
        """The next speed down, if there is one."""
        self.speed = SPEEDS[max(SPEEDS.index(self._speed) - 1, 0)]

    def pause(self) -> None:
        """Stop; steps that were asked for and not yet made are forgotten."""
        self.paused = True
        self._steps = 0

    def resume(self) -> None:
        """Go on, from now: what passed while it stood still isn't made up for."""
        if self.paused:
            self.skip()
            if self._speed:
                self._waiting = min(self._waiting, self.period)
        self.paused = False
        self._steps = 0

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.paused:
            self.resume()
        else:
            self.pause()

    def step(self, count: int = 1) -> None:
        """Pause, and make `count` ticks more."""
        if count < 1:
            raise ValueError(f"at least one step, got {count}")
        self.paused = True
        self._steps += count

    @property
    def steps_left(self) -> int:
        """Single steps asked for and not yet made."""
        return self._steps

    # --- what the loop asks ---

    @property
    def period(self) -> float:
        """Seconds from tick to tick at this speed; 0 at top speed."""
        return 1.0 / (self.tick_rate * self._speed) if self._speed else 0.0

    @property
    def alpha(self) -> float:
        """How far we are from the last tick to the next, 0..1, for drawing.

        Where ticks come later than they should, the next is expected as late as those before
        it: people walk more slowly then, and don't jump.
        """
        if not self._speed:
            return 0.0
        if self._lags:
            return min(self._since / max(self.period, self._pace), 1.0)
        return min(self._waiting / self.period, 1.0)

    @property
    def lately(self) -> float:
        """Ticks a second of late where they come later than they should; else 0."""
        return 1 / self._pace if self._lags and self._pace > self.period else 0.0

    @property
    def due(self) -> bool:
        """Whether a tick is to be made now; `flow` brings this up to date."""
        if self.paused:
            return self._steps > 0
        return not self._speed or self._periods > 0

    @property
    def under_way(self) -> bool:
        """Whether a tick was begun that is not whole yet."""
        return self._under_way

    def flow(self, now: float | None = None) -> None:
        """Let time go on, to now unless it is said otherwise, in the clock's seconds."""
        now = self._clock() if now is None else now
        passed = max(0.0, now - self._last)
        self._last = now
        if self.paused or not self._speed:
            return
        self._waiting += passed
        self._since += passed
        given_up = self._periods - max(1, int(self.catch_up / self.period + HAIR))
        if given_up > 0:
            self.lost_ticks += given_up
            self._waiting -= given_up * self.period

    def skip(self) -> None:
        """Go on from now: what has passed since the last look isn't made up for."""
        self._last = self._clock()

    def advance(self, now: float) -> int:
        """Let time go on to `now`, in the clock's seconds; returns how many ticks are due.

        Whoever asks also makes them: they are not due again. At top speed it is one;
        `run` makes more where there is room.
        """
        self.flow(now)
        if self.paused:
            due, self._steps = self._steps, 0
            return due
        if not self._speed:
            return 1
        due = self._periods
        self._waiting = max(0.0, self._waiting - due * self.period)
        return due

    def run(
        self,
        tick: Callable[[], object],
        most: int | None = None,
        after: Callable[[], object] = lambda: None,
    ) -> int:
        """Make the ticks that are due, as far as the frame's budget goes; returns how many.

        What no longer fits, or is more than `most`, stays due for the next call. `after`
        is called after each tick and is no part of its time.
        """
        began = self._clock()
        self.flow(began)
        done = 0
        while self._under_way or self.due:
            if done == most or (done and self._clock() - began >= self.frame_budget):
                break
            stepping = self.paused
            if not self.work(tick):
                break
            after()
            done += 1
            if self.paused is not stepping:
                break  # the tick paused the world, or set it going: the rest isn't due now
        return done

    def work(self, tick: Callable[[], object]) -> bool:
        """Make the tick that is due, or go on with the one under way; whether it is whole now.

        `tick` returns False where it did a part and wants to be called again for the rest.
        """
        if not self._under_way:
            self._behind = 0.0
            if self.paused:
                self._steps = max(0, self._steps - 1)
            elif self._speed:
                self._waiting = max(0.0, self._waiting - self.period)
                self._behind = self._waiting
                self._pace += (min(self._since, 1.0) - self._pace) / LATELY
                self._since = 0.0
                self._lags = self._periods > 0
        return self.timed(tick)

    def timed(self, tick: Callable[[], object]) -> bool:
        """Make a tick now, due or not, or go on with the one under way; whether it is whole now.

        It is late if it takes longer than the budget, or is whole only so long after it was due.
        """
        if not self._under_way:
            self._under_way = True
            self._spent = 0.0
            self._begun = self._clock()
        self._began = self._clock()
        whole = True
        try:
            whole = tick() is not False
        finally:
            now = self._clock()
            self._spent += now - self._began
            self._began = None
            if whole:
                self._under_way = False
                self._overran = self._spent > self.budget
        if whole:
            self.ticks += 1
            behind, self._behind = self._behind, 0.0
            self.late_ticks += self._overran or behind + now - self._begun > self.budget
        return whole

    @property
    def overran(self) -> bool:
        """Whether the tick under way has used up its budget; between ticks, whether the last did.

        What can wait should wait while this holds.
        """
        if not self._under_way:
            return self._overran
        running = self._clock() - self._began if self._began is not None else 0.0
        return self._spent + running > self.budget

    def until_next(self) -> float:
        """Seconds until something is due: 0 if it is now, infinite while paused."""
        if self._under_way:
            return 0.0
        if self.paused:
            return 0.0 if self._steps else float("inf")
        if not self._speed:
            return 0.0
        return max(0.0, self.period - self._waiting - (self._clock() - self._last))

    @property
    def _periods(self) -> int:
        """Whole periods that have been lived through and have no tick yet."""
        # A hair's breadth of rounding must not cost a tick: 0.3 / 0.1 is 2.999...
        return int(self._waiting / self.period + HAIR)


def speed_name(speed: int) -> str:
    """How a speed is written.

    >>> [speed_name(speed) for speed in SPEEDS]
    ['1×', '2×', '5×', 'max']
    """
    return f"{speed}×" if speed else "max"
