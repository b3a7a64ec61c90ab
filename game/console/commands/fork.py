"""/fork."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context


class Fork(Command):
    """/fork [tick] [name]

    Make a new world out of this one's past, up to a tick or up to now. Nothing changes
    here; /load goes on in the new one.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Fork."""
        tick = None
        if words and words[0].lstrip("-").isdigit():
            tick = read.number(words[0], "the tick", 0, context.session.world.tick)
            words = words[1:]
        if len(words) > 1:
            raise Complaint("a name of several words needs quotes")
        return [context.fork(tick, words[0] if words else "")]
