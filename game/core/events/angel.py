"""Events of the Angel: what became of wishes."""

from game.core.events.event import Event


class WishHeard(Event, kw_only=True, tag="wish_heard"):
    """The Angel takes a wish up."""

    who = ("agent",)
    text = "The Angel heard {agent}'s wish"
    feed = False
    agent: int


class WishGranted(Event, kw_only=True, tag="wish_granted"):
    """The Angel answers a wish, with a power that it made or that was known."""

    who = ("agent",)
    text = "The Angel {manner} for {agent}: {title}"
    mark = "magic"
    counted = "wishes_granted"
    worth = 70
    agent: int
    ability: str
    title: str
    """Its name in words."""
    manner: str
    """made a new power, found a known power."""
    by: str = ""
    """Who wrote it: a model's name, `composer`; empty for one that was known."""


class WishRefused(Event, kw_only=True, tag="wish_refused"):
    """Nothing comes of a wish, and the wisher learns why."""

    who = ("agent",)
    text = "The Angel did not grant {agent}'s wish: {reason}"
    mark = "magic"
    counted = "wishes_refused"
    worth = 45
    agent: int
    reason: str
