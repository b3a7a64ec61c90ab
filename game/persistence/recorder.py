"""Recorder: the observer of a session that keeps its world on disk.

Each tick is encoded on the main thread, at its boundary, and handed to the scribe as
bytes; so is the whole state, every so often.
"""

import time
from collections.abc import Callable
from functools import partial

from game.core.digest import Taken
from game.core.world import World
from game.persistence.disk import Disk
from game.persistence.jobs import Later, SaveStatus, StateJob
from game.persistence.layout import EVENTS
from game.persistence.layout import keyframe_ticks as keyframe_ticks_of
from game.persistence.log_file import Chunk, LogFile
from game.persistence.records import Resumed, count_of, line, of_tick
from game.persistence.save_load import Opened
from game.persistence.scribe import BACKLOG, Scribe
from game.persistence.segments import SPAN
from game.persistence.spacing import Spacing
from game.session import Session, TickReport

AUTOSAVE_TICKS = 3000
"""A state at least this often, so that loading after a crash is quick at any speed."""
LENIENT_SECONDS = 10.0
"""How much later than wanted an autosave may be, for a tick whose state is encoded anyway."""
LEAVE_SECONDS = 2.0
"""Longest that `close` waits for the disk."""


class Recorder:
    """Logs every tick of one world and saves its state; closing it closes the world."""

    def __init__(
        self,
        opened: Opened,
        *,
        autosave_seconds: float = 60.0,
        on_durable: Callable[[int], None] | None = None,
        disk: Disk | None = None,
        clock: Callable[[], float] = time.monotonic,
        span: int = SPAN,
        keyframe_ticks: int = 0,
        backlog: int = BACKLOG,
        late_ms: int = 0,
    ) -> None:
        """Go on with the log of a world that is open.

        on_durable: called on the scribe's thread, after each sync, with the tick up to
            which everything survives a crash.
        keyframe_ticks: keep the state for good every so many ticks; 0 goes by what they
            cost, see `spacing`.
        late_ms: a tick whose step takes longer is noted as late in the log; 0 notes none.
        """
        self.opened = opened
        self._world = opened.world
        self._seq = opened.end.next_seq
        self._number = opened.next_number
        self._saved_seq = -1
        self._clock = clock
        self._autosave_seconds = autosave_seconds
        self._saved_at = clock()
        self._saved_tick = opened.world.tick
        self._mend_at = clock()
        self._keyframe_ticks = keyframe_ticks
        self._late_ms = late_ms
        frames = keyframe_ticks_of(opened.folder) or [0]
        self._spacing = Spacing(frames[-1], opened.world.tick)
        self._session: Session | None = None
        self._closed = self._complete = False
        self.take: Callable[[World], Taken] = Taken
        """What takes the world's state, on the main thread; `--trace` puts itself around it."""
        disk = disk or Disk()
        self._scribe = Scribe(
            opened.folder,
            LogFile(opened.folder / EVENTS, disk, opened.end, span),
            disk,
            opened.world.tick,
            on_durable,
            backlog,
        )
        if opened.resumed:
            self._resume()

    @property
    def status(self) -> SaveStatus:
        """How saving goes: for the banner, and for `durable_tick`."""
        return self._scribe.status

    @property
    def durable_tick(self) -> int:
        """All ticks up to this one survive whatever happens."""
        return self._scribe.durable_tick

    @property
    def lost(self) -> bool:
        """Whether ticks were given up: until a state is saved, the log can't go on."""
        return self._scribe.lost

    def attach(self, session: Session) -> None:
        """Observe a session from its next tick on; before any observer it has."""
        if session.world is not self._world:
            raise ValueError("the session runs another world than this recorder's")
        if session.next_number != self._number:
            raise ValueError(f"commands go on at {self._number}, not {session.next_number}")
        self._session = session
        session.observers.insert(0, self.observe)

    def observe(self, report: TickReport) -> None:
        """Log a tick; and save, if that is due. Main thread, between two ticks."""
        step_ms = report.step_ns // 1_000_000
        late_ms = step_ms if self._late_ms and step_ms > self._late_ms else 0
        chunk = partial(_chunk, self._seq, report, late_ms)
        self._scribe.put(Later(chunk) if report.taken else chunk())
        self._seq += count_of(report.entries, report.events, bool(report.taken), late_ms)
        if report.entries:
            self._number = report.entries[-1].number + 1
        keyframe = self._keyframe_due(report)
        now = self._clock()
        if self.lost and now >= self._mend_at:
            self._mend_at = now + 1.0
            self._save(after_gap=True)
        elif keyframe or self._autosave_due(report, now - self._saved_at):
            self._save(keyframe=keyframe, taken=report.taken)

    def save(self, wait: float = 0.0) -> bool:
        """Save the state as it is now. Main thread, between two ticks.

        With `wait`, up to so many seconds are spent on waiting for the disk, and the
        answer is whether it is there; without, it is whether saving works at all.
        """
        job = self._save(after_gap=self.lost)
        self._scribe.hurry()
        return job.wait(wait) if wait else self.status.ok

    def hurry(self) -> None:
        """Make what has happened so far durable without waiting for the next sync."""
        self._scribe.hurry()

    def close(self, wait: float = LEAVE_SECONDS) -> bool:
        """Save for the last time and let go of the world; whether all of it is on disk."""
        if not self._closed and (self._saved_seq != self._seq or self.lost):
            self._save(after_gap=self.lost)
        return self.abandon(wait)

    def abandon(self, wait: float = LEAVE_SECONDS) -> bool:
        """Let go of the world without saving its state; the log has all of it."""
        if not self._closed:
            self._closed = True
            if self._session is not None:
                self._session.observers.remove(self.observe)
            self._complete = self._scribe.stop(wait)
            if self._scribe.ended:  # else it may write yet, and nobody must come between
                self.opened.release()
        return self._complete

    def _resume(self) -> None:
        """Tell the log of the generation that loading began: digests depend on it."""
        tick, generation = self._world.tick, self._world.generation
        record = Resumed(seq=self._seq, tick=tick + 1, generation=generation)
        self._scribe.put(Chunk(tick + 1, self._seq, line(record), tick))
        self._seq += 1

    def _autosave_due(self, report: TickReport, seconds: float) -> bool:
        """Whether to save after so many seconds; rather where the state is encoded anyway."""
        if seconds < self._autosave_seconds and report.tick - self._saved_tick < AUTOSAVE_TICKS:
            return False
        return report.taken is not None or seconds >= self._autosave_seconds + LENIENT_SECONDS

    def _keyframe_due(self, report: TickReport) -> bool:
        if self._keyframe_ticks:
            return report.tick % self._keyframe_ticks == 0
        self._spacing.took(report.step_ns / 1e9)
        # Where the digest was taken the state is encoded already: it costs nothing more.
        return report.taken is not None and self._spacing.due(report.tick)

    def _save(
        self, keyframe: bool = False, after_gap: bool = False, taken: Taken | None = None
    ) -> StateJob:
        if keyframe:
            self._spacing.kept(self._world.tick)
        job = StateJob(
            state=taken or self.take(self._world),
            tick=self._world.tick,
            seq=self._seq - 1,
            next_number=self._number,
            keyframe=keyframe,
            after_gap=after_gap,
            spacing=0 if self._keyframe_ticks else self._spacing.usual,
        )
        self._scribe.put(job)
        self._saved_seq = self._seq
        self._saved_at = self._clock()
        self._saved_tick = job.tick
        return job


def _chunk(seq: int, report: TickReport, late_ms: int) -> Chunk:
    """A tick's records as bytes; hashes the state if it was taken."""
    taken = report.taken
    records = of_tick(
        seq,
        report.tick,
        report.entries,
        report.events,
        taken.digest if taken else "",
        taken.sums if taken else None,
        late_ms,
    )
    data = b"".join([line(record) for record in records])
    return Chunk(report.tick, seq, data, report.tick)
