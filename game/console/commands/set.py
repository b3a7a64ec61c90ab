"""/set."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.commands import SetRule
from game.core.rules import CHANGEABLE

MEANS = {
    "ability_patience": "ticks for which an ability's effects are awaited",
    "animals": "how many animals the land bears, %",
    "combat_damage": "what a blow does, %",
    "dangers": "animals, raiders and weather: 1 yes, 0 none",
    "elections": "people stand for mayor by themselves: 1 yes, 0 no",
    "item_spawn_rate": "how often things appear on the ground, %",
    "magic": "people may wish for abilities: 1 yes, 0 no",
    "min_agents": "newcomers come while fewer people live",
    "notices": "people use notice boards: 1 yes, 0 no",
    "parties": "people give parties by themselves: 1 yes, 0 no",
    "plan_ticks": "ticks after which what is being done is thought over",
    "raids": "how often wolves and robbers come, %",
    "sight_day": "how far people see by day, tiles",
    "sight_night": "how far people see at night, tiles",
    "weather": "how much of the time the weather is not fair, %",
}
"""Each rule that can be changed, in words."""


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
            return [f"{name} {getattr(rules, name)}  {MEANS[name]}" for name in CHANGEABLE]
        rule = read.choice(words[0], "rule", CHANGEABLE)
        if len(words) == 1:
            least, most = CHANGEABLE[rule]
            now = f"{rule} is {getattr(rules, rule)}; it can be {least} to {most}"
            return [f"{now} ({MEANS[rule]})"]
        value = read.number(words[1], rule, *CHANGEABLE[rule])
        context.submit(SetRule(rule=rule, value=value))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The rules."""
        return () if words else sorted(CHANGEABLE)
