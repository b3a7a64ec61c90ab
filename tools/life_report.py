"""Lets worlds live by their built-in minds, and reports how good they are to watch.

python tools/life_report.py [--seeds 1-10] [--ticks 36000] [--agents 20] [--long]
                            [--scenario village]

A line a seed: deaths (of fights, of need), the fewest alive, people stuck with an unmet
need, pairs of days that read the same, what never occurred, the longest loop of one
decision, trips in vain, notable events a person and day, friends and foes at the end,
entropy of activities in bits (all; least and mean person), and the tick's CPU time. Below
that, a line a seed of what people did to each other over things (tests/life/society.py): deals,
thefts, things made, raids, news told; kinds of goods that were dear at a stall and calm again;
trades a day, and offers turned down, of known thieves and of others.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.config import Settings
from game.core.rules import Rules
from game.scenarios import load_scenario
from game.world_setup.making import world_of
from tests.life.society import COUNTED, Society
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


SOCIETY_HEAD = (
    "seed " + " ".join(f"{name:>7}" for name in COUNTED)
    + "  seen  rose  fell thieves   trades/day thief:others   refused thief:others  at thieves"
)  # fmt: skip


def of_society(seed: int, its: Society) -> str:
    """What people did to each other, in one line."""
    counts = " ".join(f"{its.column(name):>7}" for name in COUNTED)
    return (
        f"{seed:>4} {counts} {its.seen:>5} {len(its.rose):>5} {len(its.fell):>5} "
        f"{len(its.ever):>7}   {its.per_day(True):>12.2f} : {its.per_day(False):<6.2f} "
        f"{its.turned_down(True):>14.0%} : {its.turned_down(False):<6.0%} {its.revenge:>8}"
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
    parser.add_argument("--scenario", help="worlds of this scenario instead")
    args = parser.parse_args()
    first, _, last = args.seeds.partition("-")
    lived: list[Watcher] = []
    print(HEAD)
    for seed in range(int(first), int(last or first) + 1):
        world = None
        if args.scenario:
            world = world_of(load_scenario(args.scenario, Settings()), Settings(), seed)
        watcher = Watcher(seed, args.agents, args.size, world)
        its = watcher.run(args.ticks)
        lived.append(watcher)
        print(line(its), flush=True)
        if args.long:
            print(of_society(seed, watcher.society))
            print(details(its), flush=True)
    print(SOCIETY_HEAD)
    for watcher in lived:
        print(of_society(watcher.figures.seed, watcher.society))


if __name__ == "__main__":
    main()
