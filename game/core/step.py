"""One tick: the only way a world changes."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from game.core.apply import apply
from game.core.commands import Entry
from game.core.events import Event
from game.core.systems import SYSTEMS, System
from game.core.world import World

Around = Callable[[str, Callable[[], Any]], Any]
"""Does what it is given, under a name, and returns what came of it: `--trace` measures so."""


def step(world: World, entries: Sequence[Entry] = (), around: Around | None = None) -> list[Event]:
    """Advance the world by one tick: apply the commands in order, then every system.

    Pure but for the world it is given: the same world and commands give the same
    state and events, in any process. Returns the tick's events in order of their ids.
    `around` is put around each command and system; it can see them pass, not change them.
    """
    deque(parts(world, entries, around), maxlen=0)
    return world.events


def parts(
    world: World, entries: Sequence[Entry] = (), around: Around | None = None
) -> Iterator[int]:
    """The same tick bit by bit: all commands, then a system each time it is asked to go on, or
    a slice of one that has them. Gives the number of the system that comes next, from 1.

    Between two parts the world is sound, as every system finds it, but no state: what the
    tick brings forth is not all there. Whoever begins it goes through to the end.
    """
    world.tick += 1
    world.events = []
    for entry in entries:
        if around is None:
            apply(world, entry)
        else:
            kind = str(entry.command.__struct_config__.tag)
            around(f"command {kind}", partial(apply, world, entry))
    for number, system in enumerate(SYSTEMS, 1):
        yield number
        if around is not None:
            around(system.__name__, partial(_whole, system, world))
        elif (slices := system(world)) is not None:
            for _ in slices:
                yield number


def _whole(system: System, world: World) -> None:
    deque(system(world) or (), maxlen=0)
