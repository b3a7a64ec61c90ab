"""Stalls: what a village's market has to begin with."""

from game.core.things import fill
from game.core.world import World

GOODS = {
    "apple": 6, "berry": 8, "bread": 2, "flask": 3, "herb": 3, "wood": 8, "rod": 1, "hammer": 2,
    "rope": 2, "coin": 80,
}  # fmt: skip
"""Item kind -> how many a stall begins with, where there are such items."""


def stock(world: World) -> None:
    """Fill the stalls that there are, where the content has such items."""
    for stall in world.market:
        for kind, count in GOODS.items():
            if kind in world.content.items:
                fill(world, stall, kind, count, "begun with")
