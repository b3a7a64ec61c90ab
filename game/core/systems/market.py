"""Market: prices drift with what the stalls have, and those who stand there see them.

Writes Market and Beliefs of people near a stall; removes what has gone bad there.
"""

from game.core.market import EVERY, SPOIL, drift, near, show_prices, spoil
from game.core.world import World


def market(world: World) -> None:
    """Each stall in its turn, by its id."""
    for stall in world.market:
        if (world.tick + stall) % EVERY:
            continue
        if (world.tick + stall) % SPOIL == 0:
            spoil(world, stall)
        drift(world, stall)
        for agent in near(world, stall):
            show_prices(world, stall, agent)
