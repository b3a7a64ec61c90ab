"""Frames: JSON over a pipe, each with its length in four bytes before it (big-endian)."""

from __future__ import annotations

import os
from struct import Struct

HEAD = Struct(">I")
BOUND = 64 * 1024
"""Bytes that one frame may hold, either way."""


class FrameFault(Exception):
    """What came or should go isn't a frame."""


def pack(body: bytes) -> bytes:
    """A frame around a body. Raises FrameFault if it is too large.

    >>> pack(b"{}")
    b'\\x00\\x00\\x00\\x02{}'
    """
    if len(body) > BOUND:
        raise FrameFault(f"{len(body)} bytes are too many for a frame: {BOUND} at most")
    return HEAD.pack(len(body)) + body


def length(head: bytes) -> int:
    """How many bytes follow a head. Raises FrameFault beyond the bound."""
    size: int = HEAD.unpack(head)[0]
    if size > BOUND:
        raise FrameFault(f"a frame of {size} bytes was announced: {BOUND} at most")
    return size


def read(descriptor: int) -> bytes | None:
    """The next body; None at the end. Waits for it."""
    head = _exactly(descriptor, HEAD.size)
    return None if head is None else _exactly(descriptor, length(head))


def write(descriptor: int, body: bytes) -> None:
    """Send one body. Raises FrameFault if it is too large, and OSError."""
    left = memoryview(pack(body))
    while left:
        left = left[os.write(descriptor, left) :]


def _exactly(descriptor: int, count: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < count:
        part = os.read(descriptor, count - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
