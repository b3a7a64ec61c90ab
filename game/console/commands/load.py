"""/load."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Load(Command):
    """/load [world]

    Take up a world by its name, or this one again from its last save.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Load."""
        return [context.load(" ".join(words))]
