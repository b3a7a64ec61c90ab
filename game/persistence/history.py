"""History: visits to the past of a world, while it runs or when it rests.

Any tick is shown by the nearest state before it and the logged commands executed again.
Only files are read, with handles of its own, so that a thread may do it; what is given
out is never the world that runs.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import thread_time

from game.core.events import Event
from game.core.snapshot import decode, encode
from game.core.world import World
from game.errors import NoSuchTick, SaveError
from game.persistence.files import check_folder
from game.persistence.layout import EVENTS, KEYFRAMES, keyframe_path, keyframe_ticks
from game.persistence.lines import unseal
from game.persistence.log_reader import LoggedTick, items_near, read_log
from game.persistence.log_seek import before_event, last_tick, lines_near
from game.persistence.marks import Mark, Marks
from game.persistence.records import Happened
from game.persistence.records import decode as decode_record
from game.persistence.reexecution import Redone, Reexecution
from game.persistence.segments import listing
from game.persistence.state_file import Saved, read_state

KEPT_BYTES = 64 << 20
"""Of states that are kept encoded near the last visits."""
KEPT_SECONDS = 0.05
"""Own time of re-execution after which a state on the way is kept."""
KEPT_SHARE = 8
"""So many times longer it works than keeping a state took: those of crowds take 50 ms."""


class Cancelled(Exception):
    """Whoever asked for a tick no longer wants it."""


@dataclass(frozen=True, slots=True)
class _Kept:
    state: bytes
    seq: int
    next_number: int


class History:
    """The past of one world. A thread at a time may ask; several may take turns."""

    def __init__(
        self,
        folder: Path,
        *,
        durable: Callable[[], int] | None = None,
        names: Callable[[], Mapping[int, str]] = dict,
    ) -> None:
        """Look into a world's folder; raises SaveError when there is nothing to see.

        durable: the tick up to which the log is on disk, when the world runs here; nothing
            later is shown. Without it, what the files hold is.
        names: names of all people ever, for the words of marks; `world.names` of the world
            that runs. Those of the newest state that was visited serve beside it.
        """
        self.folder = folder.resolve()
        for part in (EVENTS, KEYFRAMES):
            check_folder(self.folder / part)
        if not keyframe_ticks(self.folder):
            raise SaveError(f"{self.folder / KEYFRAMES} holds no state to begin with")
        self._durable = durable
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._lock = threading.Lock()
        self._last = -1
        self._marks = Marks(self.folder, names)

    @property
    def first(self) -> int:
        """The first tick that can be shown."""
        return keyframe_ticks(self.folder)[0]

    @property
    def last(self) -> int:
        """The last tick that can be shown; it grows while the world runs."""
        if self._durable is not None:
            return self._durable()
        found = max(last_tick(self.folder / EVENTS), keyframe_ticks(self.folder)[-1])
        self._last = max(self._last, found)
        return self._last

    def world_at(
        self,
        tick: int,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[float], None] = lambda share: None,
    ) -> World:
        """The world as it was after a tick: a new one at each call.

        `cancelled` is asked before every step and ends the visit with Cancelled;
        `progress` is told the share that is done, 0..1. Raises SaveError, also for a
        tick that can't be shown.
        """
        return self.visit(tick, cancelled, progress).world

    def walk(self, tick: int) -> Iterator[tuple[World, list[Event]]]:
        """The world after `tick` with that tick's events, then after each one behind it.

        It is the same world each time, moved on; it ends with what is durable by then.
        """
        for went in self.walk_in_parts(tick):
            if not isinstance(went, int):
                yield went

    def walk_in_parts(
        self,
        tick: int,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[float], None] = lambda share: None,
    ) -> Iterator[tuple[World, list[Event]] | int]:
        """The same, with the number of the part that comes next where a tick isn't whole yet:
        the world is amid it then. On the way there both are asked and told as by `world_at`."""
        if tick <= self.first:
            run = self.visit(tick, cancelled, progress)
            yield run.world, []
        else:
            run = self.visit(tick - 1, cancelled, progress)
        for redone in self._onward(run):
            yield redone if isinstance(redone, int) else (run.world, redone.logged.events)

    def events(self, start: int, end: int) -> Iterator[LoggedTick]:
        """What the log holds of the ticks `start`..`end`, both included."""
        yield from read_log(self.folder, start, min(end, self.last))

    def marks(self, seconds: float | None = None) -> list[Mark]:
        """Notable happenings in order of ticks, from the first to the last durable one.

        The log is read once, and its new end at later calls. With `seconds` it reads no
        longer than about that and gives what it has: ask again until `marks_complete`.
        """
        with self._lock:
            return self._marks.upto(self.last, seconds)

    @property
    def marks_complete(self) -> bool:
        """Whether `marks` had read all there was when it was last asked."""
        return self._marks.complete

    def event(self, event_id: int) -> Event:
        """An event by its id; raises SaveError when there is none such."""
        for segment in reversed(listing(self.folder / EVENTS)):
            with lines_near(segment, before_event(event_id)) as (_, lines):
                before = False
                for event in _events_in(lines):
                    if event.id == event_id:
                        return event
                    if event.id > event_id:
                        break
                    before = True
            if before:
                break
        raise SaveError(f"there is no event {event_id} in {self.folder.name}")

    # --- going there ---

    def visit(
        self,
        tick: int,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[float], None] = lambda share: None,
    ) -> Reexecution:
        """Like `world_at`, with the place in the log that belongs to it."""
        first, last = self.first, self.last
        if not first <= tick <= last:
            raise NoSuchTick(
                f"tick {tick} can't be shown: there is {first} to {last} in {self.folder.name}"
            )
        if cancelled():
            raise Cancelled
        run = Reexecution(self._nearest(tick), self.folder, compare=False)
        start = run.world.tick
        since, pause = thread_time(), KEPT_SECONDS
        if start < tick:
            for redone in run.run(items_near(self.folder / EVENTS, start + 1)):
                at = redone.logged.tick
                progress((at - start) / (tick - start))
                if at >= tick:
                    break
                if cancelled():
                    self._keep(run)
                    raise Cancelled
                now = thread_time()
                if now - since > pause:
                    self._keep(run)
                    since = thread_time()
                    pause = max(KEPT_SECONDS, KEPT_SHARE * (since - now))
        if run.world.tick != tick:
            raise SaveError(
                f"tick {tick} is not in the log of {self.folder.name}: the disk failed then, "
                "or a file of its events/ is missing"
            )
        self._keep(run)
        self._marks.learn(run.world)
        return run

    def _onward(self, run: Reexecution) -> Iterator[Redone | int]:
        for redone in run.in_parts(items_near(self.folder / EVENTS, run.world.tick + 1)):
            yield redone
            if isinstance(redone, int) or self._durable is None:
                continue
            if redone.logged.tick >= self.last:
                return

    def _nearest(self, tick: int) -> Saved:
        """The nearest state at or before a tick, fresh."""
        for _ in range(3):  # a world that runs may thin its keyframes between two looks
            frames = [t for t in keyframe_ticks(self.folder) if t <= tick]
            with self._lock:
                near = max((t for t in self._kept if t <= tick), default=-1)
                kept = self._kept.get(near)
                if kept is not None and (not frames or near >= frames[-1]):
                    self._kept.move_to_end(near)
                    return Saved(decode(kept.state), kept.seq, kept.next_number)
            try:
                if frames:
                    return read_state(keyframe_path(self.folder, frames[-1]))
            except FileNotFoundError:
                continue
        raise SaveError(f"{self.folder / KEYFRAMES} holds no state before tick {tick}")

    def _keep(self, run: Reexecution) -> None:
        """Remember the state that a re-execution has come to."""
        world = run.world
        with self._lock:
            if world.tick in self._kept:
                self._kept.move_to_end(world.tick)
                return
        kept = _Kept(encode(world), run.seq, run.next_number)
        with self._lock:
            self._kept[world.tick] = kept
            while sum(len(k.state) for k in self._kept.values()) > KEPT_BYTES:
                if len(self._kept) == 1:
                    break
                self._kept.popitem(last=False)


def _events_in(lines: Iterator[bytes]) -> Iterator[Event]:
    """The events among some lines."""
    for line in lines:
        if line.startswith(b'{"event":'):
            document = unseal(line)
            if document is None:
                return
            record = decode_record(document)
            if isinstance(record, Happened):
                yield record.event
