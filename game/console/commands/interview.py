"""/interview."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context


class Interview(Command):
    """/interview <agent> <question>

    Ask somebody a question as a stranger would, now or at the moment of the past that is
    looked at. They answer by what they know; nothing in the world comes of it, and nobody
    remembers it.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Ask; the answer may come later."""
        if len(words) < 2:
            raise Complaint("ask whom what?")
        agent, world = read.agent(context, words[0]), context.world
        name = world.label(agent)

        def told(answer: str) -> None:
            context.later(f"{name}: {answer}")

        answer = context.interview(world, agent, " ".join(words[1:]), told)
        return [f"{name}: {answer}" if answer else f"{name} thinks about it ..."]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
