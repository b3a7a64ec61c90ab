"""Lets a crowd live for long, and checks that nothing is lost, made up or out of bounds.

python tools/long_run.py [--agents 100] [--ticks 100000] [--seed 1] [--every 250]

A world of the default rules in which newcomers keep the number up, with built-in minds and
nobody who grants wishes. Every so many ticks all invariants hold (tests/properties/invariants.py),
the audit of the books among them; the first that does not ends the run. Says at the end what
happened.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.benches.worlds import with_builtin_minds
from game.config import Settings
from game.core.audit import audit
from game.core.events import kind_of
from game.core.rules import Rules
from game.core.worldgen import generate
from game.session import Session, TickReport
from tests.life.watch import CONTENT
from tests.properties.invariants import check

SHOWN = ("traded", "bought", "sold", "stole", "crafted", "built", "gave", "attacked", "died",
         "arrived", "gathering_held", "elected", "raid_came", "wished")  # fmt: skip


def main() -> None:
    """One run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--agents", type=int, default=100)
    parser.add_argument("--ticks", type=int, default=100_000)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=250)
    args = parser.parse_args()
    rules = Rules(min_agents=args.agents * 9 // 10)
    world = generate(args.seed, rules, CONTENT, args.size, args.size, args.agents)
    session = Session(world)
    with_builtin_minds(session, Settings())
    counts: Counter[str] = Counter()

    def note(report: TickReport) -> None:
        counts.update(kind_of(event) for event in report.events)

    session.observers.append(note)
    checked, least = 0, args.agents
    began = time.process_time()
    for tick in range(1, args.ticks + 1):
        session.tick()
        least = min(least, len(session.world.agents))
        if tick % args.every == 0:
            check(session.world)
            assert audit(session.world) == []
            checked += 1
        if tick % 10_000 == 0:
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"tick {tick}: {len(session.world.agents)} people, {checked} checks, "
                f"{time.process_time() - began:.0f} s, {held} MB at most",
                flush=True,
            )
    shown = ", ".join(f"{name} {counts[name]}" for name in SHOWN)
    print(f"{checked} checks, none broken; fewest alive {least}; {shown}")


if __name__ == "__main__":
    main()
