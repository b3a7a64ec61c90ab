"""Achievements: what somebody has done for the first time in their life.

Twenty-two of them, in the manner of Crafter's list (Hafner, 2021, "Benchmarking the Spectrum
of Agent Capabilities"), each known by an event. They measure how much of the world somebody
has got to know; whoever is the very first in a world at one is told of.
"""

from collections.abc import Mapping
from types import MappingProxyType

from game.core.content import Content
from game.core.events import (
    Ate,
    Attended,
    Bought,
    Built,
    Crafted,
    Drank,
    Event,
    Gave,
    KilledBeast,
    Retook,
    Returned,
    Sold,
    Stowed,
    Surrendered,
    TiesChanged,
    Told,
    Traded,
    Used,
    WokeUp,
)
from game.core.relations import FOND

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "drink": "drink",
        "eat": "eat",
        "sleep": "sleep and wake",
        "wood": "gather wood",
        "stone": "gather stone",
        "fish": "catch a fish",
        "give": "give something away",
        "friend": "become fond of somebody",
        "news": "pass on news",
        "trade": "strike a bargain",
        "buy": "buy at the market",
        "sell": "sell at the market",
        "craft": "make something",
        "tool": "make a tool",
        "weapon": "make a weapon",
        "bread": "bake bread",
        "build": "build something",
        "stow": "lay something by",
        "hunt": "kill an animal or a raider",
        "win": "make an enemy surrender",
        "recover": "get back what was stolen",
        "party": "go to a party",
    }
)
"""Achievement -> what one was the first to do."""


_GATHERED = ("wood", "stone", "fish")


def shown(content: Content, event: Event) -> tuple[tuple[str, int], ...]:
    """(achievement, who has it by that), for each that an event shows."""
    match event:
        case Drank(agent=who):
            return (("drink", who),)
        case Ate(agent=who):
            return (("eat", who),)
        case WokeUp(agent=who):
            return (("sleep", who),)
        case Used(agent=who, item=item) if item in _GATHERED:
            return ((item, who),)
        case Gave(agent=who):
            return (("give", who),)
        case TiesChanged(agent=who, tie=tie) if tie == FOND:
            return (("friend", who),)
        case Told(source=who):
            return (("news", who),)
        case Traded(agent=who, target=other):
            return (("trade", who), ("trade", other))
        case Bought(agent=who):
            return (("buy", who),)
        case Sold(agent=who):
            return (("sell", who),)
        case Crafted(agent=who, item=item):
            return tuple((name, who) for name in _made(content, item))
        case Built(agent=who):
            return (("build", who),)
        case Stowed(agent=who):
            return (("stow", who),)
        case KilledBeast(agent=who):
            return (("hunt", who),)
        case Surrendered(target=who) | Returned(target=who):
            return (("win" if isinstance(event, Surrendered) else "recover", who),)
        case Retook(agent=who):
            return (("recover", who),)
        case Attended(agent=who):
            return (("party", who),)
    return ()


def _made(content: Content, item: str) -> list[str]:
    row = content.items[item]
    names = ["craft"]
    if row.wears:
        names.append("tool" if row.helps or not (row.damage or row.guard) else "weapon")
    if item == "bread":
        names.append("bread")
    return names
