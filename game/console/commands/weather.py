"""/weather."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.apply.nature import COMMON, LONGEST_WEATHER
from game.core.commands import SetWeather
from game.core.world import World


class Weather(Command):
    """/weather [kind] [ticks]

    Turn the sky, or begin a season of plenty or want; `common` ends it. Without a kind it
    tells how things stand.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if len(words) > 2:
            raise Complaint("what weather, for how many ticks?")
        world = context.world
        if not words:
            its = world.weather
            left = f" for {its.until - world.tick} ticks" if its.until > world.tick else ""
            season = its.season or COMMON
            return [f"{its.kind}{left}; the season is {season}; things grow at {its.growth} %"]
        kind = read.choice(words[0], "weather", _kinds(world))
        ticks = read.number(words[1], "ticks", 1, LONGEST_WEATHER) if len(words) == 2 else 0
        context.submit(SetWeather(weather=kind, ticks=ticks))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The kinds there are."""
        return () if words else _kinds(context.world)


def _kinds(world: World) -> list[str]:
    return sorted([*world.content.weather, COMMON])
