"""Sky: the verbs by which sky and season turn, whoever turns them.

They write World.weather. What kinds there are is rows of assets/content/weather.yaml.
"""

from game.core.content import WeatherRow
from game.core.events import SeasonChanged, WeatherChanged
from game.core.world import World

FAIR = "fair"


def turn_to(world: World, row: WeatherRow) -> None:
    """Let the sky be of a kind, for as long as its row draws; it is told if that is new."""
    its = world.weather
    new, its.kind = row.name != its.kind, row.name
    its.until = world.tick + _length(world, row)
    its.growth = _growth(world)
    if new:
        told(world, row)


def begin_season(world: World, row: WeatherRow) -> None:
    """Let a season of plenty or want begin."""
    its = world.weather
    its.season, its.season_until = row.name, world.tick + _length(world, row)
    its.growth = _growth(world)
    _told_of_season(world, row.text)


def end_season(world: World, ticks: int) -> None:
    """Go back to ordinary times, for so many ticks at least."""
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
