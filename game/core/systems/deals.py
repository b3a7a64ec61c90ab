"""Deals: offers lapse that were not answered, or whose people died or parted.

Writes World.deals. Runs after all that can end or move somebody, so that no offer outlives
its maker or taker by a tick.
"""

from game.core.deals import lapse, stale
from game.core.world import World


def deals(world: World) -> None:
    """End what no longer stands, in the order of making."""
    for number, deal in list(world.deals.items()):
        if reason := stale(world, deal):
            lapse(world, number, reason)
