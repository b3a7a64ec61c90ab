"""Weather: the sky turns, and seasons of plenty and want come and go.

Writes World.weather. What kinds there are is rows of assets/content/weather.yaml.
"""

from game.core.components import Weather
from game.core.content import WeatherRow
from game.core.events import SeasonChanged, WeatherChanged
from game.core.world import World

FAIR = "fair"
FIRST = 500
"""Ticks of fair weather with which a world begins."""
USUAL = (2400, 6000)
"""How long a season is neither: least and most ticks."""
TURNS = 70
"""Of a hundred times that fair weather is over, so many bring another, at the usual rule."""


def weather(world: World) -> None:
    """Turn the sky and the season when their time is over."""
    rules, its, rows = world.rules, world.weather, world.content.weather
    if not rows:
        return
    if not rules.dangers or not rules.weather:
        if its.kind != FAIR or its.season or its.growth != 100:
            world.weather = Weather(until=world.tick)
            _told(world, rows[FAIR])
        return
    if not its.season_until:
        its.until = world.tick + FIRST
        its.season_until = world.tick + USUAL[0]
    if world.tick >= its.until:
        _turn(world)
    if world.tick >= its.season_until:
        _season(world)


def _turn(world: World) -> None:
    its, rows = world.weather, world.content.weather
    row = rows[FAIR]
    if its.kind == FAIR and world.draw(0, "sky", 100) * 100 < TURNS * world.rules.weather:
        row = _drawn(world, [r for r in rows.values() if not r.season and r.name != FAIR]) or row
    if row.name == its.kind:
        its.until = world.tick + _length(world, row)
        return
    its.kind, its.until = row.name, world.tick + _length(world, row)
    its.growth = _growth(world)
    _told(world, row)


def _season(world: World) -> None:
    its, rows = world.weather, world.content.weather
    row = None
    if not its.season:
        row = _drawn(world, [r for r in rows.values() if r.season])
    if row is not None and world.draw(0, "any season", 100) < world.rules.weather:
        its.season, its.season_until = row.name, world.tick + _length(world, row)
        text = row.text
    else:
        text = "The lean time is over" if its.season and rows[its.season].growth < 100 else ""
        text = text or ("The time of plenty is over" if its.season else "")
        its.season = ""
        low, high = USUAL
        its.season_until = world.tick + low + world.draw(0, "usual", high - low)
    its.growth = _growth(world)
    if text:
        world.emit(
            SeasonChanged(season=its.season, told=text, growth=its.growth, until=its.season_until)
        )


def _drawn(world: World, rows: list[WeatherRow]) -> WeatherRow | None:
    """One of some rows, by their chances."""
    total = sum(row.chance for row in rows)
    if not total:
        return None
    luck = world.draw(0, "weather", total)
    for row in rows:
        luck -= row.chance
        if luck < 0:
            return row
    raise AssertionError("a draw below the sum of all chances meets one of them")


def _length(world: World, row: WeatherRow) -> int:
    return row.shortest + world.draw(0, "how long", row.longest - row.shortest + 1)


def _growth(world: World) -> int:
    """The factor of sky and season together, in hundredths."""
    rows, its = world.content.weather, world.weather
    season = rows[its.season].growth if its.season else 100
    return rows[its.kind].growth * season // 100


def _told(world: World, row: WeatherRow) -> None:
    world.emit(WeatherChanged(weather=row.name, told=row.text, until=world.weather.until))
