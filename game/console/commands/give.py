"""/give."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import Give as GiveCommand


class Give(Command):
    """/give <agent> <item> [count]

    Put new items into somebody's hands.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if not 2 <= len(words) <= 3:
            raise Complaint("give whom what?")
        agent = read.agent(context, words[0])
        item = read.choice(words[1], "item", context.world.content.items)
        count = read.number(words[2], "count", 1, 1000) if len(words) == 3 else 1
        context.submit(GiveCommand(agent=agent, item=item, count=count))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living, then the items."""
        return [read.people(context), sorted(context.world.content.items), [], []][
            min(len(words), 3)
        ]
