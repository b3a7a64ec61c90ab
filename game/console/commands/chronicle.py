"""/chronicle."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Complaint, Context


class Chronicle(Command):
    """/chronicle [DAY]

    Tell what happened on the latest day, or on another: the notable things, with their
    reasons and ticks. The whole story stands in chronicle.md in the world's folder.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        days = dict(context.story(context.world.tick))
        if not days:
            return ["nothing has happened yet that is worth a line"]
        day = max(days)
        if words:
            if not words[0].isdigit() or int(words[0]) not in days:
                told = ", ".join(map(str, days))
                raise Complaint(f"nothing is told of day {words[0]!r}: there are days {told}")
            day = int(words[0])
        lines = [f"{entry.line} (tick {entry.tick})" for entry in days[day]]
        return [f"Day {day}", *lines]
