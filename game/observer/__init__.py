"""Watching a world from outside: figures, the readable log, dumps of the whole state.

Nothing here changes a world, and nothing here is needed to run one.
"""

from game.observer.log import WorldLog, open_log
from game.observer.observer import WorldObserver
from game.observer.telling import record_of
from game.observer.times import TickTimes
from game.observer.trace import Trace, open_trace

__all__ = [
    "TickTimes",
    "Trace",
    "WorldLog",
    "WorldObserver",
    "open_log",
    "open_trace",
    "record_of",
]
