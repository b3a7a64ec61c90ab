"""/set."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import SetRule
from game.core.rules import CHANGEABLE


class Set(Command):
    """/set [rule] [value]

    Change one of the world's rules from now on. Factors are in hundredths: 200 is twice
    as much. Without a value it tells how the rules stand.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if len(words) > 2:
            raise Complaint("set which rule to what?")
        rules = context.world.rules
        if not words:
            return [f"{name} {getattr(rules, name)}" for name in CHANGEABLE]
        rule = read.choice(words[0], "rule", CHANGEABLE)
        if len(words) == 1:
            least, most = CHANGEABLE[rule]
            return [f"{rule} is {getattr(rules, rule)}; it can be {least} to {most}"]
        value = read.number(words[1], rule, *CHANGEABLE[rule])
        context.submit(SetRule(rule=rule, value=value))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The rules."""
        return () if words else sorted(CHANGEABLE)
