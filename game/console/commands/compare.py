"""/compare."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Complaint, Context


class Compare(Command):
    """/compare <world>

    Show this world and another of its family side by side: where they part, what was
    changed there, and what came of it. Both stay as they are; Esc closes it.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Compare."""
        if not words:
            known = context.relatives()
            if not known:
                raise Complaint("compare with which world? none is related: /fork makes one")
            raise Complaint(f"compare with which world? related are: {', '.join(known)}")
        if len(words) > 1:
            raise Complaint("one world is compared; a name of several words needs quotes")
        return [context.compare(words[0])]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """Worlds of this one's family."""
        if words:
            return ()
        return [f'"{name}"' if " " in name else name for name in context.relatives()]
