"""Ruler: where days, nights and labels of a stretch of ticks stand."""

from collections.abc import Iterator
from itertools import count

from game.core.rules import Rules

DAY = 1440
DUSK, DAWN = 21 * 60, 5 * 60
STEPS = (1, 2, 5, 10, 15, 30, 60, 180, 360, 720)
"""Minutes between two labels, as far as a day."""


def tick_of(rules: Rules, minute: int) -> float:
    """The tick of a minute, counted from the midnight before the world began.

    >>> tick_of(Rules(), 7 * 60), tick_of(Rules(), 24 * 60)
    (0.0, 1700.0)
    """
    return minute * rules.day_ticks / DAY - rules.first_hour * rules.day_ticks // 24


def minute_of(rules: Rules, tick: float) -> int:
    """The minute of a tick, counted the same way."""
    return int((tick + rules.first_hour * rules.day_ticks // 24) * DAY / rules.day_ticks)


def nights(rules: Rules, start: float, end: float) -> Iterator[tuple[float, float]]:
    """First and last tick of each night that reaches into a stretch."""
    day = minute_of(rules, start) // DAY - 1
    while (dusk := tick_of(rules, day * DAY + DUSK)) < end:
        dawn = tick_of(rules, (day + 1) * DAY + DAWN)
        if dawn > start:
            yield dusk, dawn
        day += 1


def labels(rules: Rules, start: float, end: float, most: int) -> Iterator[tuple[float, str, bool]]:
    """Tick, text and whether a day begins there; at most about so many.

    >>> [text for _, text, _ in labels(Rules(), 0, 2400, 4)]
    ['12:00', '18:00', 'Day 2', '06:00']
    """
    minutes = (end - start) * DAY / rules.day_ticks
    least = minutes / max(1, most)
    step = next(step for step in _steps() if step >= least)
    minute = -(-minute_of(rules, start) // step) * step
    while (tick := tick_of(rules, minute)) <= end:
        if tick >= start:
            hour = minute % DAY
            text = f"{hour // 60:02}:{hour % 60:02}" if hour else f"Day {minute // DAY + 1}"
            yield tick, text, not hour
        minute += step


def _steps() -> Iterator[int]:
    """Minutes between two labels, ever more."""
    yield from STEPS
    for power in count():
        for days in (1, 2, 5):
            yield days * 10**power * DAY
