"""/debug."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.console.describe import describe


class Debug(Command):
    """/debug [agent]

    Show all there is to know about a person or a thing: an id (7, apple_12), a name, or
    whatever is selected.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Describe."""
        found = read.entity(context, " ".join(words) or read.SELECTED)
        if found not in context.world.kind:
            raise Complaint(f"{context.world.label(found)} is dead")
        return describe(context.world, found)

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
