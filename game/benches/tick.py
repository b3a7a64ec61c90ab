"""Ticks: own CPU of a whole tick with built-in minds, and how it grows with people."""

import gc
from collections.abc import Iterator
from math import log
from time import thread_time_ns

from game.benches.table import Row, percentile
from game.benches.worlds import make_world, with_builtin_minds
from game.options import BenchOptions
from game.session import Session

COUNTS = {20: 2000, 1000: 300, 10_000: 60}
"""People -> ticks that are measured."""
BUDGETS = {20: 0.5, 1000: 8.0, 10_000: 80.0}
"""People -> median milliseconds that a tick may take (the design's budgets)."""
GROWTH = 1.15
"""The cost may grow with people to this power."""
WARM_UP = 30
"""Ticks first: everybody is asked at the same time when a world begins."""


def measure(options: BenchOptions) -> Iterator[Row]:
    """A row for each count of people."""
    before: tuple[int, float] | None = None
    for agents in [options.agents] if options.agents else COUNTS:
        ticks = options.ticks or COUNTS.get(agents, max(50, 300_000 // max(agents, 150)))
        times, people = _run(options, agents, ticks)
        median = percentile(times, 50)
        growth = None
        if before is not None:
            growth = log(median / before[1]) / log(agents / before[0])
        before = agents, median
        yield {
            "agents": agents,
            "ticks": ticks,
            "alive": people,
            "tick_ms_p50": median,
            "tick_ms_mean": sum(times) / len(times),
            "tick_ms_p99": percentile(times, 99),
            "tick_ms_max": max(times),
            "budget_ms_p50": BUDGETS.get(agents),
            "growth_exponent": growth,
            "growth_allowed": GROWTH,
        }


def _run(options: BenchOptions, agents: int, ticks: int) -> tuple[list[float], int]:
    """Milliseconds of each tick, and how many people are alive after them."""
    session = Session(make_world(agents))
    minds = with_builtin_minds(session, options.settings)
    for _ in range(WARM_UP):
        session.tick()
    gc.collect()
    gc.freeze()  # as a run does after loading
    times = []
    try:
        for _ in range(ticks):
            began = thread_time_ns()
            session.tick()
            minds.poll()
            times.append((thread_time_ns() - began) / 1e6)
    finally:
        gc.unfreeze()
        minds.shutdown()
    return times, len(session.world.agents)
