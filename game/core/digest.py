"""Digest: a short fingerprint of the whole state, the same for the same state anywhere."""

from hashlib import blake2b

from game.core.snapshot import encode
from game.core.world import World

EVERY = 50
"""Ticks between the digests that go into the log."""


def digest(world: World) -> str:
    """32 hex digits over the deterministic encoding of the state."""
    return blake2b(encode(world), digest_size=16).hexdigest()
