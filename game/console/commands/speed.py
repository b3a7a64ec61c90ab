"""/speed."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Complaint, Context
from game.timing import SPEEDS, speed_name

_NAMES = {speed_name(speed).rstrip("×"): speed for speed in SPEEDS}


class Speed(Command):
    """/speed [1|2|5|max]

    Set how fast time goes, or tell it.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Set or tell."""
        if words:
            speed = _NAMES.get(words[0].casefold().rstrip("×x"))
            if speed is None and words[0].casefold() != "max":
                raise Complaint(f"no speed {words[0]!r}: there are {', '.join(_NAMES)}")
            context.time.speed = speed or 0
        return [f"speed {speed_name(context.time.speed)}"]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The speeds."""
        return () if words else _NAMES
