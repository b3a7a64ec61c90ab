"""/minds."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Context


class Minds(Command):
    """/minds

    Tell which mind answers, how often it was asked, was late or failed, what was mended in
    its answers, and what it cost.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        figures = context.model()
        if not figures:
            return ["built-in minds; no model is asked"]
        return [f"{name.replace('_', ' ')}: {_told(value)}" for name, value in figures.items()]


def _told(value: object) -> str:
    """A figure, or how often each kind of a thing was."""
    if isinstance(value, dict):
        return ", ".join(f"{kind.replace('_', ' ')} {n}" for kind, n in value.items()) or "none"
    return str(value)
