"""/tell."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import Plant

RUMOUR = "rumour"


class Tell(Command):
    """/tell <agent> <words>

    Let somebody know something from nowhere, which they may pass on; /facts shows how far
    it gets. Somebody named in it won't be told of it.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if len(words) < 2:
            raise Complaint("tell whom what?")
        agent = read.agent(context, words[0])
        world, text = context.world, " ".join(words[1:]).strip()
        named = [one for one in world.agents if world.label(one) in text and one != agent]
        context.submit(
            Plant(fact=RUMOUR, knowers=(agent,), subject=named[0] if named else 0, text=text)
        )
        return [f"{world.label(agent)} will know it"]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
