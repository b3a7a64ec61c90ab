"""Achievements: what somebody has done for the first time in their life.

Twenty-two of them, in the manner of Crafter's list (Hafner, 2021, "Benchmarking the Spectrum
of Agent Capabilities"), each known by an event. They measure how much of the world somebody
has got to know; whoever is the very first in a world at one is told of.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

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

Shown = tuple[tuple[str, int], ...]
"""(achievement, who has it by that)."""


def shown(content: Content, event: Event) -> Shown:
    """(achievement, who has it by that), for each that an event shows."""
    shows = _SHOWS.get(type(event))
    return shows(content, event) if shows else ()


def _done(name: str) -> Callable[[Content, Any], Shown]:
    """What an event shows of its doer."""
    return lambda content, event: ((name, event.agent),)


def _used(content: Content, event: Used) -> Shown:
    return ((event.item, event.agent),) if event.item in _GATHERED else ()


def _grew_close(content: Content, event: TiesChanged) -> Shown:
    return (("friend", event.agent),) if event.tie == FOND else ()


def _crafted(content: Content, event: Crafted) -> Shown:
    return tuple((name, event.agent) for name in _made(content, event.item))


def _made(content: Content, item: str) -> list[str]:
    row = content.items[item]
    names = ["craft"]
    if row.wears:
        names.append("tool" if row.helps or not (row.damage or row.guard) else "weapon")
    if item == "bread":
        names.append("bread")
    return names


_SHOWS: Mapping[type[Event], Callable[[Content, Any], Shown]] = MappingProxyType(
    {
        Ate: _done("eat"),
        Attended: _done("party"),
        Bought: _done("buy"),
        Built: _done("build"),
        Crafted: _crafted,
        Drank: _done("drink"),
        Gave: _done("give"),
        KilledBeast: _done("hunt"),
        Retook: _done("recover"),
        Returned: lambda content, event: (("recover", event.target),),
        Sold: _done("sell"),
        Stowed: _done("stow"),
        Surrendered: lambda content, event: (("win", event.target),),
        TiesChanged: _grew_close,
        Told: lambda content, event: (("news", event.source),),
        Traded: lambda content, event: (("trade", event.agent), ("trade", event.target)),
        Used: _used,
        WokeUp: _done("sleep"),
    }
)
"""Kind of event -> what one of it shows; most of what happens shows nothing."""
