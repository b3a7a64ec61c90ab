"""Beside: another world next to the one that runs, for the window."""

from pathlib import Path

from game.compare.board import Board
from game.compare.comparison import compare_pasts
from game.persistence import History
from game.ui.compare.worker import Told, Wish


def beside(mine: Path, other: Path, wish: Wish, told: Told) -> Board:
    """Two worlds as they are now, however far they go meanwhile. Raises SaveError."""
    there = History(other).last
    pasts = (
        History(mine, durable=lambda: wish.live),
        History(other, durable=lambda: there),
    )
    found = compare_pasts(pasts, min(wish.at, there), told=told)
    return Board(found, wish.size, wish.scale, told)
