"""Lets worlds live by their built-in minds, and reports how good they are to watch.

python tools/life_report.py [--seeds 1-10] [--ticks 36000] [--agents 20] [--long]

A line a seed: deaths (of fights, of need), the fewest alive, people stuck with an unmet
need, pairs of days that read the same, what never occurred, the longest loop of one
decision, trips in vain, notable events a person and day, friends and foes at the end,
entropy of activities in bits (all; least and mean person), and the tick's CPU time.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.core.rules import Rules
from tests.life.watch import Figures, Watcher


def line(its: Figures) -> str:
    """One run in one line."""
    times = sorted(its.step_ns)
    p50, p99 = times[len(times) // 2] / 1e6, times[len(times) * 99 // 100] / 1e6
    fights = len(its.deaths) - its.of_need()
    every, least, mean = its.entropy()
    strong = 100 * its.ties["strong"] // max(1, its.ties["all"])
    return (
        f"{its.seed:>4} {len(its.deaths):>4} {fights:>3} {its.of_need():>3} {its.least_alive:>5} "
        f"{len(its.stuck):>5} {its.alike:>5} {its.loop[0]:>4} "
        f"{100 * its.vain // max(1, its.trips):>4}% {its.notable / its.person_days(Rules()):>6.1f} "
        f"{its.ties['friends']:>4} {its.ties['foes']:>4} {strong:>4}% "
        f"{every:>5.2f} {least:>4.2f} {mean:>4.2f} {p50:>5.2f} {p99:>5.2f} "
        f"{', '.join(its.missing()) or 'nothing'}"
    )


HEAD = (
    "seed dead fgt ned alive stuck alike loop  vain  notab frnd foes strng  bits  min mean   p50"
    "   p99 missing"
)


def details(its: Figures) -> str:
    """The rest of the figures of one run."""
    return "\n".join(
        f"     {name}: {value}"
        for name, value in (
            ("deaths", its.deaths),
            ("stuck", its.stuck[:8]),
            ("loop", its.loop),
            ("time", its.shares()),
            ("words", dict(its.topics.most_common())),
            ("made", dict(its.made.most_common())),
            ("decided", dict(its.decided.most_common())),
            ("refused", dict(its.refused.most_common(12))),
            ("events", dict(its.events.most_common())),
        )
    )


def main() -> None:
    """Run the seeds one after another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="1-10")
    parser.add_argument("--ticks", type=int, default=36000)
    parser.add_argument("--agents", type=int, default=20)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--long", action="store_true")
    args = parser.parse_args()
    first, _, last = args.seeds.partition("-")
    print(HEAD)
    for seed in range(int(first), int(last or first) + 1):
        its = Watcher(seed, args.agents, args.size).run(args.ticks)
        print(line(its), flush=True)
        if args.long:
            print(details(its), flush=True)


if __name__ == "__main__":
    main()
