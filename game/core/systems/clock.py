"""Clock: tells of dawn and dusk."""

from game.core.events import DayBroke, NightFell
from game.core.world import World


def clock(world: World) -> None:
    """Emit the turn between day and night when this tick brings it."""
    rules, tick = world.rules, world.tick
    night = rules.is_night(tick)
    if night != rules.is_night(tick - 1):
        day = rules.day(tick)
        world.emit(NightFell(day=day) if night else DayBroke(day=day))
