"""Digest: a short fingerprint of the whole state, the same for the same state anywhere."""

from hashlib import blake2b
from zlib import crc32

from game.core.snapshot import encode, encode_parts
from game.core.world import World

EVERY = 50
"""Ticks between the digests that go into the log."""


def digest(world: World) -> str:
    """32 hex digits over the deterministic encoding of the state."""
    return blake2b(encode(world), digest_size=16).hexdigest()


def digest_parts(world: World) -> tuple[bytes, str, dict[str, str]]:
    """The encoded state, its digest, and a checksum of 8 hex digits for each of its fields.

    The digest says whether two states are the same; the checksums, where they are not.
    """
    state, parts = encode_parts(world)
    sums = {name: f"{crc32(part):08x}" for name, part in parts.items()}
    return state, blake2b(state, digest_size=16).hexdigest(), sums
