"""Words for the tests of scenario files."""

from pathlib import Path
from textwrap import dedent

from game.ai.behaviors import decide
from game.config import Settings
from game.core.commands import AnyCommand, Decide
from game.core.events import DecisionRequested
from game.core.observe import observe
from game.core.world import World
from game.scenarios import Fault, Scenario, ScenarioError, read_scenario
from game.session import Session, TickReport
from game.world_setup.making import world_of

SETTINGS = Settings()


def read(text: str, folder: Path = Path(), name: str = "mine.yaml") -> Scenario:
    """The scenario that a text is."""
    return read_scenario(dedent(text), folder / name, SETTINGS)


def world(text: str, seed: int = 1, folder: Path = Path()) -> World:
    """Its world."""
    return world_of(read(text, folder), SETTINGS, seed)


def faults(text: str, folder: Path = Path()) -> tuple[Fault, ...]:
    """What is wrong with it; nothing of it is."""
    try:
        read(text, folder)
    except ScenarioError as error:
        return error.faults
    return ()


def live(world: World, ticks: int) -> Session:
    """Let a world's people live by their built-in minds."""
    session = Session(world)

    def think(report: TickReport) -> None:
        for event in report.events:
            if isinstance(event, DecisionRequested) and world.alive(event.agent):
                command: AnyCommand = Decide(
                    agent=event.agent,
                    ticket=event.ticket,
                    intent=decide(observe(world, event.agent)),
                )
                session.submit(command, "mind")

    session.observers.append(think)
    for _ in range(ticks):
        session.tick()
    return session
