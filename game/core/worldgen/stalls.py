"""Stalls: what a village's market has to begin with."""

from game.core.things import fill
from game.core.world import World

GOODS = {"apple": 6, "berry": 6, "bread": 3, "flask": 2, "wood": 4, "herb": 2, "coin": 45}
"""Item kind -> how many a stall begins with, where there are such items."""


def stock(world: World) -> None:
    """Fill the stalls that there are, where the content has such items."""
    for stall in world.market:
        for kind, count in GOODS.items():
            if kind in world.content.items:
                fill(world, stall, kind, count, "begun with")
