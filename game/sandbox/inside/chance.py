"""Chance: random draws that come out the same for the same seed, on every Python."""

from __future__ import annotations

import math
from typing import Any

_MASK = 2**64 - 1


class Chance:
    """What abilities know as `rng` and as `random`: splitmix64, no state outside."""

    __slots__ = ("_state",)

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def _below(self, bound: int) -> int:
        if bound < 1:
            raise ValueError("there is nothing to choose from")
        return self._next() % bound

    def random(self) -> float:
        """A number from 0 up to, but not, 1."""
        return (self._next() >> 11) / 2**53

    def randint(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return int(low) + self._below(int(high) - int(low) + 1)

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        """A number of the range."""
        numbers = range(start) if stop is None else range(start, stop, step)
        return numbers[self._below(len(numbers))]

    def uniform(self, low: float, high: float) -> float:
        """A number between the two."""
        return low + (high - low) * self.random()

    def choice(self, things: Any) -> Any:
        """One of the things."""
        things = tuple(things)
        if not things:
            raise IndexError("there is nothing to choose from")
        return things[self._below(len(things))]

    def sample(self, things: Any, k: int) -> list[Any]:
        """So many different ones of the things, in random order."""
        left = list(things)
        if not 0 <= k <= len(left):
            raise ValueError(f"{k} can't be drawn from {len(left)}")
        return [left.pop(self._below(len(left))) for _ in range(k)]

    def shuffle(self, things: list[Any]) -> None:
        """Put a list into random order."""
        if type(things) is not list:
            raise TypeError("only a list can be shuffled")
        for last in range(len(things) - 1, 0, -1):
            other = self._below(last + 1)
            things[last], things[other] = things[other], things[last]


DRAWS = frozenset({"random", "randint", "randrange", "uniform", "choice", "sample", "shuffle"})


class Mathematics:
    """What abilities know as `math`: functions of bounded cost."""

    __slots__ = ()


_NUMBERS = """acos asin atan atan2 ceil copysign cos cosh degrees dist e exp fabs floor fmod fsum
gcd hypot inf isclose isfinite isinf isnan isqrt lcm log log10 log2 nan pi pow radians sin sinh
sqrt tan tanh tau trunc"""
NUMBERS = {name: getattr(math, name) for name in _NUMBERS.split()}
