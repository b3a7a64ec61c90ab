"""Record the runs of tests/golden anew: `python tools/record_golden.py [NAME ...]`.

To be done when the rules of the world were changed on purpose, and said so in
the commit. A run has built-in minds, a player who meddles, and is left and taken up again.
"""

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.benches.worlds import with_builtin_minds  # noqa: E402
from game.config import load_settings  # noqa: E402
from game.content_files import load_content  # noqa: E402
from game.core.commands import AnyCommand, Give, Kill, Spawn, Teleport, Voice  # noqa: E402
from game.core.rules import Rules  # noqa: E402
from game.core.worldgen import generate  # noqa: E402
from game.persistence import Meta, Opened, Recorder, create_world, open_world, replay  # noqa: E402
from game.persistence.disk import Disk  # noqa: E402
from game.persistence.packing import pack_segment  # noqa: E402
from game.persistence.segments import listing  # noqa: E402
from game.session import Session  # noqa: E402
from game.version import version  # noqa: E402

GOLDEN = ROOT / "tests" / "golden"


@dataclass(frozen=True)
class Run:
    """One run: how its world is, and how long each of its sessions lasts."""

    seed: int
    size: int
    agents: int
    rules: Rules
    sessions: tuple[int, ...]


RUNS = {
    # A day and a night of a small village.
    "village": Run(7, 40, 10, Rules(day_ticks=500, min_agents=8), (350, 250)),
    # Too many for the place, and hungry soon: quarrels, deaths, newcomers.
    "crowd": Run(
        11, 26, 24, Rules(day_ticks=300, min_agents=20, item_spawn_rate=40, combat_damage=300),
        (200, 200, 200),
    ),
}  # fmt: skip


def record(name: str, run: Run) -> None:
    """Record one run, and prove that it replays."""
    folder = GOLDEN / name
    shutil.rmtree(folder, ignore_errors=True)
    content = load_content(ROOT / "assets" / "content")
    world = generate(run.seed, run.rules, content, run.size, run.size, run.agents)
    opened = create_world(GOLDEN, name, world, Meta(program=version()))
    for i, ticks in enumerate(run.sessions):
        if i:
            opened = open_world(folder)
        live(opened, ticks)
    for segment in listing(folder / "events"):
        for _ in pack_segment(segment, Disk()):
            pass
    for rest in ("world_state.json", "world_state.prev.json", "save.lock"):
        (folder / rest).unlink(missing_ok=True)
    result = replay(folder)
    assert result.diverged_at is None, result.difference
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{name}: {result.last} ticks, {len(result.events)} kinds of events, {size:,} bytes")


def live(opened: Opened, ticks: int) -> None:
    """One session of a world, by the way that runs go."""
    session = Session(opened.world, opened.next_number)
    recorder = Recorder(opened, keyframe_ticks=10**9)
    recorder.attach(session)
    minds = with_builtin_minds(session, load_settings(None, []))
    minds.resume()
    for i in range(ticks):
        deed = meddling(session, i)
        if deed is not None:
            session.submit(deed, "player")
        session.tick()
        minds.poll()
    minds.shutdown()
    assert recorder.close(60)


def meddling(session: Session, i: int) -> AnyCommand | None:
    """What a player does now and then, some of it in vain."""
    world = session.world
    agents = world.agents or [0]
    agent, x, y = agents[i % len(agents)], i % world.grid.width, i % world.grid.height
    return {
        13: Spawn(prefab="agent", x=x, y=y, name=f"Gast {i}"),
        27: Give(agent=agent, item="bread", count=3),
        41: Teleport(entity=agent, x=x, y=y),
        55: Voice(text="Wer hört mich? ✨", agent=agent),
        69: Spawn(prefab="campfire", x=x, y=y),
        83: Kill(entity=agent),
        97: Kill(entity=10**9),
    }.get(i % 100)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(RUNS) + "; else all")
    names = parser.parse_args().names
    if unknown := [name for name in names if name not in RUNS]:
        parser.error(f"no run is called {', '.join(unknown)}; there are {', '.join(RUNS)}")
    for wanted in names or RUNS:
        record(wanted, RUNS[wanted])
