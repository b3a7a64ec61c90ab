"""Measured: the series that a run keeps, as curves for the panel."""

from game.measures.catalogue import COUNTS, PRICE, title
from game.measures.series import Series
from game.ui.charts.curve import Curve

_COUNTED = frozenset(measure.name for measure in COUNTS)


def curves_of(series: Series) -> list[Curve]:
    """A curve for each measure, in the catalogue's order; of prices those that there are."""
    return [
        Curve(name, title(name), series.ticks, values, counted=name in _COUNTED)
        for name, values in series.values.items()
        if not name.startswith(PRICE) or any(values)
    ]
