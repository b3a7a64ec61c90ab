"""Roles: what somebody is among others, by what they are good at and have done of late.

Nothing assigns them: a role is read off skills and habits, and changes with them.
"""

from game.core.skills import CRAFT, FIGHT, GATHER, STEALTH, TRADE
from game.core.world import World

GATHERER, CRAFTER, TRADER, GUARD, THIEF = "gatherer", "crafter", "trader", "guard", "thief"
ROLES: dict[str, str] = {
    GATHERER: GATHER,
    CRAFTER: CRAFT,
    TRADER: TRADE,
    GUARD: FIGHT,
    THIEF: STEALTH,
}
"""Role -> the skill that it rests on."""
DEEDS: dict[str, tuple[str, ...]] = {
    GATHERER: ("use", "pickup"),
    CRAFTER: ("craft",),
    TRADER: ("sell", "buy", "trade", "accept"),
    GUARD: ("attack", "defend"),
    THIEF: ("steal",),
}
"""Role -> the actions that count for it if they were done of late."""
LEAST = 40
"""Points below which somebody is nothing in particular."""
# Hundredths of a skill's points: some are learnt faster than others in the same time.
_WEIGHT = {GATHERER: 100, CRAFTER: 40, TRADER: 100, GUARD: 200, THIEF: 120}
_LATELY = 25
"""Points for having done of late what a role is about."""


def role(world: World, agent: int, hidden: bool = True) -> str:
    """What somebody is; "" for nothing in particular. Without `hidden`, never a thief."""
    skills, mind = world.skills.get(agent), world.mind.get(agent)
    if skills is None or mind is None:
        return ""
    learnt = skills.points
    points = {
        name: learnt[skill] * _WEIGHT[name] // 100
        for name, skill in ROLES.items()
        if skill in learnt and (hidden or name != THIEF)
    }
    most = max(points.values(), default=0)
    near = [name for name, its in points.items() if its >= max(1, most - _LATELY)]
    if most < LEAST - _LATELY:
        return ""
    if len(near) > 1 or most < LEAST:
        # What was done of late decides between those that are nearly equal.
        since = world.tick - world.rules.day_ticks
        done = {what.split(" ", 1)[0] for what, tick in mind.lately.items() if tick >= since}
        for name in near:
            points[name] += 0 if done.isdisjoint(DEEDS[name]) else _LATELY
    best = max(near, key=lambda name: points[name])  # of equals the first
    return best if points[best] >= LEAST else ""


def seen_role(world: World, agent: int, known_as: str) -> str:
    """What somebody is in another's eyes: a thief only to those who know them for one."""
    return THIEF if known_as == THIEF else role(world, agent, hidden=False)
