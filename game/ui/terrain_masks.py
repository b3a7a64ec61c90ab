"""Arithmetic on masks: the areas of a chunk's grounds, grown, shifted and cut out of each other.

A mask covers a chunk and a margin around it, a bit a pixel; an operation on all of it takes about
a microsecond, which is why the ground is baked with these and without numpy.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pygame.mask import Mask

from game.ui.sprites import TILE

CHUNK = 16
"""Tiles along a chunk's edge."""
SIDE = CHUNK * TILE
MARGIN = 16
"""Pixels around a chunk that are worked out too, so that what reaches over its edge is right."""
AREA = SIDE + 2 * MARGIN
AT = (-MARGIN, -MARGIN)
"""Where what is worked out lies from the chunk's corner."""


def scatter(x: int, y: int, salt: int) -> int:
    """A number that looks like chance and is the same for ever; 32 bits.

    >>> scatter(1, 2, 3) == scatter(1, 2, 3) != scatter(2, 1, 3)
    True
    """
    n = (x * 0x9E3779B1 + y * 0x85EBCA77 + salt * 0xC2B2AE3D) & 0xFFFFFFFF
    n = (n ^ (n >> 15)) * 0x2C1B3C6D & 0xFFFFFFFF
    n = (n ^ (n >> 12)) * 0x297A2D39 & 0xFFFFFFFF
    return n ^ (n >> 15)


def union(masks: Iterable[Mask]) -> Mask:
    """What lies in any of them."""
    out = Mask((AREA, AREA))
    for mask in masks:
        out.draw(mask, (0, 0))
    return out


def both(mask: Mask, other: Mask) -> Mask:
    """What lies in one and the other."""
    return mask.overlap_mask(other, (0, 0))


def minus(mask: Mask, other: Mask) -> Mask:
    """What lies in one and not in the other."""
    out = mask.copy()
    out.erase(other, (0, 0))
    return out


def moved(mask: Mask, by: tuple[int, int]) -> Mask:
    """The mask shifted; what comes in from outside is empty."""
    out = Mask((AREA, AREA))
    out.draw(mask, by)
    return out


def grown(mask: Mask, by: int) -> Mask:
    """With everything within `by` pixels; steps along rows and columns take turns with aslant."""
    out = mask
    for step in range(by):
        wider = out.copy()
        wider.draw(out, (1, 0))
        wider.draw(out, (-1, 0))
        if step % 2:
            out = wider.copy()
        wider.draw(out, (0, 1))
        wider.draw(out, (0, -1))
        out = wider
    return out


def fallen(mask: Mask, by: int) -> Mask:
    """With everything up to `by` pixels below it."""
    out = mask.copy()
    for step in range(1, by + 1):
        out.draw(mask, (0, step))
    return out


def raised(mask: Mask, by: int) -> Mask:
    """With everything up to `by` pixels above it."""
    out = mask.copy()
    for step in range(1, by + 1):
        out.draw(mask, (0, -step))
    return out


@lru_cache(maxsize=1)
def gaps() -> Mask:
    """Where rims and foam are broken: small blocks, the same in each chunk."""
    out = Mask((AREA, AREA))
    block = Mask((2, 2), fill=True)
    half = SIDE // 2
    for y in range(0, AREA, 2):
        for x in range(0, AREA, 2):
            if scatter((x - MARGIN) // 2 % half, (y - MARGIN) // 2 % half, 4) % 5 == 0:
                out.draw(block, (x, y))
    return out
