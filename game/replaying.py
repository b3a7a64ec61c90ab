"""`main.py replay`: a saved world's log once more, and whether it still comes to the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.core.step import Around
from game.errors import NoSuchTick, SaveError
from game.observer import open_trace, record_of
from game.options import ReplayOptions
from game.output import answer, say
from game.persistence import check_name, replay
from game.persistence.replay import ReplayResult
from game.persistence.retelling import retell

DIVERGED = 4


def run_replay(options: ReplayOptions) -> int:
    """Replay, tell the result, and give the exit code. Raises SaveError."""
    folder = options.settings.saves_dir / check_name(options.world)
    if not folder.is_dir():
        raise SaveError(f"There is no world {options.world} in {folder.parent}.")
    if options.events:
        _tell_events(options, folder)
    with _traced(options) as around:
        result = replay(folder, options.start, options.end, options.verify, around)
    for warning in result.warnings:
        say(f"{result.world}: {warning}")
    if result.diverged_at is None:
        _check_range(options, result)
    say(f"{result.world}: ticks {result.first} to {result.last} ran again, without any mind.")
    if options.verify:
        say(f"{result.digests_checked} digests compared.")
    if result.diverged_at is not None:
        say(f"DIVERGED at tick {result.diverged_at}: {result.difference}")
        if result.components:
            say(f"What differs in the state: {', '.join(result.components)}.")
        if result.other_simulation:
            say(f"No wonder: {result.other_simulation}.")
    if options.json:
        answer(result.summary())
    return 0 if result.diverged_at is None else DIVERGED


def _check_range(options: ReplayOptions, result: ReplayResult) -> None:
    """Raise NoSuchTick where nothing was asked for that there is: nothing was verified then."""
    start, end, last = options.start, options.end, result.last
    if start is not None and last < start and (end is None or last < end):
        raise NoSuchTick(f"tick {start} can't be replayed: {result.world} has 1 to {last}")
    if end is not None and last < end:
        say(f"{result.world} ends at tick {last}, before --to {end}.")


def _tell_events(options: ReplayOptions, folder: Path) -> None:
    """Print what happened, a line of JSON for each event."""
    for world, events in retell(folder, options.start, options.end):
        for event in events:
            answer(record_of(world, event), flush=False)


@contextmanager
def _traced(options: ReplayOptions) -> Iterator[Around | None]:
    trace = open_trace(options.trace, "replay")
    try:
        yield None if trace is None else trace.around
    finally:
        if trace is not None:
            trace.close()
