"""Digest: a short fingerprint of the whole state, the same for the same state anywhere."""

from functools import cached_property
from hashlib import blake2b
from zlib import crc32

from game.core.snapshot import encode, encoded, joined, take
from game.core.world import World

EVERY = 50
"""Ticks between the digests that go into the log."""


def digest(world: World) -> str:
    """32 hex digits over the deterministic encoding of the state."""
    return blake2b(encode(world), digest_size=16).hexdigest()


class Taken:
    """A state as it was at one tick's end; what can wait is done when it is asked for.

    Nothing in it changes any more, so any thread may ask: encoding the rest and hashing
    megabytes takes longer than taking them, and lets others run meanwhile.
    """

    def __init__(self, world: World) -> None:
        """Take the world's state; it must be between two ticks."""
        self._taken = take(world)

    @cached_property
    def _parts(self) -> dict[str, bytes]:
        return encoded(self._taken)

    @cached_property
    def state(self) -> bytes:
        """What `core.snapshot.encode` gives."""
        return joined(self._parts)

    @cached_property
    def digest(self) -> str:
        """Whether two states are the same: what `digest` gives."""
        return blake2b(self.state, digest_size=16).hexdigest()

    @cached_property
    def sums(self) -> dict[str, str]:
        """Where they are not: a checksum of 8 hex digits for each field of the state."""
        return {name: f"{crc32(part):08x}" for name, part in self._parts.items()}
