"""/seed."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Seed(Command):
    """/seed

    Tell the seed of this world: the same seed and commands make the same world.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        return [f"seed {context.world.seed}"]
