"""Schedule: what a scenario has planned happens when its tick has come.

Reads and writes World.schedule; carries its commands out as if somebody had sent them.
Runs first, as commands from outside do. The plan is state and no input, so that a fork
keeps what is still to come and a replay needs no scenario file.
"""

from bisect import insort_right

from msgspec.structs import replace

from game.core.apply import apply
from game.core.commands import Entry
from game.core.events import Happening
from game.core.world import World

SOURCE = "scenario"


def schedule(world: World) -> None:
    """Carry out all that is due, in its order; what comes again is planned anew."""
    plan = world.schedule
    while plan and plan[0].tick <= world.tick:
        due = plan.pop(0)
        cause = world.emit(Happening(title=due.title)) if due.title else 0
        before = len(world.events)
        apply(world, Entry(number=0, tick=world.tick, source=SOURCE, command=due.command))
        for event in world.events[before:]:
            event.cause = event.cause or cause
        if due.every > 0:
            again = replace(due, tick=world.tick + due.every)
            insort_right(plan, again, key=lambda planned: planned.tick)
