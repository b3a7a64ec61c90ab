"""Sky: the verbs by which sky and season turn, whoever turns them.

They write World.weather. What kinds there are is rows of assets/content/weather.yaml.
"""

from game.core.content import WeatherRow
from game.core.events import SeasonChanged, WeatherChanged
from game.core.world import World

FAIR = "fair"
FIRST = 500
"""Ticks of fair weather with which a world begins."""
FIRST_SEASON = 2400
"""Ticks at its beginning in which there is neither plenty nor want."""


def begin(world: World) -> None:
    """A new world has a while of fair weather, and longer no season, before it."""
    its = world.weather
    if not its.season_until:
        its.until = world.tick + FIRST
        its.season_until = world.tick + FIRST_SEASON


def turn_to(world: World, row: WeatherRow, ticks: int = 0) -> None:
    """Let the sky be of a kind, for so many ticks or as its row draws; it is told if new."""
    begin(world)
    its = world.weather
    new, its.kind = row.name != its.kind, row.name
    its.until = world.tick + (ticks or _length(world, row))
    its.growth = _growth(world)
    if new:
        told(world, row)


def begin_season(world: World, row: WeatherRow, ticks: int = 0) -> None:
    """Let a season of plenty or want begin, for so many ticks or as its row draws."""
    begin(world)
    its = world.weather
    its.season, its.season_until = row.name, world.tick + (ticks or _length(world, row))
    its.growth = _growth(world)
    _told_of_season(world, row.text)


def end_season(world: World, ticks: int) -> None:
    """Go back to ordinary times, for so many ticks at least."""
    begin(world)
    its = world.weather
    season = world.content.weather.get(its.season)
    its.season, its.season_until = "", world.tick + ticks
    its.growth = _growth(world)
    if season is not None:
        lean = season.growth < 100
        _told_of_season(world, "The lean time is over" if lean else "The time of plenty is over")


def told(world: World, row: WeatherRow) -> None:
    """Let it be known how the sky is."""
    world.emit(WeatherChanged(weather=row.name, told=row.text, until=world.weather.until))


def _told_of_season(world: World, words: str) -> None:
    its = world.weather
    world.emit(
        SeasonChanged(season=its.season, told=words, growth=its.growth, until=its.season_until)
    )


def _length(world: World, row: WeatherRow) -> int:
    return row.shortest + world.draw(0, "how long", row.longest - row.shortest + 1)


def _growth(world: World) -> int:
    """The factor of sky and season together, in hundredths."""
    rows, its = world.content.weather, world.weather
    season = rows[its.season].growth if its.season else 100
    return rows[its.kind].growth * season // 100
