"""Parting: the first tick at which two logs differ, and what was done differently."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from game.core.commands import (
    Decide,
    Entry,
    GrantAbility,
    PlanDay,
    Remember,
    ResolveAbility,
    TellMinds,
    TellWish,
)
from game.core.events import Event
from game.persistence.log_reader import LoggedTick

SHOWN = 12
"""Deeds of people outside the world that are told, for each world."""


@dataclass(slots=True)
class Parting:
    """Where two worlds part."""

    tick: int
    only_a: list[Entry] = field(default_factory=list)
    """Commands of that tick that the other has not."""
    only_b: list[Entry] = field(default_factory=list)
    events_a: list[Event] = field(default_factory=list)
    """The first events of that tick that differ."""
    events_b: list[Event] = field(default_factory=list)


def first_difference(a: Iterable[LoggedTick], b: Iterable[LoggedTick]) -> Parting | None:
    """The first tick that both logs hold and that differs; None if there is none."""
    for left, right in _in_step(iter(a), iter(b)):
        only_a, only_b = (
            _without(left.entries, right.entries),
            _without(right.entries, left.entries),
        )
        if only_a or only_b or left.events != right.events:
            pairs = zip(left.events, right.events, strict=False)
            same = next((i for i, (x, y) in enumerate(pairs) if x != y), None)
            at = min(len(left.events), len(right.events)) if same is None else same
            return Parting(left.tick, only_a, only_b, left.events[at:], right.events[at:])
    return None


def deeds(log: Iterable[LoggedTick], other: Iterable[LoggedTick]) -> list[Entry]:
    """The first commands in one log that came from outside, and that the other has not."""
    found: list[Entry] = []
    others = {
        (entry.tick, repr(entry.command))
        for tick in other
        for entry in tick.entries
        if _deed(entry)
    }
    for tick in log:
        for entry in tick.entries:
            if _deed(entry) and (entry.tick, repr(entry.command)) not in others:
                found.append(entry)
                if len(found) == SHOWN:
                    return found
    return found


def _deed(entry: Entry) -> bool:
    """Whether somebody outside the world gave a command, and not its own people or their Angel."""
    match entry.command:
        case Decide() | PlanDay() | Remember() | ResolveAbility() | TellMinds() | TellWish():
            return False
        case GrantAbility(how="wished"):
            return False
    return True


def _in_step(
    a: Iterator[LoggedTick], b: Iterator[LoggedTick]
) -> Iterator[tuple[LoggedTick, LoggedTick]]:
    """The ticks that both have; a disk may have kept some out of one."""
    left, right = next(a, None), next(b, None)
    while left is not None and right is not None:
        if left.tick == right.tick:
            yield left, right
        behind = left.tick <= right.tick, right.tick <= left.tick
        if behind[0]:
            left = next(a, None)
        if behind[1]:
            right = next(b, None)


def _without(entries: list[Entry], others: list[Entry]) -> list[Entry]:
    """Those whose command and source none of the others has, each counted once."""
    left = [(other.source, other.command) for other in others]
    found = []
    for entry in entries:
        key = entry.source, entry.command
        if key in left:
            left.remove(key)
        else:
            found.append(entry)
    return found
