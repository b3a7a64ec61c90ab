"""Command: what each file of commands/ defines one of."""

from collections.abc import Iterable

from game.console.context import Context


class Command:
    """/name <what must be given> [what may be]

    What it does, in a sentence or more. The first line of a command's docstring is its
    usage, and all of it is its help.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Do it; returns lines to show. Raises Complaint for words that make no sense."""
        raise NotImplementedError

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """What the next word could be, after `words`."""
        return ()

    @property
    def usage(self) -> str:
        """How it is written."""
        return self.help[0]

    @property
    def summary(self) -> str:
        """What it does, in one sentence."""
        return " ".join(self.help[1:]).partition(". ")[0].rstrip(".") + "."

    @property
    def help(self) -> list[str]:
        """Its docstring, a line each, without the indent."""
        lines = [line.strip() for line in (self.__doc__ or "").strip().splitlines()]
        return [line for line in lines if line]
