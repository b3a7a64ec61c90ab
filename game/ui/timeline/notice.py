"""Notice: what the banner of the past says."""

from typing import NamedTuple

from game.core.narrate import clock as day_and_hour
from game.timing import speed_name
from game.ui.desk import Desk
from game.ui.timeline.past import Past


class Notice(NamedTuple):
    """The banner's words."""

    title: str
    more: str = ""
    """Beside it, in small letters."""
    progress: float | None = None
    """0..1 while something is being made or fetched."""
    bad: bool = False
    caution: str = ""
    """What must be known of the moment that is seen, in a line of its own."""


FOREIGN = "Run by another version of the rules: shown as it would go today"


def notice_of(desk: Desk, past: Past, slow: bool, forking: int | None) -> Notice:
    """Of a past that is open; `slow`: its moment takes long to come.

    forking: the tick at which another world branches off just now, if one does.
    """
    if past.fault:
        return Notice(past.fault, "Now (End) returns", bad=True)
    if forking is not None:
        return Notice(f"A new world branches off: {told(desk, forking)} …", progress=0.5)
    moment = told(desk, past.tick)
    waits = f"Now (End) returns: the world waits at tick {past.live_tick:,}"
    if not past.goes_on:
        waits = f"Now (End) returns to tick {past.live_tick:,}"
    if slow:
        return Notice(f"Going to {moment} …", waits, past.progress, caution=caution_of(desk, past))
    moving = ""
    if not desk.time.paused:
        moving = f" · {'running back' if past.back else 'running'} {speed_name(desk.time.speed)}"
    return Notice(f"The past: {moment}{moving}", waits, caution=caution_of(desk, past))


def caution_of(desk: Desk, past: Past) -> str:
    """What must be known of the moment that is seen; "" where there is nothing to warn of."""
    if not past.open or past.fault or desk.chronicle is None:
        return ""
    return FOREIGN if desk.chronicle.foreign(past.tick) else ""


def told(desk: Desk, tick: int) -> str:
    """A moment in words."""
    day, hour = day_and_hour(desk.world.rules, tick).rsplit(" ", 1)
    return f"{day}, {hour} (tick {tick:,})"
