"""Counter-based random numbers: a draw is a function of (seed, tick, entity, purpose).

Nothing is consumed, so nothing has to be saved, and a draw added in one place
moves no draw anywhere else.
"""

from hashlib import blake2b
from struct import pack

_SPAN = 1 << 64


def draw(seed: int, tick: int, entity: int, purpose: str, below: int) -> int:
    """A uniform integer in 0..below-1.

    The bias of scaling 64 bits down is under below / 2**64: nothing a run can show.

    >>> draw(1, 10, 7, "step", 6) == draw(1, 10, 7, "step", 6)
    True
    >>> 0 <= draw(1, 10, 7, "step", 6) < 6
    True
    """
    if below <= 0:
        raise ValueError(f"a draw needs at least one choice, got {below}")
    key = pack("<qqq", seed, tick, entity) + purpose.encode()
    word = int.from_bytes(blake2b(key, digest_size=8).digest(), "little")
    return word * below // _SPAN
