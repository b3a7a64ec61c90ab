"""/kill."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import Kill as KillCommand


class Kill(Command):
    """/kill <entity>

    End a life, or take a thing out of the world. An entity is an id (7, apple_12), a
    person's name, or `selected`.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Find it, and submit."""
        if not words:
            raise Complaint("kill whom?")
        found = read.entity(context, " ".join(words))
        if found not in context.world.kind:
            raise Complaint(f"{context.world.label(found)} is dead already")
        context.submit(KillCommand(entity=found))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
