"""/whisper."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import Whisper as Think


class Whisper(Command):
    """/whisper <agent> <words>

    Let a thought come to one person, as if it were their own. For a while it draws them to
    what it names: a person, a place, a thing, a deed.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if len(words) < 2:
            raise Complaint("whisper what to whom?")
        agent = read.agent(context, words[0])
        context.submit(Think(agent=agent, text=" ".join(words[1:])))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
