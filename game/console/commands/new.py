"""/new."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context

MOST = 2**53
"""A seed is at most so large."""


class New(Command):
    """/new [scenario] [seed]

    Make a new world, of a scenario if one is named, and go there. The one that runs is saved.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and make it."""
        if len(words) > 2:
            raise Complaint("a scenario and a seed are all there is to say")
        scenario = "" if not words or words[0].isdecimal() else words.pop(0)
        seed = read.number(words[0], "the seed", 0, MOST) if words else None
        return [context.new(scenario, seed)]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The scenarios by name."""
        return () if words else context.scenarios()
