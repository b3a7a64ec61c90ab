"""/minds."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Minds(Command):
    """/minds

    Tell which mind answers, and how often it was asked, was late, and what it cost.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        figures = context.model()
        if not figures:
            return ["built-in minds; no model is asked"]
        return [f"{name.replace('_', ' ')}: {value}" for name, value in figures.items()]
