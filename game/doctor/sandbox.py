"""What abilities are kept in on this system, layer by layer, as a worker found it."""

from __future__ import annotations

from msgspec import Struct

from game.sandbox import Limits, Sandbox


class Protection(Struct, frozen=True):
    """The sandbox's layers, tried and not only attempted."""

    confined: bool
    """Whether a worker proved that it reaches no file, network or process."""
    layers: dict[str, str]


def protection() -> Protection:
    """Start a worker, let it try, and end it; takes a tenth of a second."""
    box = Sandbox(Limits(spares=1))
    try:
        layers = box.layers()
        return Protection(box.confined, layers)
    finally:
        box.close()
