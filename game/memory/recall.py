"""Recall: which of somebody's memories a situation brings back.

Score = recency, importance and relevance, each 0..1, by their weights.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from game.config.settings import Memory as Weights
from game.memory.index import Index, words_of
from game.memory.memory import MOST, Memory

BEST, LATEST, WEIGHTIEST = 40, 30, 30
"""How many of those that fit, of the newest and of the most important are weighed."""
FADES = 1.0
"""Days in which a memory loses half of its recency."""


class Recalled(Struct, frozen=True):
    """One memory with its score and what that is made of, before the weights."""

    memory: Memory
    score: float
    recency: float
    importance: float
    relevance: float


def recall(
    agent: int,
    words: str,
    tick: int,
    day_ticks: int,
    weights: Weights,
    index: Index | None,
    fresh: Iterable[Memory] = (),
) -> list[Recalled]:
    """The memories that score best, best first; one only of those that say the same.

    `fresh` are those that the index doesn't hold yet. Raises sqlite3.Error.
    """
    wanted = words_of(words)
    found: dict[tuple[int, str], tuple[Memory, float]] = {}
    if index is not None:
        for memory in index.near(agent, tick, LATEST, WEIGHTIEST):
            found[memory.number, memory.kind] = memory, 0.0
        for memory, fit in index.search(agent, wanted, tick, BEST):
            found[memory.number, memory.kind] = memory, fit
    for memory in fresh:
        if memory.tick <= tick:
            found[memory.number, memory.kind] = memory, _shared(wanted, memory)
    scored = [_scored(memory, fit, tick, day_ticks, weights) for memory, fit in found.values()]
    scored.sort(key=lambda r: (-r.score, -r.memory.tick, -r.memory.number))
    chosen: dict[str, Recalled] = {}
    for one in scored:
        chosen.setdefault(one.memory.text, one)
        if len(chosen) == weights.retrieved:
            break
    return list(chosen.values())


def _scored(memory: Memory, fit: float, tick: int, day_ticks: int, weights: Weights) -> Recalled:
    recency = 0.5 ** ((tick - memory.tick) / (FADES * day_ticks))
    importance = memory.importance / MOST
    score = weights.recency * recency + weights.importance * importance + weights.relevance * fit
    return Recalled(memory, score, recency, importance, fit)


def _shared(wanted: Sequence[str], memory: Memory) -> float:
    """How well a memory fits that no index has seen: the share of the words in it."""
    if not wanted:
        return 0.0
    own = set(words_of(memory.text))
    return sum(word in own for word in wanted) / len(wanted)
