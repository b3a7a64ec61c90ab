"""/step."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Context


class Step(Command):
    """/step [n]

    Pause, and make one tick, or n.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Ask the clock for single steps."""
        count = read.number(words[0], "n", 1, 100_000) if words else 1
        context.time.step(count)
        return [f"{count} tick{'s' * (count > 1)} from tick {context.world.tick}"]
