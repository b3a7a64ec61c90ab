"""What a command line asked for, as values that go to whoever carries it out."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayOptions:
    """The options of `replay`."""

    settings: Settings
    world: str
    start: int | None = None  # first tick; None: the oldest that is there
    end: int | None = None  # last tick; None: the newest
    verify: bool = False  # compare every digest, and say where it parts
    json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchOptions:
    """The options of `bench`."""

    settings: Settings
    what: str  # one of BENCHES
    agents: int | None = None  # None: the bench's own usual counts
    ticks: int | None = None
    json: bool = False


BENCHES = ("tick", "frame", "save", "llm")
