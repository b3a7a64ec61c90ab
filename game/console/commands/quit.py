"""/quit."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Quit(Command):
    """/quit

    Save the world and leave, as by closing the window.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Leave."""
        context.leave()
        return ["saving, and leaving"]
