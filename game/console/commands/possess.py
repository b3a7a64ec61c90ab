"""/possess."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import Possess as Take


class Possess(Command):
    """/possess [agent]

    Take a person over: they do what you choose, with /act or by keys and clicks in the
    window, until you let go of them with /possess and nothing behind it.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the word, and submit."""
        if not words:
            if not context.session.world.possessed:
                raise Complaint("you lead nobody: whom do you take over?")
            context.submit(Take(agent=0))
            return ()
        agent = read.agent(context, " ".join(words))
        context.submit(Take(agent=agent))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
