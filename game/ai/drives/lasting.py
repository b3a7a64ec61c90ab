"""Draws that last: what is the same for somebody's whole life, such as a taste."""

from functools import lru_cache

from game.core.rng import draw


@lru_cache(maxsize=65536)
def lasting(seed: int, agent: int, what: str, below: int) -> int:
    """An integer in 0..below-1 that stays the same for this person.

    >>> lasting(1, 7, "taste", 10) == lasting(1, 7, "taste", 10)
    True
    """
    return draw(seed, 0, agent, what, below)
