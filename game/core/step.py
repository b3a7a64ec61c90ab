"""One tick: the only way a world changes."""

from collections.abc import Sequence

from game.core.apply import apply
from game.core.commands import Entry
from game.core.events import Event
from game.core.systems import SYSTEMS
from game.core.world import World


def step(world: World, entries: Sequence[Entry] = ()) -> list[Event]:
    """Advance the world by one tick: apply the commands in order, then every system.

    Pure but for the world it is given: the same world and commands give the same
    state and events, in any process. Returns the tick's events in order of their ids.
    """
    world.tick += 1
    world.events = []
    for entry in entries:
        apply(world, entry)
    for system in SYSTEMS:
        system(world)
    return world.events
