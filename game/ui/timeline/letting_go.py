"""Letting go of a world that was looked at, without a pause that anybody would see."""

from sys import getrefcount

from game.core.grid import Grid
from game.core.world import World


def _holders(thing: object) -> int:
    return getrefcount(thing)


ALONE = _holders(object())
"""References to what nobody but the function holds that was given it: Pythons count differently."""


def take_apart(world: World) -> None:
    """Let go of a world table by table: all of it at once would hold up everybody."""
    if getrefcount(world) > ALONE:
        return
    grid = world.grid
    for owner, names in ((world, World.__slots__), (grid, Grid.__slots__)):
        for name in names:
            if name != "grid":
                delattr(owner, name)
