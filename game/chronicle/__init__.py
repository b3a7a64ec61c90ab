"""The chronicle: the world's own story, written from its events and from nothing else.

`teller.py` makes entries of events, `day.py` chooses what fits a page, `book.py` keeps
chronicle.md in the world's folder.
"""

from game.chronicle.book import Chronicle
from game.chronicle.day import Day
from game.chronicle.teller import Entry

__all__ = ["Chronicle", "Day", "Entry"]
