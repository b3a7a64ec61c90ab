"""Events: the facts that a tick brought forth.

Each kind is a class of its own, in the file of what it is about; `event.py` tells what
all have. A new kind is a class in its file and its name here.
"""

from game.core.events.body import (
    DayBroke,
    FellAsleep,
    Fled,
    NeedLow,
    NightFell,
    Travelled,
    WokeUp,
)
from game.core.events.deciding import (
    ActionRefused,
    CommandRefused,
    Decided,
    DecisionDropped,
    DecisionRequested,
)
from game.core.events.event import Event, kind_of
from game.core.events.people import (
    Arrived,
    Attacked,
    Died,
    Guarded,
    Said,
    TiesChanged,
    VoiceHeard,
)
from game.core.events.player import (
    Granted,
    Happening,
    Planted,
    Removed,
    RuleChanged,
    Spawned,
    Teleported,
    TraitChanged,
)
from game.core.events.property import (
    Fetched,
    Stowed,
    TheftNoticed,
)
from game.core.events.talk import (
    ConversationBegan,
    ConversationEnded,
    ConversationJoined,
    GossipSpread,
    Mistold,
    Told,
)
from game.core.events.things import (
    Ate,
    Built,
    Crafted,
    Drank,
    Dropped,
    Gave,
    ItemAppeared,
    ItemSpoiled,
    PickedUp,
    Treated,
    Used,
    WornOut,
)
from game.core.events.trade import (
    Bought,
    Countered,
    Offered,
    OfferLapsed,
    OfferRefused,
    PriceMoved,
    Sold,
    Traded,
)

EVENTS: tuple[type[Event], ...] = tuple(sorted(Event.__subclasses__(), key=kind_of))
"""Every kind of event, by name."""

__all__ = [
    "EVENTS",
    "ActionRefused",
    "Arrived",
    "Ate",
    "Attacked",
    "Bought",
    "Built",
    "CommandRefused",
    "ConversationBegan",
    "ConversationEnded",
    "ConversationJoined",
    "Countered",
    "Crafted",
    "DayBroke",
    "Decided",
    "DecisionDropped",
    "DecisionRequested",
    "Died",
    "Drank",
    "Dropped",
    "Event",
    "FellAsleep",
    "Fetched",
    "Fled",
    "Gave",
    "GossipSpread",
    "Granted",
    "Guarded",
    "Happening",
    "ItemAppeared",
    "ItemSpoiled",
    "Mistold",
    "NeedLow",
    "NightFell",
    "OfferLapsed",
    "OfferRefused",
    "Offered",
    "PickedUp",
    "Planted",
    "PriceMoved",
    "Removed",
    "RuleChanged",
    "Said",
    "Sold",
    "Spawned",
    "Stowed",
    "Teleported",
    "TheftNoticed",
    "TiesChanged",
    "Told",
    "Traded",
    "TraitChanged",
    "Travelled",
    "Treated",
    "Used",
    "VoiceHeard",
    "WokeUp",
    "WornOut",
    "kind_of",
]
