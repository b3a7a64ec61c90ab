"""/tp."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import Teleport


class Tp(Command):
    """/tp <entity> <x y | other>

    Move something to a tile, or to where something else is. If the place is taken, it
    comes as near as it can.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        world = context.world
        if not 2 <= len(words) <= 3:
            raise Complaint("move what where?")
        mover = _on_the_map(context, words[0])
        if len(words) == 3:
            x, y = read.tile(world, words[1], words[2])
        else:
            at = world.position[_on_the_map(context, words[1])]
            x, y = at.x, at.y
        context.submit(Teleport(entity=mover, x=x, y=y))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living, twice."""
        return read.people(context) if len(words) < 2 else ()


def _on_the_map(context: Context, word: str) -> int:
    found = read.entity(context, word)
    if found in context.world.position:
        return found
    item = context.world.item.get(found)
    where = f"in the hands of {context.world.label(item.holder)}" if item else "dead"
    raise Complaint(f"{context.world.label(found)} is not on the map: it is {where}")
