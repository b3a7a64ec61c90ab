"""Events of things: passed on, used, used up, grown and spoiled."""

from game.core.events.event import Event


class PickedUp(Event, kw_only=True, tag="picked_up"):
    """An agent took a thing from the ground."""

    who = ("agent",)
    text = "{agent} picked up {count} {item}"
    agent: int
    item: str
    count: int


class Dropped(Event, kw_only=True, tag="dropped"):
    """An agent put a thing down."""

    who = ("agent",)
    text = "{agent} put down {count} {item}"
    agent: int
    item: str
    count: int


class Gave(Event, kw_only=True, tag="gave"):
    """An agent gave a thing to another."""

    who = ("agent", "target")
    text = "{agent} gave {target} {count} {item}"
    witnessed = True
    counted = "gifts"
    worth = 18
    agent: int
    target: int
    item: str
    count: int


class Used(Event, kw_only=True, tag="used"):
    """An agent used an object, and may have got something from it."""

    who = ("agent",)
    text = "{agent} {did}"
    agent: int
    target: int
    did: str
    item: str = ""
    count: int = 0


class Ate(Event, kw_only=True, tag="ate"):
    """An agent ate."""

    who = ("agent",)
    text = "{agent} ate {item}"
    agent: int
    item: str


class Treated(Event, kw_only=True, tag="treated"):
    """An agent treated its wounds with something that is no food."""

    who = ("agent",)
    text = "{agent} treated their wounds with {item}"
    agent: int
    item: str


class Tended(Event, kw_only=True, tag="tended"):
    """An agent dressed another's wounds, with medicine or bare hands."""

    who = ("agent", "target")
    text = "{agent} tended the wounds of {target}{how}"
    witnessed = True
    mark = "tended"
    worth = 40
    agent: int
    target: int
    item: str
    """What was used up; empty for bare hands."""
    amount: int
    """Points of health."""
    how: str = ""
    """With what, in words."""


class Drank(Event, kw_only=True, tag="drank"):
    """An agent drank, from an object, a shore (0) or something it held."""

    who = ("agent",)
    text = "{agent} drank {source}"
    agent: int
    source: str


class ItemAppeared(Event, kw_only=True, tag="item_appeared"):
    """Something grew or washed up on the ground."""

    feed = False
    entity: int
    item: str
    x: int
    y: int


class ItemSpoiled(Event, kw_only=True, tag="item_spoiled"):
    """Something that lay on the ground is gone."""

    feed = False
    entity: int
    item: str
    count: int


class Crafted(Event, kw_only=True, tag="crafted"):
    """An agent made something out of what it had in hand."""

    who = ("agent",)
    text = "{agent} made {count} {item}{of}"
    counted = "crafted"
    agent: int
    item: str
    count: int
    recipe: str
    used: dict[str, int]
    """Item -> how many went into it."""
    left: dict[str, int] = {}
    """Item -> how many were left over, such as emptied flasks."""
    of: str = ""
    """Whose goods they were, if not the maker's own; it is theirs then."""


class Built(Event, kw_only=True, tag="built"):
    """An agent put up an object."""

    who = ("agent",)
    text = "{agent} built {prefab}{of}"
    witnessed = True
    mark = "built"
    counted = "crafted"
    worth = 30
    agent: int
    entity: int
    prefab: str
    recipe: str
    used: dict[str, int]
    x: int
    y: int
    pieces: int = 1
    """How many were put up side by side, this the first of them."""
    left: dict[str, int] = {}
    of: str = ""
    """As of what is made."""


class WornOut(Event, kw_only=True, tag="worn_out"):
    """A tool or a weapon broke in somebody's hands."""

    who = ("agent",)
    text = "{agent} wore out {item}"
    agent: int
    item: str
