"""Aside: a panel on the map's right part, one at a time: charts, or the chronicle."""

from pygame import Rect

from game.ui.panels.panel import Panel


class Aside(Panel):
    """Open or not."""

    def __init__(self) -> None:
        """Closed at first."""
        super().__init__()
        self.shown = False

    def toggle(self) -> None:
        """Open or close it."""
        self.shown = not self.shown
        self.renew()

    def renew(self) -> None:
        """Look at once whether there is anything new."""

    def clear(self) -> None:
        """Forget all, for another world."""
        raise NotImplementedError

    @staticmethod
    def width_beside(world: Rect) -> int:
        """Pixels that it takes of a map's width."""
        return min(max(world.w * 42 // 100, 290), 420)
