"""Worlds with everything that makes replay hard: models whose answers come late, twice or
stale, built-in stand-ins meanwhile, players who meddle. For the tests of this folder.

python -m tests.history.models live FOLDER TICKS    goes on in a process of its own
"""

import json
import sys
from pathlib import Path
from typing import Any

from game.core.commands import AnyCommand, Decide, Give, Kill, SetRule, SetTrait, Spawn, Voice
from game.core.digest import digest
from game.core.observe import observe
from game.core.rng import draw
from game.core.snapshot import decode, encode
from game.core.world import World
from game.persistence import Opened, Recorder, open_world
from game.session import Session
from tests.persistence.living import Life, fixed_clock, whim


def meddling(world: World, tick: int) -> list[AnyCommand]:
    """What a player does before a tick: the same whenever and wherever it is asked."""
    agents = world.agents
    if not agents:
        return []
    agent = agents[tick % len(agents)]
    every: dict[int, AnyCommand] = {
        37: Spawn(prefab="agent", x=tick % 26, y=12, name="Zoë"),
        41: Give(agent=agent, item="bread", count=2),
        43: SetRule(rule="sight_day", value=3 + tick % 7),
        47: SetTrait(agent=agent, trait="bold", value=tick % 201 - 100),
        53: Voice(text="„Höre mich!“ \U0001f33b", agent=agent),
        61: Kill(entity=agent),
        67: SetRule(rule="no such rule", value=1),
    }
    return [command for period, command in every.items() if tick % period == 5]


def answers(world: World, tick: int) -> list[Decide]:
    """What minds say before a tick: a stand-in at once, the model's word some ticks later.

    A function of the state alone, so that a world that was loaded is answered the same.
    """
    said = []
    for agent in world.agents:
        mind = world.mind[agent]
        if not mind.ticket:
            continue
        waited = tick - 1 - mind.asked_at
        late = draw(world.seed, mind.ticket, agent, "late", 9)
        final = waited >= late
        if not final and waited > 0:
            continue
        intent = whim(observe(world, agent))
        answer = Decide(
            agent=agent,
            ticket=mind.ticket,
            intent=intent,
            provisional=not final,
            mind="model-x" if final else "builtin",
        )
        said.append(answer)
        if final and late % 3 == 0:
            said.append(answer)  # a duplicate: its ticket no longer stands
    return said


def drive(session: Session, ticks: int, heavy: bool = False) -> None:
    """Run with models and a player; `heavy` saves and loads at each tick."""
    for _ in range(ticks):
        tick = session.world.tick + 1
        for command in meddling(session.world, tick):
            session.submit(command, "player")
        for answer in answers(session.world, tick):
            session.submit(answer, "mind")
        session.tick()
        if heavy:
            session.world = decode(encode(session.world))


def born(opened: Opened, **how: Any) -> Life:
    """An open world with a recorder and nobody who answers: `drive` does."""
    session = Session(opened.world, opened.next_number)
    recorder = Recorder(opened, **{"clock": fixed_clock, **how})
    recorder.attach(session)
    return Life(opened, session, recorder)


if __name__ == "__main__":
    life = born(open_world(Path(sys.argv[2])))
    drive(life.session, int(sys.argv[3]))
    life.close()
    generation, life.world.generation = life.world.generation, 0
    print(json.dumps([life.world.tick, digest(life.world), generation]))
