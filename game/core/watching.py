"""Watching: who sees a deed that its doer would rather keep from them.

By sight lines, and then by chance: the nearer, the lighter and the less busy, the likelier;
the more practised the doer, the less.
"""

from game.core.facts import knows
from game.core.grid import distance
from game.core.looking import lit
from game.core.skills import STEALTH, level
from game.core.world import World

SURE, LEAST, MOST = 92, 4, 96
"""Chance in hundredths: right beside it, and the bounds."""
PER_TILE = 7
DARK = 30
PRACTISED = 8
"""What each level of stealth takes off."""
BUSY = 18
"""What an occupied onlooker misses."""
WARY = 20
"""What is noticed more readily of somebody known for a thief: people keep an eye on them."""
FELT = 22
"""What somebody notices more readily of their own pockets."""


def chance(
    away: int, dark: bool, skill: int, busy: bool, own: bool = False, wary: bool = False
) -> int:
    """How likely a furtive deed is noticed, in hundredths.

    >>> chance(1, False, 0, False), chance(6, False, 0, True), chance(4, True, 5, False)
    (85, 32, 4)
    """
    seen = SURE - PER_TILE * away - DARK * dark - PRACTISED * skill - BUSY * busy
    return max(LEAST, min(MOST, seen + FELT * own + WARY * wary))


def onlookers(world: World, doer: int) -> list[int]:
    """Everybody awake in whose sight the doer is; by id."""
    at = world.position[doer]
    reach = world.sight()
    if world.rules.is_night(world.tick) and lit(world, at.x, at.y):
        reach = world.sight(by_day=True)
    return [
        entity
        for entity, x, y in world.grid.near(at.x, at.y, reach, loose=True)
        if entity != doer
        and world.alive(entity)
        and awake(world, entity)
        and world.grid.sees(x, y, at.x, at.y)
    ]


def notices(world: World, watcher: int, doer: int, own: bool = False) -> bool:
    """Whether somebody who could see a furtive deed does; `own`: it is done to them."""
    here, there = world.position[watcher], world.position[doer]
    mind = world.mind[watcher]
    dark = world.rules.is_night(world.tick) and not lit(world, there.x, there.y)
    odds = chance(
        distance(here.x, here.y, there.x, there.y),
        dark,
        level(world, doer, STEALTH),
        mind.stage == "doing",
        own,
        bool(knows(world, watcher, "theft", doer)),
    )
    return world.draw(watcher, f"notices {doer}", 100) < odds


def awake(world: World, agent: int) -> bool:
    """Whether somebody is not asleep."""
    mind = world.mind[agent]
    resting = mind.intent is not None and mind.intent.action == "rest"
    return not (resting and mind.stage == "doing")
