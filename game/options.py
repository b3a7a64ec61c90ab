"""What a command line asked for, as values that go to whoever carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.config import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """The options of `run`. None means: not given, so the run decides."""

    settings: Settings
    world: str | None = None  # a world's name; None: the newest, or a numbered new one
    new: bool = False  # make the world; without it a named world must exist
    scenario: str | None = None  # of a new world: a name, or a file
    seed: int | None = None  # for a new world
    agents: int | None = None  # for a new world; None: game.starting_agents
    mind: str | None = None  # overrides llm.provider, see config.choose_mind
    headless: bool = False
    ticks: int | None = None  # end after so many more ticks; None: when the user does
    realtime: bool = False  # headless at world.tick_rate instead of as fast as it goes
    acks: bool = False  # "ACK <tick>" on stdout for durable ticks
    json: bool = False  # the result as JSON on the last line of stdout
    console: bool = False  # console commands from stdin
    trace: Path | None = None  # phases of each tick, in Chrome's trace format


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayOptions:
    """The options of `replay`."""

    settings: Settings
    world: str
    start: int | None = None  # first tick; None: the oldest that is there
    end: int | None = None  # last tick; None: the newest
    verify: bool = False  # compare every digest, and say where it parts
    events: bool = False  # the events as lines of JSON on stdout
    trace: Path | None = None
    json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldsOptions:
    """The options of `worlds`."""

    settings: Settings
    delete: str | None = None  # a world to move to the bin
    restore: str | None = None  # a world to bring back from it
    name: str | None = None  # what it is to be called then
    yes: bool = False  # don't ask
    json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareOptions:
    """The options of `compare`."""

    settings: Settings
    a: str
    b: str
    at: int | None = None  # the moment to look at; None: some time after they part
    every: int | None = None  # ticks between two measures; None: by the span
    png: Path | None = None
    json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """The options of `report`."""

    settings: Settings
    world: str
    png: Path | None = None  # None: report.png in the world's folder
    json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkOptions:
    """The options of `fork`."""

    settings: Settings
    world: str
    tick: int  # the last one that both share
    name: str | None = None  # of the new world; None: numbered
    json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchOptions:
    """The options of `bench`."""

    settings: Settings
    what: str  # one of BENCHES
    agents: int | None = None  # None: the bench's own usual counts
    ticks: int | None = None
    minds: tuple[str, ...] = ()  # which are compared, of the bench `minds`
    seeds: int | None = None  # how many worlds each of them gets
    json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AbilityCheckOptions:
    """The options of `ability check`."""

    settings: Settings
    files: tuple[str, ...]
    kwargs: str | None = None  # what execute is told, as JSON; None: arguments of our own
    json: bool = False


BENCHES = ("tick", "frame", "save", "llm", "memory", "minds", "sandbox")
