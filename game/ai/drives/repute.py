"""Repute: how the name that somebody has sways what one does with them.

A name is made of deeds that one saw or heard of (core/reputation.py); one's own liking is
another matter, and a friend is helped whatever is said of them.
"""

from game.ai.drives.case import Case, Part
from game.core.observation import Seen
from game.core.reputation import THIEF

BAD = -22
"""A reputation from which on people keep their goods and their doors shut."""
DISTRUST = -25
"""An opinion from which on one has no dealings with somebody."""
STANDS_BY = 40
"""An opinion from which on one doesn't mind what others say."""


def distrusted(person: Seen) -> bool:
    """Whether one has no dealings with somebody: for what they did to one, or for their name."""
    if person.opinion <= DISTRUST:
        return True
    bad = person.reputation <= BAD or person.known_as == THIEF  # good deeds don't wash that off
    return bad and person.opinion < STANDS_BY


def no_dealings(person: Seen) -> str:
    """Why, in a few words."""
    if person.opinion > DISTRUST and person.known_as:
        return f"no dealings with {person.name}, a known {person.known_as}"
    return f"has no dealings with {person.name}"


def name_of(case: Case, person: Seen) -> Part:
    """What a good or bad name adds to wanting somebody's company; bold people care less."""
    return "what is said of them", person.reputation * (150 - case.traits.bold) // 250
