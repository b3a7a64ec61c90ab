"""Town: the mayor's watch is called at nightfall and paid at dawn.

Writes World.town and moves coins out of the common chest.
"""

from game.core.town import call_watch, pay_watch
from game.core.world import World

DUSK, DAWN = 21, 5
"""The hours at which the watch begins and ends."""


def town(world: World) -> None:
    """Once each evening and morning, if a watch was ordered or one is out."""
    its = world.town
    if not its.watch and not its.guards:
        return
    rules, tick = world.rules, world.tick
    if rules.hour(tick) == rules.hour(tick - 1):
        return
    if rules.hour(tick) == DUSK:
        call_watch(world)
    elif rules.hour(tick) == DAWN:
        pay_watch(world)
