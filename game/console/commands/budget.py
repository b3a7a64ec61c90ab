"""/budget."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Complaint, Context


class Budget(Command):
    """/budget [DOLLARS]

    Tell what the minds have cost, what may still be spent, and what an hour will cost; or
    let this world spend so much in its whole life. It is kept with the world.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell, or change."""
        if not words:
            return context.budget(None)
        try:
            dollars = float(words[0].lstrip("$"))
        except ValueError:
            dollars = -1.0
        if len(words) > 1 or not 0 <= dollars <= 100_000:
            raise Complaint(f"{' '.join(words)!r} is no budget: write dollars, such as 2.50")
        return context.budget(dollars)
