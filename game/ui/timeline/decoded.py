"""Decoded: the moment that is probably seen next, made ready in the rest of a frame."""

from time import perf_counter

from game.core.snapshot import decode
from game.core.world import World

FORGIVING = 0.9
"""What is left of the cost that is reckoned with, each time that it seemed too high."""


class Decoded:
    """One world at most: it belongs to whoever takes it."""

    def __init__(self) -> None:
        """None yet."""
        self._tick = -1
        self._world: World | None = None
        self._cost = 0.0
        """Seconds that the last one took."""

    @property
    def tick(self) -> int:
        """The tick that is ready; -1 if none is."""
        return self._tick if self._world is not None else -1

    def prepare(self, tick: int, state: bytes, seconds: float) -> None:
        """Decode a state, unless that took longer than `seconds` the last time."""
        if tick == self.tick:
            return
        if self._cost > seconds:
            self._cost *= FORGIVING
            return
        began = perf_counter()
        self._tick, self._world = tick, decode(state)
        self._cost = perf_counter() - began

    def take(self, tick: int) -> World | None:
        """The world of a tick, once, if it is ready."""
        if tick != self.tick:
            return None
        world, self._world = self._world, None
        return world

    def clear(self) -> None:
        """Let go of it."""
        self._world = None
