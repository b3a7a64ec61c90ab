"""Roles: what somebody is among others, by what they are good at and have done of late.

Nothing assigns them: a role is read off skills and habits, and changes with them.
"""

from game.core.components import SKILL_MAX
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
    since = world.tick - world.rules.day_ticks
    done = {what.split(" ", 1)[0] for what, tick in mind.lately.items() if tick >= since}
    best, most = "", LEAST - 1
    for name, skill in ROLES.items():
        if name == THIEF and not hidden:
            continue
        points = min(SKILL_MAX, skills.points.get(skill, 0)) * _WEIGHT[name] // 100
        if points and not done.isdisjoint(DEEDS[name]):
            points += _LATELY
        if points > most:
            best, most = name, points
    return best


def seen_role(world: World, agent: int, known_as: str) -> str:
    """What somebody is in another's eyes: a thief only to those who know them for one."""
    return THIEF if known_as == THIEF else role(world, agent, hidden=False)
