"""Conscience: what holds people back from taking what is another's."""

from game.ai.drives.case import Case, Part
from game.core.observation import Affordance

THEFT = "theft"
"""Topic of picking up what somebody else put down."""


def conscience(case: Case) -> Part:
    """What holds one back; want breaks it: nobody starves beside full chests."""
    traits = case.traits
    held = 212 + traits.kind * 3 // 2 - max(0, traits.greedy) * 2
    starving = max(0, case.hunger - 600) // 2 if not case.food else 0
    return "conscience", -max(0, held - starving)


def eyes(case: Case, victim: int, x: int, y: int) -> Part:
    """Fear of being seen, by all who are awake and near enough."""
    watched = 0
    for person in case.people.values():
        if person.doing == "asleep":
            continue
        far = max(abs(person.x - x), abs(person.y - y))
        watched += (150 if person.entity == victim else 80) * max(0, 10 - far) // 10
    return "who might see it", -watched * (150 - case.traits.bold // 2) // 150


def from_ground(case: Case, offer: Affordance) -> tuple[Part, Part]:
    """What speaks against picking up what somebody put down not long ago."""
    thing = case.at.get(offer.target)
    owner = thing.owner if thing else 0
    return conscience(case), eyes(case, owner, offer.x, offer.y)
