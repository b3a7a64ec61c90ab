"""The report on one world: its figures over time, as text and as a picture."""

from game.report.figures import Figures, gather

__all__ = ["Figures", "gather"]
