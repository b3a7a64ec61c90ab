"""Measured: the series that a run keeps, as curves for the panel."""

from game.measures.catalogue import COUNTS, POWER, PRICE, USERS, title
from game.measures.series import Series
from game.ui.charts.curve import Curve

_COUNTED = frozenset(measure.name for measure in COUNTS)


def curves_of(series: Series) -> list[Curve]:
    """A curve for each measure, in the catalogue's order; of prices those that there are."""
    return [
        Curve(name, title(name), series.ticks, values, counted=name in _COUNTED)
        for name, values in series.values.items()
        if (not name.startswith(PRICE) or any(values)) and not _is_detail(name)
    ]


def _is_detail(name: str) -> bool:
    """Who has used a power stands in the file, and would be too much for a panel."""
    return name.startswith(POWER) and name.endswith(USERS)
