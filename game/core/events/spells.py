"""Events of what powers bring about: statuses, healing, conjured things, changed ground."""

from game.core.events.event import Event


class StatusBegan(Event, kw_only=True, tag="status_began"):
    """Something is on somebody, or on a creature, for a time."""

    who = ("agent", "by")
    text = "{agent} is {told}"
    witnessed = True
    agent: int
    status: str
    told: str
    by: int = 0
    ticks: int = 0


class StatusEnded(Event, kw_only=True, tag="status_ended"):
    """What was on somebody is over."""

    who = ("agent",)
    text = "{agent} is no longer {told}"
    feed = False
    agent: int
    status: str
    told: str
    reason: str


class Healed(Event, kw_only=True, tag="healed"):
    """Somebody's wounds were healed by magic."""

    who = ("agent", "target")
    text = "{agent} healed {whom} ({amount})"
    witnessed = True
    mark = "magic"
    worth = 45
    agent: int
    target: int
    """Another; 0 for the caster's own wounds."""
    whom: str
    """In words."""
    amount: int
    """Health."""


class Drained(Event, kw_only=True, tag="drained"):
    """Somebody's strength was drawn from them."""

    who = ("agent", "target")
    text = "{agent} drew strength out of {target}"
    witnessed = True
    mark = "magic"
    agent: int
    target: int
    amount: int
    """Energy points."""


class Whisked(Event, kw_only=True, tag="whisked"):
    """Magic moved somebody from one place to another."""

    who = ("agent", "by")
    text = "{agent} was {manner}"
    witnessed = True
    mark = "magic"
    agent: int
    by: int
    x: int
    y: int
    manner: str
    """whisked away, pushed back."""


class Conjured(Event, kw_only=True, tag="conjured"):
    """Things came out of nothing, and will go there again."""

    who = ("agent", "target")
    text = "{agent} conjured up {count} {item}"
    witnessed = True
    mark = "magic"
    worth = 40
    agent: int
    target: int
    """Into whose hands; 0 for the ground."""
    item: str
    count: int
    until: int = 0
    """Tick at which they fade."""


class Faded(Event, kw_only=True, tag="faded"):
    """Conjured things are gone."""

    who = ("agent",)
    text = "{agent} found {count} {item} gone like mist"
    feed = False
    agent: int
    """Who held them; 0 for nobody."""
    item: str
    count: int


class WordsCame(Event, kw_only=True, tag="words_came"):
    """Somebody heard another's words in their mind, from afar."""

    who = ("agent", "target")
    text = '{agent} in the mind of {target}: "{words}"'
    agent: int
    target: int
    words: str


class GroundChanged(Event, kw_only=True, tag="ground_changed"):
    """A tile's ground became another for a time, or what it was before."""

    who = ("agent",)
    feed = False
    agent: int
    """Who did it; 0 when it turns back."""
    x: int
    y: int
    terrain: str
    until: int = 0


class Summoned(Event, kw_only=True, tag="summoned"):
    """A creature, or a light, was called into the world for a time."""

    who = ("agent",)
    text = "{agent} called {prefab} out of nowhere"
    witnessed = True
    mark = "magic"
    worth = 50
    agent: int
    entity: int
    prefab: str
    x: int
    y: int
    until: int


class Vanished(Event, kw_only=True, tag="vanished"):
    """What was called by magic is gone again."""

    text = "{prefab} vanished into thin air"
    feed = False
    entity: int
    prefab: str
    x: int
    y: int


class Revealed(Event, kw_only=True, tag="revealed"):
    """Something hidden became known to somebody by magic."""

    who = ("agent",)
    text = "{agent} sees with other eyes: {told}"
    agent: int
    told: str
    found: int = 0
    """How many things that were not known before."""


class Conveyed(Event, kw_only=True, tag="conveyed"):
    """Things went from hand to hand over a distance, as both wanted."""

    who = ("agent", "target")
    text = "{agent} let {count} {item} pass to {target} through the air"
    witnessed = True
    mark = "magic"
    agent: int
    target: int
    item: str
    count: int
