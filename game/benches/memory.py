"""Memory: what long lives take on disk and in RAM, and how fast something comes back.

A crowd lives for a while by built-in minds; what that leaves in people's minds is then lived
over and over, with later ticks, until the wished-for number of ticks is full: simulating
them all would take hours, and tell no more about what is kept.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter_ns, thread_time_ns

from msgspec import Struct
from msgspec.structs import replace

from game.benches.table import Row, percentile
from game.benches.worlds import make_world, with_builtin_minds
from game.core.events import Event
from game.memory import Keeper
from game.memory.files import paths
from game.memory.stream import Noted, memories_of
from game.options import BenchOptions
from game.persistence.layout import INDEX, MEMORIES
from game.session import Session, TickReport

AGENTS, TICKS = 100, 100_000
LIVED = 1200
"""Ticks that are really lived."""
MARKS = 4
"""Rows, at equal distances."""
RECALLS = 200
SITUATIONS = (
    "berries gathered at the fire with a friend, hungry",
    "wood",
    "spoke to them: what does bread cost at the stall today",
    "nothing to do, gathered some wood from a tree, made a plank",
    "plan day be among people",
)
"""What it is that brings something back; one is a word that many memories hold."""


class _Report(Struct):
    """What the keeper reads of a report."""

    tick: int
    events: tuple[Event, ...] = ()


def measure(options: BenchOptions) -> Iterator[Row]:
    """Rows at a quarter, the half ... of the ticks."""
    agents, ticks = options.agents or AGENTS, options.ticks or TICKS
    saves = options.settings.saves_dir
    saves.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".bench-", dir=saves) as folder:
        yield from _rows(options, agents, ticks, Path(folder))


def _rows(options: BenchOptions, agents: int, ticks: int, folder: Path) -> Iterator[Row]:
    world = make_world(agents)
    session = Session(world)
    with_builtin_minds(session, options.settings)
    lived: list[list[Noted]] = []

    def note(report: TickReport) -> None:
        lived.append(list(memories_of(world, report.events)))

    session.observers.append(note)
    for _ in range(min(LIVED, ticks)):
        session.tick()
    numbers = world.next_event
    people = world.agents
    began = world.tick
    world.tick, taken = 0, 0
    keeper = Keeper(folder, lambda: world, options.settings.memory, patient=True)
    try:
        for mark in range(1, MARKS + 1):
            for tick in range(world.tick + 1, ticks * mark // MARKS + 1):
                turn, at = divmod(tick - 1, began)
                world.tick = tick
                again = list(_later(lived[at], turn * began, turn * numbers))
                taken += len(again)
                world.noted.clear()
                keeper.keep(again)
                keeper.on_report(_Report(tick))
            yield _figures(keeper, folder, people, agents, world.tick, taken)
    finally:
        keeper.close()


def _later(lived: Sequence[Noted], ticks: int, numbers: int) -> Iterator[Noted]:
    """The same happenings, so much later."""
    for agent, memory in lived:
        yield agent, replace(memory, tick=memory.tick + ticks, number=memory.number + numbers)


def _figures(
    keeper: Keeper, folder: Path, people: Sequence[int], agents: int, tick: int, taken: int
) -> Row:
    keeper.save()
    kept = [len(keeper.all_of(agent)) for agent in people]
    wall, own = [], []
    for i in range(RECALLS):
        agent = people[i % len(people)]
        began, mine = perf_counter_ns(), thread_time_ns()
        keeper.recall(agent, SITUATIONS[i % len(SITUATIONS)])
        own.append((thread_time_ns() - mine) / 1e6)
        wall.append((perf_counter_ns() - began) / 1e6)
    index = sum(path.stat().st_size for path in (folder / MEMORIES).glob(f"{INDEX}*"))
    pages = sum(path.stat().st_size for path in paths(folder / MEMORIES))
    return {
        "agents": agents,
        "tick": tick,
        "happenings": taken,
        "kept_a_person_max": max(kept),
        "index_mb": index / 1e6,
        "files_mb": pages / 1e6,
        "rss_mb": _rss_mb(),
        "recall_ms_p50": percentile(wall, 50),
        "recall_ms_p99": percentile(wall, 99),
        "recall_cpu_ms_p50": percentile(own, 50),
        "recall_cpu_ms_p99": percentile(own, 99),
    }


def _rss_mb() -> float | None:
    """The most memory that this process has had; None where the system doesn't tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1e6 if sys.platform == "darwin" else 1e3)
