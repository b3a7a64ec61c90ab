"""Saves: what the main thread pays, what the disk takes, loading and replay."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter_ns, thread_time_ns

from game.benches.table import Row, percentile
from game.benches.worlds import make_world, with_builtin_minds
from game.core.digest import Taken
from game.core.snapshot import decode, encode
from game.options import BenchOptions
from game.persistence import Recorder, create_world, open_world, replay
from game.session import Session

COUNTS = {100: 1000, 1000: 150, 10_000: 30}
"""People -> ticks that are recorded and replayed."""
BUDGETS = {1000: 3.0, 10_000: 10.0}
"""People -> milliseconds of the main thread that a snapshot may take."""
TICK_RATE = 10
"""Ticks a second of real time, for the speed of replay."""


def measure(options: BenchOptions) -> Iterator[Row]:
    """A row for each count of people."""
    for agents in [options.agents] if options.agents else COUNTS:
        ticks = options.ticks or COUNTS.get(agents, max(30, 100_000 // max(agents, 100)))
        saves = options.settings.saves_dir
        saves.mkdir(parents=True, exist_ok=True)
        # On the disk that saves are on; never listed, for it holds no world of its own.
        with TemporaryDirectory(prefix=".bench-", dir=saves) as folder:
            yield _row(options, agents, ticks, Path(folder))


def _row(options: BenchOptions, agents: int, ticks: int, saves: Path) -> Row:
    opened = create_world(saves, "bench", make_world(agents))
    world, session = opened.world, Session(opened.world)
    recorder = Recorder(opened, autosave_seconds=1e9)
    minds = with_builtin_minds(session, options.settings)
    logging: list[float] = []

    def observe(report: object) -> None:
        began = thread_time_ns()
        recorder.observe(report)  # type: ignore[arg-type]
        logging.append((thread_time_ns() - began) / 1e6)

    session.observers.insert(0, observe)
    gc.collect()
    gc.freeze()
    try:
        for _ in range(ticks):
            session.tick()
        taking = _takings(session)
        state = encode(world)
        encoding = _times(lambda: encode(world), thread_time_ns)
        decoding = _times(lambda: decode(state), thread_time_ns, 3)
        writing = _times(lambda: recorder.save(wait=60), perf_counter_ns, 5)
        recorder.close(60)
    finally:
        gc.unfreeze()
        minds.shutdown()
        recorder.abandon()
    began = perf_counter_ns()
    open_world(saves / "bench").release()
    loading = (perf_counter_ns() - began) / 1e6
    began = thread_time_ns()
    result = replay(saves / "bench")
    replaying = (thread_time_ns() - began) / 1e9
    size = sum(path.stat().st_size for path in (saves / "bench" / "events").iterdir())
    return {
        "agents": agents,
        "ticks": ticks,
        "snapshot_ms_p50": percentile(taking, 50),
        "snapshot_budget_ms": BUDGETS.get(agents),
        "snapshot_mb": len(state) / 1e6,
        "encode_ms_p50": percentile(encoding, 50),
        "log_ms_a_tick_p50": percentile(logging, 50),
        "log_kb_a_tick": size / ticks / 1e3,
        "save_wall_ms_p50": percentile(writing, 50),
        "decode_ms_p50": percentile(decoding, 50),
        "load_wall_ms": loading,
        "replay_x_real_time": ticks / TICK_RATE / replaying,
        "replay_diverged_at": result.diverged_at,
    }


def _takings(session: Session, rounds: int = 9) -> list[float]:
    """Milliseconds of each of some snapshots, with a tick before each as in a run.

    Letting go of one isn't counted: the scribe does that.
    """
    times = []
    for _ in range(rounds):
        session.tick()
        began = thread_time_ns()
        taken = Taken(session.world)
        times.append((thread_time_ns() - began) / 1e6)
        del taken
    return times


def _times(work: Callable[[], object], clock: Callable[[], int], rounds: int = 9) -> list[float]:
    """Milliseconds of each round."""
    times = []
    for _ in range(rounds):
        began = clock()
        work()
        times.append((clock() - began) / 1e6)
    return times
