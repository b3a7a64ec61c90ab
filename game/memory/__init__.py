"""Memory: what each person has lived through, kept beside the world and derived from it.

The world's own state holds the latest notes alone. Here an observer keeps a longer stream
for everybody (`stream.py`), bounded (`merging.py`), searchable (`index.py`, `recall.py`) and
readable (`files.py`); `keeper.py` puts them together. Nothing here may change the world, nor
be read by the simulation: a run without it is the same run.
"""

from game.memory.keeper import Keeper
from game.memory.memory import Memory
from game.memory.recall import Recalled

__all__ = ["Keeper", "Memory", "Recalled"]
