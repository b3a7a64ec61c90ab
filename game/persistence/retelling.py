"""Retelling: what happened in a range of ticks, with the world as it was after each."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from game.core.events import Event
from game.core.world import World
from game.persistence.history import History


def retell(
    folder: Path, first: int | None = None, last: int | None = None
) -> Iterator[tuple[World, Sequence[Event]]]:
    """The world after each tick `first`..`last` that the log holds, and that tick's events.

    It is the same world each time, moved on. A world that runs may be asked; what is on
    disk is told. Raises SaveError.
    """
    history = History(folder)
    start = history.first + 1 if first is None else max(first, history.first + 1)
    end = history.last if last is None else last
    if start > min(end, history.last):
        return
    for world, events in history.walk(start):
        if world.tick > end:
            return
        yield world, events
        if world.tick == end:
            return
