"""When: times as people say them, as ticks of a world."""

import re

from game.core.rules import Rules

TIMES = "a tick, or a time such as 18:00 or day 2 18:00"
SPANS = "a number of ticks, or a span such as 6 hours or 1 day"
_TIME = re.compile(r"(?:day (\d{1,5})[ ,]+)?(\d{1,2}):(\d\d)")
_TICK = re.compile(r"tick (\d{1,12})")
_SPAN = re.compile(r"(\d{1,5}) (hour|day)s?")


def tick_at(said: int | str, rules: Rules) -> int | None:
    """The tick of a time in a world that begins at tick 0; None if it is no time.

    Without a day, the first such time that is still to come is meant. A time before the
    world begins is below 0.

    >>> [tick_at(said, Rules()) for said in (300, "day 1 8:00", "18:00", "06:00", "noon")]
    [300, 100, 1100, 2300, None]
    """
    if isinstance(said, int):
        return said
    if found := _TICK.fullmatch(said.casefold()):
        return int(found[1])
    found = _TIME.fullmatch(said.casefold())
    if not found or int(found[2]) > 23 or int(found[3]) > 59:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    began = rules.first_hour * rules.day_ticks // 24
    tick = minutes * rules.day_ticks // 1440 - began
    if found[1]:
        return tick + (int(found[1]) - 1) * rules.day_ticks if int(found[1]) else None
    return tick if tick > 0 else tick + rules.day_ticks


def ticks_of(said: int | str, rules: Rules) -> int | None:
    """How long a span is, in ticks; None if it is no span.

    >>> [ticks_of(said, Rules()) for said in (50, "6 hours", "1 day", "soon")]
    [50, 600, 2400, None]
    """
    if isinstance(said, int):
        return said or None
    found = _SPAN.fullmatch(said.casefold())
    if not found or not int(found[1]):
        return None
    return int(found[1]) * rules.day_ticks // (24 if found[2] == "hour" else 1)
