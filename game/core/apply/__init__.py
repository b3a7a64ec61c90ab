"""Apply: carry out one numbered command, or refuse it with a reason.

A file for each family of commands, with a table of who carries out which. What can't be done is
refused before anything has been changed.
"""

from game.core.apply import deciding, inner, magic, nature, things
from game.core.apply.refusing import Handler, Refused
from game.core.commands import Entry
from game.core.events import CommandRefused
from game.core.world import World

_HANDLERS: dict[type, Handler] = {
    **deciding.HANDLERS,
    **things.HANDLERS,
    **inner.HANDLERS,
    **nature.HANDLERS,
    **magic.HANDLERS,
}


def apply(world: World, entry: Entry) -> None:
    """Carry out a command; a refusal becomes an event."""
    try:
        _HANDLERS[type(entry.command)](world, entry.command)
    except Refused as why:
        world.emit(CommandRefused(number=entry.number, reason=str(why)))
