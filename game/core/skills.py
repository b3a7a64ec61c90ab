"""Skills: what people get better at by doing it, 0..SKILL_MAX.

The more one can do, the slower one learns: the first hour teaches more than the tenth. A
skill has a level of 0..LEVELS, which recipes ask for and which is told to minds.
"""

from game.core.change import change
from game.core.components import SKILL_MAX
from game.core.world import World

GATHER, CRAFT, FIGHT, STEALTH, TRADE = "gather", "craft", "fight", "stealth", "trade"
MAGIC = "magic"
SKILLS = (CRAFT, FIGHT, GATHER, MAGIC, STEALTH, TRADE)
"""All there are to learn, by name."""
LEVELS = 5
TITLES = ("novice", "learner", "handy", "skilled", "expert", "master")
"""What one of each level is called."""


def level(world: World, agent: int, skill: str) -> int:
    """How good somebody is at a skill, 0..LEVELS; 0 for who has no skills at all."""
    return level_of(points(world, agent, skill))


def level_of(learnt: int) -> int:
    """The level that so many points are.

    >>> level_of(0), level_of(199), level_of(200), level_of(1000)
    (0, 0, 1, 5)
    """
    return min(LEVELS, learnt * LEVELS // SKILL_MAX)


def points(world: World, agent: int, skill: str) -> int:
    """What somebody has learnt of a skill, 0..SKILL_MAX."""
    its = world.skills.get(agent)
    return its.points.get(skill, 0) if its else 0


def practise(world: World, agent: int, skill: str, amount: int) -> int:
    """Learn by doing: `amount` points for a beginner, ever fewer later, at least one.

    Returns the level after it.
    """
    assert skill in SKILLS, f"nobody can learn {skill!r}; there is {', '.join(SKILLS)}"
    its = world.skills.get(agent)
    if its is None or amount <= 0:
        return level(world, agent, skill)
    before = its.points.get(skill, 0)
    gain = max(1, amount * (SKILL_MAX - before) // SKILL_MAX)
    now = min(SKILL_MAX, before + gain)
    change(world.skills, agent, points={**its.points, skill: now})
    return level_of(now)


def known_skills(world: World, agent: int) -> tuple[tuple[str, int], ...]:
    """(skill, level) of all that somebody is better at than a beginner, by name."""
    its = world.skills.get(agent)
    levels = ((name, level_of(its.points[name])) for name in sorted(its.points)) if its else ()
    return tuple((name, reached) for name, reached in levels if reached)
