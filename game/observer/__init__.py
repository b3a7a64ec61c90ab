"""Watching a world from outside: figures, the readable log, dumps of the whole state.

Nothing here changes a world, and nothing here is needed to run one.
"""

from game.observer.log import WorldLog, open_log
from game.observer.observer import WorldObserver
from game.observer.times import TickTimes

__all__ = ["TickTimes", "WorldLog", "WorldObserver", "open_log"]
