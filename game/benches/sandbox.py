"""The sandbox: what a call costs, a load, a kill with its replacement; all in real time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from game.benches.table import Row, percentile
from game.options import BenchOptions
from game.sandbox import Answer, Limits, Sandbox

SEEN = (5, 20, 200)
"""People in the caster's sight."""
CALLS, LOADS, KILLS = 1000, 40, 15
CALL_P50, CALL_P99 = 2.0, 10.0
"""Budgets in milliseconds."""
ABILITY = '''
class Strike{n}(Ability):
    """Strike whoever near is worst off."""
    energy_cost = 10
    cooldown = 50

    def _distance(self, a, b):
        return math.hypot(a[0] - b[0], a[1] - b[1])

    def execute(self, agent, world, **kwargs):
        near = [a for a in world.agents if self._distance(agent.pos, a.pos) < 8]
        if not near:
            return []
        worst = min(near, key=lambda a: (a.health, a.id))
        return [{{"kind": "damage", "target": worst.id, "amount": 15}}]
'''
ENDLESS = (
    "class Endless(Ability):\n    def execute(self, agent, world):\n        while True: pass\n"
)


def measure(options: BenchOptions) -> Iterator[Row]:
    """A row for each number of people in sight."""
    for seen in [options.agents] if options.agents else SEEN:
        yield _row(seen, options.ticks or CALLS)


def _row(seen: int, calls: int) -> Row:
    agent, world = _person(0), {"tick": 1, "agents": [_person(n) for n in range(1, seen + 1)]}

    def use(box: Sandbox, source: str) -> Answer:
        return box.call(source, "execute", agent, world, {}, seed=1)

    box = Sandbox(Limits(spares=2))
    began = perf_counter()
    layers = box.layers()
    starting = (perf_counter() - began) * 1000
    try:
        source = ABILITY.format(n="")
        assert use(box, source).fault is None
        called = sorted(use(box, source).ms for _ in range(calls))
        sizes = _resident(box)
        loaded = [_new(box, use, n) for n in range(LOADS)]
        ended, replaced = [], []
        for _ in range(KILLS):
            late = use(box, ENDLESS)
            assert late.fault is not None
            assert late.fault.stage == "timeout"
            ended.append(late.ms)
            # The ability that is called next finds its worker, or one that stands ready.
            replaced.append(use(box, source).ms)
    finally:
        box.close()
    return {
        "in_sight": seen,
        "calls": calls,
        "confined": "yes" if box.confined else "no",
        "first_start_wall_ms": starting,
        "call_wall_ms_p50": percentile(called, 50),
        "call_budget_ms_p50": CALL_P50,
        "call_wall_ms_p99": percentile(called, 99),
        "call_budget_ms_p99": CALL_P99,
        "load_and_call_wall_ms_p50": percentile(loaded, 50),
        "endless_wall_ms_p50": percentile(ended, 50),
        "call_after_kill_wall_ms_max": max(replaced),
        "worker_mb": sizes,
        "layers": len(layers),
    }


def _new(box: Sandbox, use: Any, n: int) -> float:
    """Milliseconds until an ability that was never seen has answered, a spare being ready."""
    while not box.ready:
        sleep(0.001)
    answer = use(box, ABILITY.format(n=n))
    assert answer.fault is None
    ms: float = answer.ms
    return ms


def _person(n: int) -> dict[str, Any]:
    return {
        "id": f"agent_{n}",
        "name": f"Person {n}",
        "pos": [n % 15, n // 15],
        "health": 100 - n % 60,
        "max_health": 100,
        "energy": 50,
    }


def _resident(box: Sandbox) -> float | None:
    """Megabytes that a loaded worker takes, where the system tells."""
    slot = next(iter(box._slots.values()))
    if sys.platform != "linux" or slot.worker is None:
        return None
    text = Path(f"/proc/{slot.worker.pid}/statm").read_text(encoding="ascii")
    return int(text.split()[1]) * 4096 / 1e6
