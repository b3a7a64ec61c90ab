"""Weather: the sky turns, and seasons of plenty and want come and go.

Writes World.weather. What kinds there are is rows of assets/content/weather.yaml.
"""

from game.core.components import Weather
from game.core.content import WeatherRow
from game.core.sky import FAIR, begin, begin_season, end_season, told, turn_to
from game.core.world import World

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
            told(world, rows[FAIR])
        return
    begin(world)
    if world.tick >= its.until:
        _turn(world)
    if world.tick >= its.season_until:
        _season(world)


def _turn(world: World) -> None:
    its, rows = world.weather, world.content.weather
    row = rows[FAIR]
    if its.kind == FAIR and world.draw(0, "sky", 100) * 100 < TURNS * world.rules.weather:
        row = _drawn(world, [r for r in rows.values() if not r.season and r.name != FAIR]) or row
    turn_to(world, row)


def _season(world: World) -> None:
    its = world.weather
    row = None
    if not its.season:
        row = _drawn(world, [r for r in world.content.weather.values() if r.season])
    if row is not None and world.draw(0, "any season", 100) < world.rules.weather:
        begin_season(world, row)
    else:
        low, high = USUAL
        end_season(world, low + world.draw(0, "usual", high - low))


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
