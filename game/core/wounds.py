"""Wounds: who is hurt so that it shows, whose wounds are dressed, and what is medicine."""

from game.core.content import ItemRow
from game.core.world import World

WOUNDED = 70
"""Percent of health below which somebody has wounds that others could see to."""
FEEDS = 10
"""What gives more than so much food to a point of health is a meal, and no medicine."""


WANTS = frozenset({"hunger", "thirst", "exhaustion", "loneliness"})
"""What saps health and leaves no wounds to dress."""


def wounded(world: World, agent: int) -> bool:
    """Whether somebody has open wounds that show."""
    health = world.health[agent]
    low = health.current * 100 < health.maximum * WOUNDED
    return low and health.hurt_at >= 0 and health.cause not in WANTS


def dressed(world: World, agent: int) -> bool:
    """Whether somebody has seen to the last of their wounds."""
    health = world.health[agent]
    return health.tended_at > health.hurt_at


def is_medicine(row: ItemRow) -> bool:
    """Whether a kind of thing is there to close wounds with.

    >>> is_medicine(ItemRow("salve", heal=45)), is_medicine(ItemRow("stew", food=540, heal=6))
    (True, False)
    """
    return row.heal > 0 and row.food <= FEEDS * row.heal
