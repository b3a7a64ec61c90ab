"""Table: rows of figures as lines for people, as they come."""

Row = dict[str, str | int | float | None]


def percentile(figures: list[float], percent: int) -> float:
    """The smallest figure that so many percent don't exceed.

    >>> percentile([4, 1, 3, 2], 50), percentile([4, 1, 3, 2], 99)
    (2, 4)
    """
    ranked = sorted(figures)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


class Table:
    """Lays out rows under the names of their figures."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def add(self, row: Row) -> list[str]:
        """The lines for one more row, headed where its names are new."""
        lines = []
        if list(row) != self._names:
            self._names = list(row)
            lines.append("  ".join(f"{name:>{_width(name)}}" for name in row))
        lines.append("  ".join(f"{_text(value):>{_width(name)}}" for name, value in row.items()))
        return lines


def _width(name: str) -> int:
    return max(9, len(name))


def _text(value: str | int | float | None) -> str:
    """
    >>> _text(0.123456), _text(1234.5), _text(None), _text(12)
    ('0.1235', '1234', '-', '12')
    """
    if value is None:
        return "-"
    return (
        f"{value:.4g}"
        if isinstance(value, float) and value < 1000
        else (f"{value:.0f}" if isinstance(value, float) else str(value))
    )
