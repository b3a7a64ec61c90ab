"""What a command line asked for, as one value that goes to the window or the headless run."""

from __future__ import annotations

from dataclasses import dataclass

from game.config import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """The options of `run`. None means: not given, so the run decides."""

    settings: Settings
    world: str | None = None  # a world's name; None: the newest, or a numbered new one
    new: bool = False  # make the world; without it a named world must exist
    scenario: str | None = None  # always None until there are scenarios
    seed: int | None = None  # for a new world
    agents: int | None = None  # for a new world; None: game.starting_agents
    mind: str | None = None  # overrides llm.provider, see config.choose_mind
    headless: bool = False
    ticks: int | None = None  # end after so many more ticks; None: when the user does
    realtime: bool = False  # headless at world.tick_rate instead of as fast as it goes
    acks: bool = False  # "ACK <tick>" on stdout for durable ticks
    json: bool = False  # the result as JSON on the last line of stdout
    console: bool = False  # console commands from stdin
