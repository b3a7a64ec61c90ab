"""Measures what guards and fences are worth when raiders come.

python tools/raids_experiment.py [--seeds 1-6] [--days 4] [--raids 400]

Each seed is lived four times: with nobody keeping watch, crying out or fencing; with guards
and their alarm; with every home fenced in from the first day; and with both. A line an arm:
raids, bites, health lost, people killed by raiders, things carried off, raiders killed; the
means of all seeds, and the least and most in brackets.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from msgspec.structs import replace

from game.ai.drives import SCORERS, projects
from game.config import Settings
from game.core.events import Bitten, Died, Event, KilledBeast, Looted, RaidCame, Snatched
from game.core.fencing import next_post
from game.core.things import make_object
from game.core.wild import alarm
from game.core.world import World
from game.scenarios import load_scenario
from game.world_setup.making import world_of
from tests.life.watch import Watcher

ARMS = ("neither", "guards", "fences", "both")
FIGURES = ("raids", "bites", "health lost", "killed", "carried off", "raiders killed")


class Counting(Watcher):
    """A watcher that counts what raiders did."""

    def __init__(self, seed: int, world: World) -> None:
        """Count from the beginning."""
        super().__init__(seed, world=world)
        self.found: Counter[str] = Counter()

    def _look(self, events: list[Event]) -> None:
        super()._look(events)
        rows = self.world.content.creatures
        for event in events:
            match event:
                case RaidCame():
                    self.found["raids"] += 1
                case Bitten(damage=damage):
                    self.found["bites"] += 1
                    self.found["health lost"] += damage
                case Died(reason=reason) if reason.rpartition(" ")[2] in rows:
                    self.found["killed"] += 1
                case Looted(count=count) | Snatched(count=count):
                    self.found["carried off"] += count
                case KilledBeast(beast=beast) if rows[beast].damage:
                    self.found["raiders killed"] += 1


def fence_in(world: World) -> None:
    """Close every home in with a fence and a gate, out of nothing: it is not the building that
    is measured."""
    for agent in world.agents:
        for _ in range(40):
            post = next_post(world, agent)
            if post is None:
                break
            make_object(world, "gate" if post.gate else "fence", post.x, post.y)


def live(arm: str, seed: int, days: int, raids: int) -> Counter[str]:
    """One seed under one arm."""
    world = world_of(load_scenario("village", Settings()), Settings(), seed)
    world.rules = replace(world.rules, raids=raids)
    watch, crying, building = SCORERS["patrol"], alarm.cry, projects._building
    if arm in ("neither", "fences"):
        SCORERS["patrol"] = lambda case, offer: None
        alarm.cry = lambda world, agent, raider, fact: None  # type: ignore[assignment]
    if arm in ("fences", "both"):
        fence_in(world)
    # Nobody fences of their own accord here, so that the arms stay what they are called.
    projects._building = lambda case, kind: (
        0 if case.objects[kind].fence or case.objects[kind].bars else building(case, kind)
    )
    try:
        watcher = Counting(seed, world)
        watcher.run(days * world.rules.day_ticks)
    finally:
        SCORERS["patrol"], projects._building = watch, building
        alarm.cry = crying  # type: ignore[assignment]
    return watcher.found


def main() -> None:
    """Run all arms over all seeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="1-6")
    parser.add_argument("--days", type=int, default=4)
    parser.add_argument("--raids", type=int, default=400)
    args = parser.parse_args()
    first, _, last = args.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    print(f"{'':8}" + "".join(f"{name:>22}" for name in FIGURES))
    for arm in ARMS:
        lived = [live(arm, seed, args.days, args.raids) for seed in seeds]
        cells = []
        for name in FIGURES:
            values = [found[name] for found in lived]
            mean = sum(values) / len(values)
            cells.append(f"{mean:.1f} ({min(values)}-{max(values)})")
        print(f"{arm:8}" + "".join(f"{cell:>22}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
