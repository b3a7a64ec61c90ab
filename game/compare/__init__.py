"""Two worlds of one family side by side: where they part, by what, and what came of it.

Reads saves and draws; changes nothing. `comparing.py` is its command.
"""

from game.compare.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
