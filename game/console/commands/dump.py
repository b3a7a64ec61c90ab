"""/dump."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Dump(Command):
    """/dump [file]

    Write everything there is to know about the world to a JSON file, to be read.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Write."""
        return [context.dump(" ".join(words))]
