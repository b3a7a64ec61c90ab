"""/pause."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Pause(Command):
    """/pause

    Stop the world, or let it go on.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Toggle."""
        context.time.toggle()
        return ["paused" if context.time.paused else "going on"]
