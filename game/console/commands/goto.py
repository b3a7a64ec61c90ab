"""/goto."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context


class Goto(Command):
    """/goto <tick | event <id> | now>

    Show the world as it was after a tick, or after an event and whom that was about. The
    world that runs isn't touched; /goto now returns to it.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Go there."""
        if len(words) == 1 and words[0].casefold() == "now":
            return [context.goto(-1, 0)]
        if len(words) == 2 and words[0].casefold() == "event":
            last = context.session.world.next_event - 1
            number = read.number(words[1].removeprefix("#"), "the event", 1, last)
            event = context.event(number)
            whom = next((who for who in event.concerns() if who), 0)
            return [context.goto(event.tick, whom)]
        if len(words) != 1:
            raise Complaint("go where?")
        if words[0].startswith("#"):
            return self.run(context, ["event", words[0]])
        tick = read.number(words[0], "the tick", 0, context.session.world.tick)
        return [context.goto(tick, 0)]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """What is not a number."""
        return () if words else ("event", "now")
