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


class Stole(Event, kw_only=True, tag="stole"):
    """An agent took what is another's; only those in `seen_by` know of it."""

    who = ("agent", "target")
    text = "{agent} stole {count} {item} from {target}{how}"
    mark = "theft"
    counted = "thefts"
    worth = 70
    agent: int
    target: int
    item: str
    count: int
    how: str = ""
    """Where, and who saw it, in words that go on from the victim's name."""
    seen_by: tuple[int, ...] = ()


class CaughtStealing(Event, kw_only=True, tag="caught_stealing"):
    """An agent was caught with a hand in another's pocket, and got nothing."""

    who = ("agent", "target")
    text = "{agent} tried to steal {count} {item} from {target} and was caught"
    mark = "theft"
    worth = 60
    agent: int
    target: int
    item: str
    count: int
    seen_by: tuple[int, ...] = ()


class LootFound(Event, kw_only=True, tag="loot_found"):
    """An agent saw that what another carries is stolen."""

    who = ("agent", "target", "owner")
    text = "{agent} saw that {target} has {count} {item} stolen from {owner}"
    mark = "theft"
    worth = 65
    agent: int
    target: int
    owner: int
    item: str
    count: int
    seen_by: tuple[int, ...] = ()


class DemandedBack(Event, kw_only=True, tag="demanded_back"):
    """An agent demanded what is theirs of whoever has it."""

    who = ("agent", "target")
    text = "{agent} demanded {count} {item} back from {target}"
    witnessed = True
    mark = "theft"
    worth = 40
    agent: int
    target: int
    item: str
    count: int


class Returned(Event, kw_only=True, tag="returned"):
    """An agent gave something back to whose it is."""

    who = ("agent", "target")
    text = "{agent} gave {count} {item} back to {target}"
    witnessed = True
    mark = "theft"
    worth = 50
    agent: int
    target: int
    item: str
    count: int


class Denied(Event, kw_only=True, tag="denied"):
    """An agent would not give back what was demanded."""

    who = ("agent", "target")
    text = "{agent} would not give {item} back to {target}"
    witnessed = True
    mark = "theft"
    agent: int
    target: int
    item: str


class Retook(Event, kw_only=True, tag="retook"):
    """An agent took back by force or stealth what was theirs."""

    who = ("agent", "target")
    text = "{agent} took {count} {item} back from {target}"
    witnessed = True
    mark = "theft"
    worth = 55
    agent: int
    target: int
    item: str
    count: int


class HeldOn(Event, kw_only=True, tag="held_on"):
    """An agent grabbed for what is theirs, and the other held on to it."""

    who = ("agent", "target")
    text = "{agent} grabbed for {item} and {target} held on to it"
    witnessed = True
    agent: int
    target: int
    item: str
