"""Scribe: the thread that writes a save, so that the world never waits for a disk.

It is given finished bytes, in order. The log is durable before any state that rests on
it is published. When the disk fails, what is due is kept and tried again; the world
goes on, and `status` says what is not saved and why.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

from game.errors import SaveError
from game.persistence.disk import Disk
from game.persistence.jobs import Later, SaveStatus, StateJob
from game.persistence.log_file import Chunk, LogFile
from game.persistence.packing import pack_segment
from game.persistence.segments import Segment, listing
from game.persistence.state_file import pack, write_keyframe, write_state
from game.persistence.thinning import thin_keyframes

SYNC_SECONDS = 0.2
"""Longest that a finished tick waits before it is written and synced."""
RETRY_SECONDS = 1.0
"""Pause after a fault."""
BACKLOG = 64 << 20
"""Bytes of log that are kept for a disk that fails; beyond that a gap is accepted."""


class Scribe:
    """Owns a world's log file and the thread that writes it."""

    def __init__(
        self,
        world: Path,
        log: LogFile,
        disk: Disk,
        durable_tick: int,
        on_durable: Callable[[int], None] | None = None,
        backlog: int = BACKLOG,
    ) -> None:
        """Start the thread; on it, `on_durable(tick)` is called after each sync."""
        self._world = world
        self._log = log
        self._disk = disk
        self._backlog = backlog
        self._on_durable = on_durable
        self.durable_tick = durable_tick
        self.lost = False
        """Ticks had to be dropped: the log can only go on from a state, `after_gap`."""
        self._log_fault = self._state_fault = self._crash = ""
        self._inbox: deque[Chunk | Later | StateJob] = deque()
        self._wake = threading.Condition()
        self._urgent = self._stopping = False
        # Only the thread touches these.
        self._waiting: deque[Chunk | StateJob] = deque()
        self._kept = 0  # bytes of log among them
        self._mending = False
        self._retry_at = 0.0
        self._written: Segment | None = None
        self._packing = _nothing()
        self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)
        self._thread.start()

    # --- for the main thread ---

    @property
    def status(self) -> SaveStatus:
        """How saving goes right now."""
        message = self._crash or self._log_fault or self._state_fault
        return SaveStatus(not message, message, self.durable_tick)

    def put(self, job: Chunk | Later | StateJob) -> None:
        """Hand over the next piece; it is written soon."""
        self._inbox.append(job)

    def hurry(self) -> None:
        """Write what is there now, whatever the time."""
        with self._wake:
            self._urgent = True
            self._wake.notify()

    def stop(self, seconds: float) -> bool:
        """Write all that is left and end the thread; whether everything is on disk."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join(seconds)
        return self.ended and self.status.ok and not self.lost

    @property
    def ended(self) -> bool:
        """Whether the thread writes no more."""
        return not self._thread.is_alive()

    # --- the thread ---

    def _run(self) -> None:
        try:
            while not self._stopping:
                self._rest(time.monotonic() + SYNC_SECONDS)
                self._write()
            self._retry_at = 0.0
            self._write()
            self._fail_states(self._waiting)
        except BaseException as error:
            self._crash = f"not saving any more: the scribe failed ({type(error).__name__})"
            self._fail_states([*self._waiting, *self._inbox])
            raise
        finally:
            self._packing.close()
            self._log.close()

    def _rest(self, until: float) -> None:
        """Pack while there is time, and wait until the next write is due."""
        while not self._urgent and not self._stopping and time.monotonic() < until:
            if not self._pack_some():
                break
        with self._wake:
            self._wake.wait_for(
                lambda: self._urgent or self._stopping, max(0.0, until - time.monotonic())
            )
            self._urgent = False

    def _write(self) -> None:
        """Take in what was handed over, and write as much as the disk lets us."""
        while self._inbox:
            job = self._inbox.popleft()
            self._take(job.make() if isinstance(job, Later) else job)
        if time.monotonic() < self._retry_at:
            return
        while self._waiting:
            job = self._waiting[0]
            if isinstance(job, StateJob):
                self._waiting.popleft()
                self._publish(job)
            elif not self._append():
                self._retry_at = time.monotonic() + RETRY_SECONDS
                if self._kept > self._backlog:
                    self._give_up()
                return

    def _take(self, job: Chunk | StateJob) -> None:
        if isinstance(job, StateJob):
            self._mending = self._mending or job.after_gap
        if self.lost and not self._mending:
            if isinstance(job, StateJob):
                job.finish(False)  # the log before it is not there
            return
        if isinstance(job, Chunk):
            self._kept += len(job.data)
        self._waiting.append(job)

    def _give_up(self) -> None:
        """Drop what waits up to the next state that can mend the log: only that can."""
        self.lost = True
        while self._waiting:
            job = self._waiting[0]
            if isinstance(job, Chunk):
                self._kept -= len(job.data)
            elif job.after_gap:
                break
            else:
                job.finish(False)
            self._waiting.popleft()
        self._mending = bool(self._waiting)

    def _append(self) -> bool:
        """Make the chunks at the front durable; False if the disk refuses."""
        chunks = []
        for job in self._waiting:
            if isinstance(job, StateJob):
                break
            chunks.append(job)
        try:
            count = self._log.write(chunks)
        except OSError as error:
            since = self.durable_tick + 1
            self._log_fault = f"not saving since tick {since}: {_reason(error)}"
            # They rest on a log that isn't there; a state as big as the world isn't kept.
            self._fail_states([job for job in self._waiting if isinstance(job, StateJob)])
            self._waiting = deque(job for job in self._waiting if isinstance(job, Chunk))
            return False
        for _ in range(count):
            self._waiting.popleft()
        self._kept -= sum(len(chunk.data) for chunk in chunks[:count])
        self._log_fault = ""
        self._durable(chunks[count - 1].through)
        return True

    def _publish(self, job: StateJob) -> None:
        """Write a state; a fault is told, and the next one tries again."""
        try:
            state = job.state if isinstance(job.state, bytes) else job.state.state
            data = pack(state, job.tick, job.seq, job.next_number)
            if job.keyframe or job.after_gap:
                write_keyframe(self._disk, self._world, job.tick, data)
                thin_keyframes(self._disk, self._world, job.spacing)
            if job.after_gap:
                # First the log must tell that it goes on from that keyframe.
                self._log.skip(job.tick, job.seq + 1)
                self.lost = self._mending = False
                self._log_fault = ""
            if job.newest:
                write_state(self._disk, self._world, data)
        except OSError as error:
            self._state_fault = f"the state of tick {job.tick} is not saved: {_reason(error)}"
            job.finish(False)
            if self.lost:
                self._give_up()
            return
        self._state_fault = ""
        if job.after_gap:
            self._durable(job.tick)
        job.finish(True)

    def _durable(self, tick: int) -> None:
        """All up to this tick is on disk: tell whoever listens."""
        if tick <= self.durable_tick:
            return
        self.durable_tick = tick
        if self._on_durable is None:
            return
        try:
            self._on_durable(tick)
        except (OSError, ValueError):  # the listener has gone: no reason to stop saving
            self._on_durable = None

    def _pack_some(self) -> bool:
        """A few milliseconds of packing; False when there is nothing to pack."""
        try:
            next(self._packing)
        except StopIteration:
            if self._log.segment == self._written:
                return False
            self._written = self._log.segment
            self._packing = self._pack_all()
        except (OSError, SaveError):
            # The plain file stays and serves as well; it is tried again with the next.
            self._packing = _nothing()
            return False
        return True

    def _pack_all(self) -> Generator[None, None, None]:
        for segment in listing(self._log.folder):
            if segment != self._log.segment and segment.plain.exists():
                yield from pack_segment(segment, self._disk)

    @staticmethod
    def _fail_states(jobs: Iterable[Chunk | Later | StateJob]) -> None:
        for job in jobs:
            if isinstance(job, StateJob):
                job.finish(False)


def _nothing() -> Generator[None, None, None]:
    yield from ()


def _reason(error: OSError) -> str:
    """What the system said, and about which file.

    >>> _reason(OSError(28, "No space left on device", "/saves/w/world.json"))
    'No space left on device (world.json)'
    """
    name = f" ({Path(str(error.filename)).name})" if error.filename else ""
    return f"{error.strerror or type(error).__name__}{name}"
