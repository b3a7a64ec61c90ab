"""/metrics."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Complaint, Context
from game.measures.catalogue import COUNTS, state_of, title

_STEPS = " .:-=+*#"
WIDTH = 48
"""Signs of a curve."""


class Metrics(Command):
    """/metrics [NAME]

    Tell the measures of this moment, with their curves; or one of them in figures. They are
    kept in metrics.csv in the world's folder.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        series, tick = context.series(), context.world.tick
        if words:
            return _one(context, words[0].casefold())
        now = state_of(context.world)
        lines = []
        for name in series.values:
            _, values = series.upto(tick, name)
            counted = any(measure.name == name for measure in COUNTS)
            if not any(values) and not now.get(name):
                continue
            if counted:
                shown = f"{sum(values):g}"
            elif name in now:
                shown = f"{now[name]:g}"
            else:
                shown = f"{values[-1]:g}"
            lines.append(f"{title(name):28}{shown:>8}  {curve(values)}")
        return lines or ["nothing is measured yet: let the world run for an hour"]


def _one(context: Context, name: str) -> list[str]:
    series = context.series()
    if name not in series.values:
        raise Complaint(f"no measure {name!r}: there are {', '.join(series.values)}")
    ticks, values = series.upto(context.world.tick, name)
    pairs = list(zip(ticks, values, strict=True))[-12:]
    return [title(name), *(f"  tick {tick:>7}: {value:g}" for tick, value in pairs)]


def curve(values: Iterable[float]) -> str:
    """Some values, oldest first, as one line of signs: the last of them, the more the darker.

    >>> curve([0, 1, 2, 7])
    ' .:#'
    """
    shown = list(values)[-WIDTH:]
    if not shown:
        return ""
    low, high = min(shown), max(shown)
    if high == low:
        return _STEPS[3] * len(shown)
    top = len(_STEPS) - 1
    return "".join(_STEPS[round((value - low) * top / (high - low))] for value in shown)
