"""Situation: what somebody's memories are searched for, out of what they observe."""

from game.core.observation import Observation

PEOPLE = 6
"""How many of the people in sight count, the nearest."""
LATELY = 2
"""How many of the latest happenings count."""


def words_for(seen: Observation) -> str:
    """Why a decision is wanted, who is there, and what has just happened."""
    people = sorted(
        (sight.distance, sight.entity, sight.name) for sight in seen.seen if sight.kind == "agent"
    )
    names = [name for _, _, name in people[:PEOPLE]]
    own = seen.name.casefold()
    words = " ".join([seen.reason, *names, *seen.notes[-LATELY:]])
    # One's own name is in all that one remembers, and finds nothing.
    return " ".join(word for word in words.split() if own not in word.casefold())
