"""The daily round: what time of day is for what, in an order that is everybody's own."""

from game.ai.drives.lasting import lasting
from game.core.observation import Observation
from game.core.rng import draw

WORK, ROAM, PEOPLE, EASE = "work", "roaming", "people", "ease"
_ORDERS = (
    (WORK, PEOPLE, ROAM),
    (WORK, ROAM, PEOPLE),
    (PEOPLE, WORK, ROAM),
    (ROAM, WORK, PEOPLE),
    (WORK, EASE, WORK),
    (ROAM, PEOPLE, WORK),
    (WORK, ROAM, EASE),
    (EASE, WORK, PEOPLE),
)
"""What morning, noon and afternoon are for."""


def now_for(o: Observation, hour: int) -> str:
    """What this person likes to do at this hour of its own day; empty at night."""
    if hour < 5 or hour >= 22:
        return ""
    if hour >= 18:
        return EASE if lasting(o.seed, o.agent, "evenings", 100) < 35 else PEOPLE
    habit = lasting(o.seed, o.agent, "order of the day", len(_ORDERS))
    if draw(o.seed, o.day, o.agent, "another day", 100) < 30:
        habit = draw(o.seed, o.day, o.agent, "order of this day", len(_ORDERS))
    return _ORDERS[habit][0 if hour < 10 else 1 if hour < 14 else 2]
