"""Society: what a world's people did to each other over things, in figures.

Fed by the watcher with every tick's events. A known thief is somebody of whose theft three
others or more have heard or seen.
"""

from collections import Counter
from dataclasses import dataclass, field

from game.core.events import (
    Attacked,
    Bought,
    Event,
    Offered,
    OfferRefused,
    Sold,
    Stole,
    Traded,
    kind_of,
)
from game.core.world import World

EVERY = 100
"""Ticks between two looks at prices and reputations."""
KNOWN = 3
"""So many others must know of a theft before its doer is a known thief."""
DEAR, CALM = 150, 115
"""Hundredths of the base value from which a price is dear, and below which it is calm again."""
COUNTED = {
    "deals": ("traded",),
    "stall": ("bought", "sold"),
    "offers": ("offered",),
    "haggled": ("countered",),
    "refused": ("offer_refused",),
    "stolen": ("stole",),
    "caught": ("caught_stealing", "loot_found"),
    "asked": ("demanded_back",),
    "back": ("returned", "retook"),
    "made": ("crafted", "built"),
    "raids": ("raid_came",),
    "beasts": ("killed_beast",),
    "told": ("told", "gossip_spread"),
    "wrong": ("mistold",),
    "gifts": ("gave",),
    "tended": ("tended",),
    "blows": ("attacked",),
}
"""Column -> the kinds of events that it counts."""


@dataclass
class Society:
    """The figures of one run."""

    counts: Counter[str] = field(default_factory=Counter)
    seen: int = 0
    """Thefts that somebody saw."""
    rose: set[str] = field(default_factory=set)
    """Kinds that were dear at a stall."""
    fell: set[str] = field(default_factory=set)
    """Of these, those that were calm again later."""
    highest: dict[str, int] = field(default_factory=dict)
    """Kind -> highest price, in hundredths of its base value."""
    days: Counter[bool] = field(default_factory=Counter)
    """Known thief or not -> ticks lived."""
    trades: Counter[bool] = field(default_factory=Counter)
    """The same -> times that one of them traded with a person or at a stall."""
    asked: Counter[bool] = field(default_factory=Counter)
    refused: Counter[bool] = field(default_factory=Counter)
    """The same -> offers of theirs, and of these those that were turned down."""
    thieves: set[int] = field(default_factory=set)
    """Known ones, now."""
    ever: set[int] = field(default_factory=set)
    revenge: int = 0
    """Blows at a known thief."""

    def look(self, world: World, events: list[Event]) -> None:
        """Take in one tick."""
        for event in events:
            self.counts[kind_of(event)] += 1
            self._note(event)
        if world.tick % EVERY == 0:
            self._prices(world)
            self.thieves = known_thieves(world)
            self.ever |= self.thieves
            for agent in world.agents:
                self.days[agent in self.thieves] += EVERY

    def column(self, name: str) -> int:
        """One of COUNTED."""
        return sum(self.counts[kind] for kind in COUNTED[name])

    def per_day(self, thief: bool, day_ticks: int = 2400) -> float:
        """Trades of a known thief, or of anybody else, in a day of theirs."""
        return self.trades[thief] * day_ticks / max(1, self.days[thief])

    def turned_down(self, thief: bool) -> float:
        """Share of their offers that were refused."""
        return self.refused[thief] / max(1, self.asked[thief])

    def _note(self, event: Event) -> None:
        match event:
            case Traded(agent=agent, target=target):
                for one in (agent, target):
                    self.trades[one in self.thieves] += 1
            case Bought(agent=agent) | Sold(agent=agent):
                self.trades[agent in self.thieves] += 1
            case Offered(agent=agent):
                self.asked[agent in self.thieves] += 1
            case OfferRefused(target=target):  # whose offer it was
                self.refused[target in self.thieves] += 1
            case Stole(seen_by=seen_by):
                self.seen += bool(seen_by)
            case Attacked(target=target):
                self.revenge += target in self.thieves

    def _prices(self, world: World) -> None:
        for market in world.market.values():
            for kind, price in market.prices.items():
                share = 100 * price // max(1, world.content.items[kind].value)
                self.highest[kind] = max(share, self.highest.get(kind, 0))
                if share >= DEAR:
                    self.rose.add(kind)
                elif share <= CALM and kind in self.rose:
                    self.fell.add(kind)


def known_thieves(world: World) -> set[int]:
    """Everybody alive of whose theft at least KNOWN others know."""
    heard: dict[int, set[int]] = {}
    for agent in world.agents:
        for number in world.beliefs[agent].facts:
            fact = world.facts[number]
            if fact.kind == "theft" and fact.subject != agent:
                heard.setdefault(fact.subject, set()).add(agent)
    return {thief for thief, by in heard.items() if len(by) >= KNOWN and world.alive(thief)}
