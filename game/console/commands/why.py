"""/why."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context


class Why(Command):
    """/why <agent> [tick]

    Why somebody does what they do: the decision that stands now, or stood at a tick, who
    made it, what was weighed or what a model was told and said, what led to it and what
    came of it.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Look it up."""
        if not words:
            raise Complaint("say whose decision: a name, an id, or `selected`")
        world = context.world
        tick = world.tick
        if len(words) > 1:
            newest = context.session.world.tick
            tick = read.number(words[1], "the tick", 0, newest)
        if len(words) > 2:
            raise Complaint("a name of several words needs quotes")
        agent = read.entity(context, words[0])
        if agent not in world.names:
            raise Complaint(f"{world.label(agent)} decides nothing: it is no person")
        return context.why(agent, tick)

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
