"""Held: a state that was taken, and whether it stays as it was while the world goes on."""

from game.core.snapshot import encoded, joined, take
from game.core.world import World


class Held:
    """A world's state of one moment, not encoded yet, as the scribe holds it."""

    def __init__(self, world: World) -> None:
        """Take it, and note what it is."""
        self._state = take(world)
        self._before = encoded(self._state)
        self.tick = world.tick

    def check(self) -> None:
        """Raise AssertionError if anything in it has changed in place."""
        after = encoded(self._state)
        changed = [name for name, part in self._before.items() if after[name] != part]
        assert not changed, f"changed in place since tick {self.tick}: {', '.join(changed)}"

    @property
    def state(self) -> bytes:
        """What it was when it was taken."""
        return joined(self._before)
