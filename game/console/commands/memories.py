"""/memories."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.narrate import clock
from game.core.observe import observe
from game.memory.situation import words_for


class Memories(Command):
    """/memories <agent> [words]

    What comes back to somebody now, or at some words, best first: the score, and what it is
    made of (how fresh, how important, how fitting, each 0 to 1). All that somebody remembers
    stands in memories/ in the world's folder.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        world = context.world
        if not words:
            raise Complaint("whose memories?")
        agent = read.agent(context, words[0])
        about = " ".join(words[1:]) or words_for(observe(world, agent))
        found = context.recall(agent, about, world.tick)
        if not found:
            return [f"{world.label(agent)} remembers nothing"]
        lines = [f"{world.label(agent)}, at the words: {about or '(none)'}"]
        for one in found:
            memory = one.memory
            cites = f", from {', '.join(f'#{n}' for n in memory.cites)}" if memory.cites else ""
            lines.append(
                f"{one.score:5.2f} (fresh {one.recency:.2f}, weight {one.importance:.2f}, fits "
                f"{one.relevance:.2f}) #{memory.number} {clock(world.rules, memory.tick)}, "
                f"{memory.source}: {memory.text}{cites}"
            )
        return lines

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)
