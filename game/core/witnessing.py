"""Witnessing: who sees a deed, or hears words, where they happen."""

from game.core.events import Event, Said
from game.core.world import World

HEARING = 6
"""Tiles at which words are overheard."""


def witnesses(world: World, event: Event) -> list[int]:
    """Everybody awake who sees, or for words hears, what the event's doer did; by id."""
    doer = event.concerns()[0]
    at = world.position.get(doer)
    x, y = (at.x, at.y) if at else (getattr(event, "x", -1), getattr(event, "y", -1))
    if x < 0:
        return []
    radius = HEARING if isinstance(event, Said) else world.sight()
    found, minds, grid = [], world.mind, world.grid
    for entity, ex, ey in grid.near(x, y, radius, loose=True):
        mind = minds.get(entity)
        if mind is None or entity == doer:
            continue
        asleep = mind.stage == "doing" and mind.intent is not None and mind.intent.action == "rest"
        if not asleep and grid.sees(x, y, ex, ey):
            found.append(entity)
    return found
