"""Past: a moment of the world's past that is looked at, and how it goes on from there.

It is a world of its own, run from the log by a clock of its own. While it is open the live
world stands still; it goes on as it did when the past is left.
"""

from collections.abc import Callable, Sequence

from game.core.events import Event
from game.core.snapshot import decode, encode
from game.core.world import World
from game.timing import TimeManager
from game.ui.desk import Desk
from game.ui.timeline.decoded import Decoded
from game.ui.timeline.onward import Ended, Onward
from game.ui.timeline.seeker import TOLD, Arrival, Seeker

KEPT_BYTES = 64_000_000
"""What the states at hand may weigh."""
LIGHT = 700_000
"""Bytes of a state up to which one is kept of every tick that time runs on through, and decoded
at once; what is heavier the thread decodes."""
MOMENT = 0.03
"""Seconds for which a moment is seen at the least when time runs back: each has to be decoded."""
NEAR = 2
"""Ticks by which a moment that is decoded already may be off the one that is due."""
AHEAD = 40
"""Ticks before the last state at hand at which more are fetched, when time runs back."""

Events = dict[int, Sequence[Event]]


class Past:
    """The past view of one desk; while it is open, the desk's world and clock are its."""

    def __init__(self, desk: Desk, seeker: Seeker | None, clock: Callable[[], float]) -> None:
        """Closed at first."""
        self._desk = desk
        self._seeker = seeker
        self._clock = clock
        self._live = desk.time
        self.time = TimeManager(desk.time.tick_rate, clock)
        self.time.pause()
        self.open = False
        self.back = False
        """Whether time runs backwards."""
        self.goes_on = False
        """Whether the live world will go on when the past is left."""
        self.events: Events = {}
        """Tick -> events, of the ticks around this one."""
        self.arrived: list[Callable[[], object]] = []
        """Called when another moment is to be seen."""
        self.left: list[Callable[[], object]] = []
        """Called when now is to be seen again."""
        self.fault = ""
        """Why the moment that was asked for can't be seen."""
        self._states: dict[int, bytes] = {}
        self._next = Decoded()
        self._shown_at = 0.0
        self._skipped = 0
        """Ticks passed through, running back, since a moment was shown."""
        self._stride = 1
        """How many that were before the last one."""
        self._onward = Onward()

    @property
    def tick(self) -> int:
        """The tick that is looked at, or that was asked for."""
        seeker = self._seeker
        if seeker is not None and seeker.busy and seeker.wanted is not None:
            return seeker.wanted
        return self._desk.world.tick

    @property
    def fetching(self) -> bool:
        """Whether a moment was asked for that has not come yet."""
        return self._seeker is not None and self._seeker.busy

    @property
    def progress(self) -> float:
        """How far that is, 0..1."""
        return self._seeker.progress if self._seeker is not None else 0.0

    @property
    def live_time(self) -> TimeManager:
        """The clock of the live world."""
        return self._live if self.open else self._desk.time

    @property
    def live_tick(self) -> int:
        """The newest tick there is."""
        return self._desk.session.world.tick

    # --- what the player does ---

    def visit(self, tick: int) -> None:
        """Look at a tick; the newest one is now."""
        self._desk.settle()
        self.settle()
        if tick >= self.live_tick or self._seeker is None:
            self.leave()
            return
        self._enter()
        self.time.pause()
        self.back = False
        self.fault = ""
        if not self._show_state(max(0, tick)):
            self._seek(max(0, tick))

    def step(self, ticks: int) -> None:
        """So many ticks on, or back below zero; and stand still."""
        self.visit(self.tick + ticks)

    def play(self, back: bool = False) -> None:
        """Let time run, either way."""
        if not self.open:
            if not back:
                self._desk.time.resume()
                return
            self.visit(self.live_tick - 1)
            if not self.open:
                return
        self.back = back
        self.time.resume()

    def toggle(self) -> None:
        """Stand still, or go on forwards."""
        if self.time.paused:
            self.play()
        else:
            self.time.pause()

    def leave(self) -> None:
        """Back to now."""
        if not self.open:
            return
        self._close()
        if self.goes_on:
            self._live.resume()
        for told in self.left:
            told()

    def forget(self) -> None:
        """Another world is there: the clock stays as it is, and nothing of this is kept."""
        if self.open:
            self._close()
        if self._seeker is not None:
            self._seeker.forget()

    def settle(self) -> None:
        """Finish the tick under way, if one is: the moment is whole then."""
        if self._desk.past_under_way:
            self.time.timed(lambda: self._go_on(whole=True))

    # --- frames ---

    def update(self) -> None:
        """Take what has come, and let time run."""
        seeker = self._seeker
        arrival = seeker.arrived() if seeker is not None else None
        if arrival is not None and self.open:
            self._take(arrival)
        if not self.open or seeker is None:
            return
        self.events.update(seeker.older())
        if not self._live.paused:  # somebody set the live world going
            self.goes_on = True
            self.leave()
            return
        if seeker.busy:
            if not self.time.paused:
                self.time.advance(self._clock())  # what is waited through isn't made up for
        else:
            self.time.run(self._advance)
        if self.time.paused:
            self.back = False
        if self.open and self.back and not self.time.paused:
            self._fetch_ahead(seeker)

    def _enter(self) -> None:
        if self.open:
            return
        self.open = True
        self._live = self._desk.time
        self.goes_on = not self._live.paused
        self._live.pause()
        self.time.speed = self._live.speed or 1
        self.time.pause()
        self.back = False
        self._desk.time = self.time
        self._desk.console.context.time = self.time

    def _close(self) -> None:
        self.open = False
        self.back = False
        self.fault = ""
        self.time.pause()
        if self._desk.past_under_way:
            self._desk.past_under_way = False
            self.time.timed(lambda: None)  # nobody goes on with it
        self._drop()
        self._onward.take(None, None)
        self._see(None)
        self._desk.time = self._live
        self._desk.console.context.time = self._live
        self._states.clear()
        self._next.clear()
        self.events = {}

    def _take(self, arrival: Arrival) -> None:
        if arrival.fault:
            if not arrival.ahead:
                self.fault = arrival.fault
                self.time.pause()
            return
        self._states.update(arrival.states)
        self.events.update(arrival.events)
        if not arrival.ahead:
            assert arrival.world is not None
            self._onward.take(arrival.world, arrival.walk)
            self._show(arrival.world)

    # --- moments ---

    def _advance(self) -> bool:
        """One tick in the direction in which time runs, or a part of one; whether it is whole."""
        world = self._desk.past
        if world is None:
            return True
        if self._desk.past_under_way:
            return self._go_on()
        if self.back:
            self._skipped += 1
            waits = self.time.speed and self._clock() - self._shown_at < MOMENT
            if self._skipped > 0 and (not waits or world.tick <= self._skipped):
                self._backward(world.tick, world.tick - self._skipped)
        elif world.tick + 1 >= self.live_tick:
            self.leave()
        else:
            return self._forward(world)
        return True

    def _backward(self, now: int, tick: int) -> None:
        """Show a tick before `now`, or one near it that is decoded; time makes up for that."""
        if tick < 0:
            self.time.pause()
            return
        self._stride = now - tick
        ready = self._next.tick
        shown = ready if ready < now and abs(ready - tick) <= NEAR else tick
        if self._show_state(shown):
            self._skipped = shown - tick
        else:
            self._seek(tick)

    def ahead(self, seconds: float) -> None:
        """Decode the moment that comes next when time runs back, if it takes no longer."""
        world = self._desk.past
        if world is None or not self.back or self.time.paused or self.fetching:
            return
        tick = world.tick - self._stride
        if len(self._states.get(tick, b"")) < LIGHT and tick in self._states:
            self._next.prepare(tick, self._states[tick], seconds)

    def _forward(self, world: World) -> bool:
        if self._onward.world is world:
            return self._go_on()
        if not self._show_state(world.tick + 1):
            self._seek(world.tick + 1)
        return True

    def _go_on(self, whole: bool = False) -> bool:
        """Go on with a step forwards, or to its end; whether it is whole now."""
        wanted = self._desk.tick + 1
        try:
            self._desk.past_under_way = True
            went = self._onward.go_on(whole)
        except Ended:
            self._desk.past_under_way = False
            self._seek(wanted)
            return True
        if went is None:
            return False
        self._desk.past_under_way = False
        world, self.events[went[0].tick] = went
        if len(next(reversed(self._states.values()), b"")) < LIGHT:
            self._states[world.tick] = encode(world)
        self._show(world)
        return True

    def _show_state(self, tick: int) -> bool:
        """Show a tick whose state is at hand, soon if that is heavy; whether it was."""
        state = self._states.get(tick)
        if state is None:
            return False
        self._drop()
        world = self._next.take(tick)
        if world is None and len(state) >= LIGHT and self._seeker is not None:
            self._seeker.seek(tick, state=state)
        else:
            self._show(world or decode(state))
        return True

    def _seek(self, tick: int) -> None:
        if self._seeker is not None:
            self._seeker.seek(tick)

    def _drop(self) -> None:
        if self._seeker is not None:
            self._seeker.drop()

    def _see(self, world: World | None) -> None:
        before, self._desk.past = self._desk.past, world
        if before is not None and before is not world and self._seeker is not None:
            self._seeker.let_go(before)

    def _show(self, world: World) -> None:
        self._see(world)
        self._shown_at, self._skipped = self._clock(), 0
        self._trim(world.tick)
        for told in self.arrived:
            told()

    def _trim(self, tick: int) -> None:
        """Let go of what is far away."""
        weight = sum(map(len, self._states.values()))
        while weight > KEPT_BYTES:
            farthest = max(self._states, key=lambda at: abs(at - tick))
            weight -= len(self._states.pop(farthest))
        if len(self.events) > 3 * TOLD:
            self.events = {t: e for t, e in self.events.items() if abs(t - tick) <= TOLD}

    def _fetch_ahead(self, seeker: Seeker) -> None:
        """Before the states at hand run out, ask for those before them."""
        first = self._desk.world.tick
        while first - 1 in self._states:
            first -= 1
        near = self._desk.world.tick - first <= AHEAD
        if near and first > 0 and seeker.wanted is None:
            known = first - 1
            while known in self.events:
                known -= 1
            seeker.seek(first - 1, ahead=True, known=known + 1)
