"""Events of trade: offers, what became of them, and business at a stall."""

from collections.abc import Mapping

from game.core.events.event import Event


class Offered(Event, kw_only=True, tag="offered"):
    """An agent made another an offer."""

    who = ("agent", "target")
    text = "{agent} offered {target} {offer}"
    agent: int
    target: int
    deal: int
    offer: str
    """In words, such as `2 apples for a coin`."""
    gives: Mapping[str, int]
    wants: Mapping[str, int]


class Countered(Event, kw_only=True, tag="countered"):
    """An agent answered an offer with one of its own."""

    who = ("agent", "target")
    text = "{agent} haggled with {target}: {offer}"
    agent: int
    target: int
    deal: int
    offer: str
    gives: Mapping[str, int]
    wants: Mapping[str, int]


class OfferRefused(Event, kw_only=True, tag="offer_refused"):
    """An agent turned an offer down."""

    who = ("agent", "target")
    text = "{agent} turned down {target}'s offer of {offer}: {reason}"
    agent: int
    target: int
    deal: int
    offer: str
    reason: str


class OfferLapsed(Event, kw_only=True, tag="offer_lapsed"):
    """An offer came to nothing: not answered in time, or one of the two is gone."""

    who = ("agent", "target")
    text = "{agent}'s offer to {target} came to nothing: {reason}"
    feed = False
    agent: int
    target: int
    deal: int
    reason: str


class Traded(Event, kw_only=True, tag="traded"):
    """Two agents exchanged goods, by an offer of the first."""

    who = ("agent", "target")
    text = "{agent} gave {target} {gave} for {got}"
    witnessed = True
    mark = "trade"
    counted = "trades"
    worth = 30
    agent: int
    target: int
    deal: int
    gave: str
    got: str
    gives: Mapping[str, int]
    wants: Mapping[str, int]


class Bought(Event, kw_only=True, tag="bought"):
    """An agent bought goods at a stall."""

    who = ("agent",)
    text = "{agent} bought {count} {item} at the market for {price}"
    witnessed = True
    counted = "trades"
    agent: int
    target: int
    """The stall."""
    item: str
    count: int
    coins: int
    price: str
    """The coins in words."""


class Sold(Event, kw_only=True, tag="sold"):
    """An agent sold goods to a stall."""

    who = ("agent",)
    text = "{agent} sold {count} {item} at the market for {price}"
    witnessed = True
    counted = "trades"
    agent: int
    target: int
    item: str
    count: int
    coins: int
    price: str


class PriceMoved(Event, kw_only=True, tag="price_moved"):
    """Something became dear or cheap at a stall, or is neither any more."""

    text = "At the market {goods} got {now}"
    worth = 10
    stall: int
    item: str
    goods: str
    now: str
    price: int
    """Hundredths of a coin."""
