"""Lookup: memories by their numbers, and conclusions, in a world's folder. Any thread may ask."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from game.memory.index import Index
from game.memory.memory import Memory
from game.persistence.layout import INDEX, MEMORIES


def numbered(folder: Path, agent: int, numbers: Collection[int]) -> dict[int, Memory]:
    """Number -> what somebody remembers under it; what was merged since is missing."""
    try:
        with closing(Index(folder / MEMORIES / INDEX, readonly=True)) as index:
            return {memory.number: memory for memory in index.numbered(agent, numbers)}
    except sqlite3.Error:
        return {}


def concluded(folder: Path, agent: int, upto: int, most: int) -> list[Memory]:
    """Somebody's newest conclusions up to a tick, oldest first."""
    try:
        with closing(Index(folder / MEMORIES / INDEX, readonly=True)) as index:
            return index.conclusions(agent, upto, most)
    except sqlite3.Error:
        return []
