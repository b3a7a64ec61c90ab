"""Lets a scenario live whole, with the Angel, powers and the chronicle, and says what happened.

python tools/village_hour.py [--scenario village] [--seeds 1-10] [--ticks 36000] [--saves FOLDER]

Unlike life_report.py this runs what a player runs: wishes are granted, powers are used, and each
world leaves its save, with the chronicle in it, in the folder. A table with a column a seed, in
Markdown, as docs/village.md has it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from msgspec.structs import replace

from game.config import Settings
from game.config.settings import Paths
from game.core.events import (
    AbilityUsed,
    Attacked,
    Decided,
    Died,
    Event,
    FeePaid,
    Gave,
    Healed,
    WatchPaid,
    kind_of,
)
from game.core.fencing import AWAY, next_post
from game.core.world import World
from game.options import RunOptions
from game.session import TickReport
from game.timing import MAX_SPEED
from game.world_setup import Running, open_or_create
from tests.life.society import Society

FIGHT = 120
"""Ticks without a blow after which the same two begin another fight."""
FOR_A_FRIEND = ("hit a friend", "avenges a friend", "robbed a friend", "stands by")
IN_REVENGE = ("hit me", "attacked me", "robbed me", "stole", "insulted me", "threatened me",
              "made me hand", "laid hands", "won't give back", "lied", "avenges")  # fmt: skip
FILLERS = ("stroll", "wait", "idle", "move", "look")


class Hour:
    """The figures of one world."""

    def __init__(self, running: Running) -> None:
        """Nothing has happened yet."""
        self.running = running
        self.society = Society()
        self.counts: Counter[str] = Counter()
        self.whys: dict[int, str] = {}
        self.fights: dict[tuple[int, int], int] = {}
        self.doing: Counter[str] = Counter()
        self.least = len(running.world.agents)

    def on_report(self, report: TickReport) -> None:
        """Take in one tick."""
        world, events = self.running.world, list(report.events)
        self.society.look(world, events)
        self.least = min(self.least, len(world.agents))
        for event in events:
            self.counts[kind_of(event)] += 1
            self._note(world, event)
        if world.tick % 5 == 0:
            for agent in world.agents:
                self.doing[_doing(world, agent)] += 1

    def _note(self, world: World, event: Event) -> None:
        match event:
            case Decided(why=why):
                self.whys[event.id] = why
            case Attacked(agent=agent, target=target):
                pair = min(agent, target), max(agent, target)
                if event.tick - self.fights.get(pair, -FIGHT) >= FIGHT:
                    why = self.whys.get(event.cause, "")
                    self.counts["fights"] += 1
                    self.counts["revenge"] += any(said in why for said in IN_REVENGE)
                    self.counts["joined"] += any(said in why for said in FOR_A_FRIEND)
                self.fights[pair] = event.tick
            case Gave(cause=cause):
                why = self.whys.get(cause, "")
                self.counts["fed"] += any(s in why for s in ("starving", "parched", "asked"))
            case Healed(target=target):
                self.counts["healed another"] += bool(target)
            case FeePaid(count=count):
                self.counts["fee coins"] += count
            case WatchPaid(count=count):
                self.counts["pay coins"] += count
            case Died(reason=reason):
                self.counts[f"died of {reason}"] += 1
            case AbilityUsed(ability=ability):
                self.counts[f"cast {ability}"] += 1
            case _:
                pass

    def rows(self) -> dict[str, str]:
        """Name -> figure."""
        c, its, world = self.counts, self.society, self.running.world
        deaths = {k.removeprefix("died of "): n for k, n in c.items() if k.startswith("died of ")}
        till = sum(_coins(world, stall) for stall in world.market)
        purses = sum(_coins(world, agent) for agent in world.agents)
        whole = sum(self.doing.values()) or 1
        filler = sum(n for what, n in self.doing.items() if what in FILLERS)
        casts = sorted(((n, k[5:]) for k, n in c.items() if k.startswith("cast ")), reverse=True)
        return {
            "deaths": ", ".join(f"{n} of {k}" for k, n in sorted(deaths.items())) or "0",
            "fewest alive, newcomers": f"{self.least}, {c['arrived']}",
            "deals, sales and purchases": f"{c['traded']}, {its.column('stall')}",
            "haggled, refused": f"{c['countered']}, {c['offer_refused']}",
            "things made": str(its.column("made")),
            "thefts, seen by somebody": f"{c['stole']}, {its.seen}",
            "loot found, got back": f"{c['loot_found']}, {its.column('back')}",
            "hold-ups, raids": f"{c['held_up']}, {c['raid_came']}",
            "fights, of these in revenge": f"{c['fights']}, {c['revenge']}",
            "fights joined for a friend": str(c["joined"]),
            "blows": str(c["attacked"]),
            "surrenders, spared": f"{c['surrendered']}, {c['spared']}",
            "wounds tended by another, by magic, by oneself":
                f"{c['tended']}, {c['healed another']}, {c['treated']}",
            "hungry fed": str(c["fed"]),
            "gifts": str(c["gave"]),
            "goods that became dear, calm again": f"{len(its.rose)}, {len(its.fell)}",
            "known thieves": str(len(its.ever)),
            "trades a day of a known thief : of others":
                f"{its.per_day(True):.2f} : {its.per_day(False):.2f}",
            "offers turned down, of a known thief : of others":
                f"{its.turned_down(True):.0%} : {its.turned_down(False):.0%}",
            "told, mistold, lies": f"{its.column('told')}, {c['mistold']}, {c['lied']}",
            "notices put up, read": f"{c['notice_posted']}, {c['notices_read']}",
            "parties, elections, orders":
                f"{c['gathering_held']}, {c['elected']}, {c['decreed']}",
            "coins of fees, nights' pay": f"{c['fee coins']}, {c['pay coins']}",
            "alarms, watches stood": f"{c['alarm_raised']}, {c['kept_watch']}",
            "homes with a fence begun, closed, pieces": ", ".join(map(str, _fences(world))),
            "coins in the till, in purses": f"{till}, {purses}",
            "wishes, powers granted": f"{c['wished']}, {c['ability_granted']}",
            "powers learnt, written down": f"{c['ability_learnt']}, {c['wrote']}",
            "uses of powers": str(c["ability_used"]),
            "used most": ", ".join(f"{k.replace('_', ' ')} {n}" for n, k in casts[:3]),
            "time with nothing to do": f"{filler / whole:.0%}",
        }  # fmt: skip


def _coins(world: World, holder: int) -> int:
    """In a purse, a chest or a till."""
    stock = world.inventory.get(holder)
    return sum(world.item[e].count for e in stock.items if world.kind[e] == "coin") if stock else 0


def _fences(world: World) -> tuple[int, int, int]:
    """Homes of the living with a piece of a fence about them, with none lacking, and all pieces."""
    rows, pieces = world.content.objects, []
    for entity in world.fixture:
        row = rows[world.kind[entity]]
        if row.fence or row.bars:
            pieces.append(world.position[entity])
    begun = closed = 0
    for agent in world.agents:
        home = world.position.get(world.persona[agent].home)
        if home and any(max(abs(p.x - home.x), abs(p.y - home.y)) == AWAY for p in pieces):
            begun += 1
            closed += next_post(world, agent) is None
    return begun, closed, len(pieces)


def _doing(world: World, agent: int) -> str:
    intent = world.mind[agent].intent
    if intent is None:
        return "idle"
    return intent.topic if intent.action == "move" and intent.topic else intent.action


def lived(scenario: str, seed: int, ticks: int, saves: Path) -> Hour:
    """One world to its end."""
    settings = Settings(paths=replace(Paths(), saves=str(saves), logs=str(saves / "logs")))
    name = f"{scenario}_{seed:02}"
    running = open_or_create(
        RunOptions(settings=settings, world=name, new=True, scenario=scenario, seed=seed,
                   mind="builtin", headless=True)
    )  # fmt: skip
    hour = Hour(running)
    running.session.observers.append(hour.on_report)
    running.time.speed = MAX_SPEED
    left = ticks
    while left:
        left -= running.frame(left)
    running.close()
    return hour


def main() -> None:
    """Run the seeds one after another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scenario", default="village")
    parser.add_argument("--seeds", default="1-10")
    parser.add_argument("--ticks", type=int, default=36000)
    parser.add_argument("--saves", type=Path, help="where the worlds are left; else nowhere")
    args = parser.parse_args()
    first, _, last = args.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    with tempfile.TemporaryDirectory() as folder:
        table = []
        for seed in seeds:
            hour = lived(args.scenario, seed, args.ticks, args.saves or Path(folder))
            table.append(hour.rows())
            print(f"seed {seed} is done", file=sys.stderr, flush=True)
            if len(seeds) == 1:
                print(f"time: {hour.doing.most_common(40)}", file=sys.stderr)
    print("| seed | " + " | ".join(str(seed) for seed in seeds) + " |")
    print("| --- |" + " --- |" * len(table))
    for name in table[0]:
        print(f"| {name} | " + " | ".join(row[name] for row in table) + " |")


if __name__ == "__main__":
    main()
