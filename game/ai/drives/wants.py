"""Wants: what somebody is after beyond their needs, for some days at a time.

A want adds to the choices that bring it nearer (`pull.py`), and gives people of the same
nature different days. Hatred that is strong enough takes the place of any other want.
"""

from functools import lru_cache
from typing import NamedTuple

from game.ai.drives.lasting import lasting
from game.core.components import Traits
from game.core.observation import Observation

DAYS = 3
"""How many days a want lasts."""
HATRED = -58


class Want(NamedTuple):
    """What is wanted, in words, and of whom, if it is about somebody."""

    name: str
    text: str
    who: int = 0


def want(o: Observation) -> Want:
    """What this person is after these days."""
    for tie in o.ties[:2]:
        if tie.opinion <= HATRED and o.traits.bold > o.traits.kind:
            return Want("revenge", f"wants to get even with {tie.name}", tie.entity)
    return _named(o, _drawn(o.seed, o.agent, o.day, o.traits))


@lru_cache(maxsize=16384)
def _drawn(seed: int, agent: int, day: int, traits: Traits) -> str:
    """What somebody of such a nature wants on this day."""
    turn = (day + lasting(seed, agent, "want turns", DAYS)) // DAYS
    weights = _weights(traits)
    roll = lasting(seed, agent, f"want {turn}", sum(weights.values()))
    for name, weight in weights.items():
        roll -= weight
        if roll < 0:
            return name
    raise AssertionError("the weights add up")


def _weights(traits: Traits) -> dict[str, int]:
    """How likely each want is for such a nature; each at least a little."""
    return {
        "stores": 25 + max(0, traits.diligent) + max(0, traits.greedy) // 2,
        "arms": 12 + max(0, traits.bold),
        "friend": 20 + max(0, traits.sociable) + max(0, traits.kind) // 2,
        "far lands": 15 + max(0, traits.curious) + max(0, traits.bold) // 3,
        "quiet": 10 + max(0, -traits.sociable),
        "riches": 10 + max(0, traits.greedy),
        "flowers": 12 + max(0, traits.kind) // 2 + max(0, traits.sociable) // 3,
        "news": 15 + max(0, traits.curious) // 2 + max(0, traits.sociable) // 2,
        "fish": 15 + max(0, -traits.bold) // 2 + max(0, -traits.sociable) // 3,
    }


_TEXTS = {
    "stores": "wants enough laid by",
    "arms": "wants a good weapon",
    "friend": "wants a friend",
    "far lands": "wants to see what lies beyond",
    "quiet": "wants some peace and quiet",
    "riches": "wants to be rich",
    "flowers": "wants to make somebody glad",
    "news": "wants to know all that goes on",
    "fish": "wants a good catch",
}


def _named(o: Observation, name: str) -> Want:
    if name == "friend":
        for tie in o.ties:
            if tie.opinion > 0:
                return Want(name, f"wants {tie.name} for a friend", tie.entity)
    return Want(name, _TEXTS[name])
