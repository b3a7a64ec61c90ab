"""Events of property: put by, taken, missed, found again, demanded and given back."""

from game.core.events.event import Event


class Stowed(Event, kw_only=True, tag="stowed"):
    """An agent put something into a chest."""

    who = ("agent",)
    text = "{agent} put {count} {item} into a chest"
    agent: int
    target: int
    item: str
    count: int


class Fetched(Event, kw_only=True, tag="fetched"):
    """An agent took something of their own out of a chest."""

    who = ("agent",)
    text = "{agent} took {count} {item} out of a chest"
    agent: int
    target: int
    item: str
    count: int


class TheftNoticed(Event, kw_only=True, tag="theft_noticed"):
    """An agent found that something of theirs is gone, and does not know who has it."""

    who = ("agent",)
    text = "{agent} missed {count} {item}, stolen {where}"
    mark = "theft"
    agent: int
    item: str
    count: int
    where: str
    """In words: out of a chest, from their hands."""
