"""/save."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Save(Command):
    """/save

    Save the world now.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Save."""
        return [context.save()]
