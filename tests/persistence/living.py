"""Small worlds that live on disk, for the tests of this folder."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.content_files import load_content
from game.core.commands import Decide
from game.core.components import Intent
from game.core.digest import digest
from game.core.events import DecisionRequested
from game.core.observation import Observation
from game.core.observe import observe
from game.core.rng import draw
from game.core.rules import Rules
from game.core.world import World
from game.core.worldgen import generate
from game.persistence import Opened, Recorder, create_world, open_world
from game.persistence.disk import Disk
from game.session import Session, TickReport

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")
RULES = Rules(
    day_ticks=400, min_agents=3, item_spawn_rate=400, plan_ticks=60, animals=300, raids=300
)
ROOT = Path(__file__).parents[2]


def tiny(seed: int = 1, agents: int = 4) -> World:
    """A world as small as they come, where a lot happens."""
    return generate(seed, RULES, CONTENT, 26, 26, agents)


def whim(o: Observation) -> Intent:
    """Anything that can be done: more happens so than among sensible people."""
    offer = o.affordances[draw(o.seed, o.tick, o.agent, "whim", len(o.affordances))]
    return Intent(
        action=offer.action,
        target=offer.target,
        item=offer.item,
        x=offer.x,
        y=offer.y,
        topic=offer.topic,
        words="Ünders, \u201cquoted\u201d",
        why="a whim",
    )


def give_minds(session: Session) -> None:
    """Let everybody be answered before the next tick."""

    def answer(agent: int, ticket: int) -> None:
        intent = whim(observe(session.world, agent))
        session.submit(Decide(agent=agent, ticket=ticket, intent=intent), "mind")

    def hear(report: TickReport) -> None:
        for event in report.events:
            if isinstance(event, DecisionRequested) and session.world.alive(event.agent):
                answer(event.agent, event.ticket)

    # What was asked in the last tick before a world was left still waits for its answer.
    for agent in session.world.agents:
        if ticket := session.world.mind[agent].ticket:
            answer(agent, ticket)
    session.observers.append(hear)


def fixed_clock() -> float:
    """A clock on which no autosave is ever due."""
    return 0.0


@dataclass(slots=True)
class Life:
    """A world that runs and is recorded."""

    opened: Opened
    session: Session
    recorder: Recorder

    @property
    def folder(self) -> Path:
        return self.opened.folder

    @property
    def world(self) -> World:
        return self.session.world

    def run(self, ticks: int) -> "Life":
        for _ in range(ticks):
            self.session.tick()
        return self

    def sync(self) -> "Life":
        """Wait until all that has happened is durable."""
        self.recorder.hurry()
        until(lambda: self.recorder.durable_tick >= self.world.tick)
        return self

    def close(self) -> Path:
        assert self.recorder.close(30)
        return self.folder

    def crash(self) -> Path:
        """End as kill -9 would once all ticks are durable: no last save, and the lock is free."""
        self.sync()
        self.recorder.abandon()
        return self.folder


def begin(saves: Path, name: str = "w", world: World | None = None, **how: Any) -> Life:
    """A new world that has not ticked yet."""
    return live(create_world(saves, name, world or tiny(), disk=how.get("disk")), **how)


def resume(folder: Path, **how: Any) -> Life:
    """A world that was left."""
    return live(open_world(folder), **how)


def live(opened: Opened, **how: Any) -> Life:
    session = Session(opened.world, opened.next_number)
    recorder = Recorder(opened, **{"clock": fixed_clock, **how})
    recorder.attach(session)
    give_minds(session)
    return Life(opened, session, recorder)


def straight(ticks: int, seed: int = 1) -> World:
    """The same tiny world after so many ticks, without any disk."""
    session = Session(tiny(seed))
    give_minds(session)
    for _ in range(ticks):
        session.tick()
    return session.world


def alike(a: World, b: World) -> bool:
    """Whether two worlds are in the same state, however often each was loaded."""
    lives = a.generation, b.generation
    a.generation = b.generation = 0
    same = digest(a) == digest(b)
    a.generation, b.generation = lives
    return same


def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for a condition; an AssertionError if it does not come true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def only_segment(folder: Path) -> Path:
    """The one file of the log."""
    (path,) = (folder / "events").iterdir()
    return path


class FaultyDisk(Disk):
    """A disk of which any call can be made to fail."""

    def __init__(self) -> None:
        self.faults: dict[str, Callable[[], OSError | None]] = {}
        """Call -> what it raises this time, if anything."""
        self.calls: list[str] = []

    def break_(self, call: str, number: int) -> None:
        """Let a call fail from now on with that error number."""
        self.faults[call] = lambda: OSError(number, os.strerror(number))

    def mend(self) -> None:
        """All is well again."""
        self.faults.clear()

    def _may_fail(self, call: str) -> None:
        self.calls.append(call)
        fault = self.faults.get(call, lambda: None)()
        if fault is not None:
            raise fault

    def create(self, path: Path) -> int:
        self._may_fail("create")
        return super().create(path)

    def open(self, path: Path) -> int:
        self._may_fail("open")
        return super().open(path)

    def write(self, fd: int, data: bytes) -> None:
        try:
            self._may_fail("write")
        except OSError:
            super().write(fd, data[: len(data) // 2])  # as a disk does that fills up
            raise
        super().write(fd, data)

    def sync(self, fd: int) -> None:
        self._may_fail("sync")
        super().sync(fd)

    def truncate(self, fd: int, size: int) -> None:
        self._may_fail("truncate")
        super().truncate(fd, size)

    def replace(self, source: Path, target: Path) -> None:
        self._may_fail("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._may_fail("sync_folder")
        super().sync_folder(folder)
