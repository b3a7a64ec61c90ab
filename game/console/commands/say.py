"""/say."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import Voice

ALL = "all"


class Say(Command):
    """/say <agent|all> <words>

    Speak as a voice from nowhere, to one person or to everybody.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if len(words) < 2:
            raise Complaint("say what to whom?")
        agent = 0 if words[0].casefold() == ALL else read.agent(context, words[0])
        context.submit(Voice(text=" ".join(words[1:]), agent=agent))
        return [f"{context.world.label(agent) if agent else 'everybody'} will hear it"]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living, and all of them."""
        return () if words else [ALL, *read.people(context)]
