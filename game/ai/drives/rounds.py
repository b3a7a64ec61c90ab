"""The daily round: what time of day is for what, in an order that is everybody's own."""

from game.ai.drives.lasting import lasting
from game.core.days import EASE, PEOPLE, ROAM, WORK
from game.core.observation import Observation
from game.core.rng import draw

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


PARTS = (5, 10, 14, 18)
"""Hours of one's own day at which morning, noon, afternoon and evening begin."""


def early_or_late(o: Observation) -> int:
    """Hours by which somebody's own day is behind the sun's, -2..2."""
    return lasting(o.seed, o.agent, "early or late", 5) - 2


def sorts_of_day(o: Observation) -> tuple[str, str, str, str]:
    """What this person likes to do in each of PARTS on this day."""
    habit = lasting(o.seed, o.agent, "order of the day", len(_ORDERS))
    if draw(o.seed, o.day, o.agent, "another day", 100) < 30:
        habit = draw(o.seed, o.day, o.agent, "order of this day", len(_ORDERS))
    evening = EASE if lasting(o.seed, o.agent, "evenings", 100) < 35 else PEOPLE
    return (*_ORDERS[habit], evening)


def now_for(o: Observation, hour: int) -> str:
    """What this person likes to do at this hour of its own day; empty at night."""
    if hour < 5 or hour >= 22:
        return ""
    return sorts_of_day(o)[0 if hour < 10 else 1 if hour < 14 else 2 if hour < 18 else 3]
