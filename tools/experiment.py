"""Lets a scenario with one fact to spread live by the built-in minds, seed after seed.

python tools/experiment.py [party] [election] [--seeds 1-10] [--ticks 4800] [--json FILE]

A line a seed: the share of people who know the fact at the start, when it is due and at the
end; over how many mouths it came at most, and how many of those who knew had it from the host;
who came to the party or voted; the density of the network of acquaintance before and after (of
those who have spoken with each other, too), and its clustering. docs/experiments.md says what
is measured, and beside what.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.ai.behaviors import decide
from game.config import Settings
from game.core.commands import Decide, Entry
from game.core.events import Attended, DecisionRequested, Elected, Event, Voted
from game.core.observe import observe
from game.core.step import step
from game.core.world import World
from game.measures import diffusion
from game.measures.network import acquaintance, clustering, density
from game.scenarios import load_scenario
from game.world_setup.making import world_of

TICKS = 4800
"""Two days, as in the study that this is compared with."""
Row = dict[str, float]


def live(world: World, ticks: int, told: list[Event]) -> None:
    """Let people live by their built-in minds, and keep what happened of the occasion."""
    entries: list[Entry] = []
    for _ in range(ticks):
        events = step(world, entries)
        told += [e for e in events if isinstance(e, (Attended, Elected, Voted))]
        entries = [
            Entry(
                number=0,
                tick=world.tick + 1,
                source="mind",
                command=Decide(
                    agent=event.agent,
                    ticket=event.ticket,
                    intent=decide(observe(world, event.agent)),
                ),
            )
            for event in events
            if isinstance(event, DecisionRequested) and world.alive(event.agent)
        ]


def spoken(world: World) -> dict[int, set[int]]:
    """The network of those who have exchanged words, both ways: narrower than acquaintance."""
    views = {agent: world.beliefs[agent].relations for agent in world.agents}
    return {
        agent: {
            other
            for other, view in views[agent].items()
            if view.met and other in views and agent in views[other] and views[other][agent].met
        }
        for agent in views
    }


def run(name: str, seed: int, ticks: int) -> Row:
    """The figures of one world. Shares are of the living, 0..1."""
    world = world_of(load_scenario(name, Settings()), Settings(), seed)
    (fact,) = world.facts
    host, due = world.facts[fact].subject, world.facts[fact].due
    row: Row = {"seed": seed, "people": len(world.agents)}
    row["knew_first"] = len(diffusion.knowers(world, fact)) / len(world.agents)
    row["density_before"] = density(acquaintance(world))
    row["clustering_before"] = clustering(acquaintance(world))
    told: list[Event] = []
    live(world, min(due, ticks) - 1, told)
    heard = [knower for knower in diffusion.knowers(world, fact) if knower.agent != host]
    knew = [knower.agent for knower in heard]
    row["by_host"] = sum(knower.source == host for knower in heard) / max(1, len(heard))
    row["knew_when_due"] = (len(knew) + world.alive(host)) / len(world.agents)
    row["density_when_due"] = density(acquaintance(world))
    live(world, ticks - world.tick, told)
    came = {e.agent for e in told if isinstance(e, (Attended, Voted)) and e.agent != host}
    row["heard"] = len(knew)
    row["came"] = len(came)
    row["came_of_heard"] = len(came) / max(1, len(knew))
    row["knew_last"] = diffusion.share(world, fact) / 1000 if fact in world.facts else 0.0
    row["hops"] = diffusion.depth(world, fact) if fact in world.facts else 0
    row["density_after"] = density(acquaintance(world))
    row["spoken_after"] = density(spoken(world))
    row["clustering_after"] = clustering(acquaintance(world))
    row["alive"] = len(world.agents)
    row["elected"] = sum(isinstance(e, Elected) for e in told)
    return row


HEAD = (
    "seed  first   due   end  hops  host  heard  came   of heard   density         spoken  "
    "clustering    alive"
)


def line(row: Row, first: str = "") -> str:
    """One world in one line."""
    before = f"{row['density_before']:.3f} -> {row['density_after']:.3f}"
    close = f"{row['clustering_before']:.2f} -> {row['clustering_after']:.2f}"
    return (
        f"{first or int(row['seed']):>4}  {row['knew_first']:>5.0%} {row['knew_when_due']:>5.0%} "
        f"{row['knew_last']:>5.0%}  {row['hops']:>4.1f}  {row['by_host']:>4.0%}  "
        f"{row['heard']:>5.1f}  {row['came']:>4.1f}   {row['came_of_heard']:>8.0%}   "
        f"{before}  {row['spoken_after']:.3f}   {close}  {row['alive']:>5.1f}"
    )


def main() -> None:
    """Run the scenarios one after another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenarios", nargs="*", default=["party", "election"])
    parser.add_argument("--seeds", default="1-10")
    parser.add_argument("--ticks", type=int, default=TICKS)
    parser.add_argument("--json", type=Path, metavar="FILE")
    args = parser.parse_args()
    low, _, high = args.seeds.partition("-")
    found: dict[str, list[Row]] = {}
    for name in args.scenarios:
        print(f"{name}\n{HEAD}", flush=True)
        rows = found[name] = []
        for seed in range(int(low), int(high or low) + 1):
            rows.append(run(name, seed, args.ticks))
            print(line(rows[-1]), flush=True)
        print(line({key: mean(row[key] for row in rows) for key in rows[0]}, "mean"), flush=True)
    if args.json:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
