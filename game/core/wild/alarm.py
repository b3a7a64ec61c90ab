"""Alarm: people who see danger come think again at once."""

from game.core.minding import PRESSING, ask
from game.core.narrate import phrase
from game.core.world import World

EVERY = 8
"""Ticks from one look to the next."""
GAP = 40
"""Ticks that somebody who has decided is left to it."""
SEEN = "saw beast"
"""What the deed is called in an observation."""


def alarm(world: World, entity: int) -> None:
    """Let those awake who see a raider near think again."""
    if (world.tick + entity) % EVERY >= 3:
        return
    at = world.position[entity]
    for agent, x, y in world.grid.near(at.x, at.y, 6):
        if agent not in world.persona:
            continue
        mind = world.mind[agent]
        intent = mind.intent
        if mind.ticket or mind.asked or world.tick - mind.started < GAP:
            continue
        if intent is not None and intent.action in ("rest", "attack", "flee", "defend"):
            continue
        if world.grid.sees(at.x, at.y, x, y):
            reason = f"sees {phrase(world.kind[entity])} coming"
            ask(world, agent, reason, PRESSING, 0, entity, SEEN)
