"""The chronicle: the world's own story, written from its events and from nothing else.

`teller.py` makes entries of events, with `fights.py` and `wonders.py` for what is told in one
sentence; `weighing.py` says what each is worth, `day.py` chooses what fits a page, and `book.py`
keeps chronicle.md in the world's folder.
"""

from game.chronicle.book import Chronicle
from game.chronicle.day import Day
from game.chronicle.entry import Entry

__all__ = ["Chronicle", "Day", "Entry"]
