"""Feed entry: an event as a line of the feed: its words, its family, and where it leads."""

from dataclasses import dataclass

from game.core import events as kinds
from game.core.events import Event
from game.core.narrate import clock, tell
from game.core.world import World
from game.ui import colours
from game.ui.text import safe_text

# Filter -> (icon, colour, what its button says). An event belongs to one.
FILTERS: dict[str, tuple[str, colours.Colour, str]] = {
    "talk": ("people", colours.SKY, "Talk and ties"),
    "fights": ("sword", colours.RED, "Fights"),
    "lives": ("heart", colours.PURPLE, "Lives: who came, who died"),
    "trade": ("coin", colours.YELLOW, "Trades, thefts and deals"),
    "things": ("food", colours.GREEN, "Food, drink, work and things"),
    "minds": ("lightbulb", colours.ORANGE, "Thoughts and plans"),
    "world": ("sun", colours.GOLD, "The day, and what you did"),
}
KINDS: dict[type[Event], tuple[str, str]] = {
    kinds.Said: ("talk", "people"),
    kinds.TiesChanged: ("talk", "heart"),
    kinds.Reconciled: ("talk", "heart"),
    kinds.VoiceHeard: ("world", "wand"),
    kinds.Possessed: ("world", "eye"),
    kinds.LetGo: ("world", "eye"),
    kinds.Whispered: ("world", "wand"),
    kinds.Attacked: ("fights", "sword"),
    kinds.Guarded: ("fights", "sword"),
    kinds.Fled: ("fights", "warning"),
    kinds.Bitten: ("fights", "warning"),
    kinds.HitBeast: ("fights", "sword"),
    kinds.KilledBeast: ("fights", "paw"),
    kinds.Preyed: ("fights", "wolf"),
    kinds.RaidCame: ("fights", "wolf"),
    kinds.Snatched: ("fights", "warning"),
    kinds.GotAway: ("fights", "warning"),
    kinds.WeatherChanged: ("world", "cloud"),
    kinds.SeasonChanged: ("world", "cloud"),
    kinds.Surrendered: ("fights", "sword"),
    kinds.Spared: ("fights", "heart"),
    kinds.HeldUp: ("trade", "grab"),
    kinds.Yielded: ("trade", "grab"),
    kinds.Stowed: ("things", "spawn"),
    kinds.Fetched: ("things", "spawn"),
    kinds.Treated: ("lives", "heart"),
    kinds.Tended: ("lives", "heart"),
    kinds.Died: ("lives", "skull"),
    kinds.Arrived: ("lives", "home"),
    kinds.Offered: ("trade", "coin"),
    kinds.Countered: ("trade", "coin"),
    kinds.OfferRefused: ("trade", "close"),
    kinds.Traded: ("trade", "coin"),
    kinds.Bought: ("trade", "coin"),
    kinds.Sold: ("trade", "coin"),
    kinds.PriceMoved: ("trade", "chart"),
    kinds.Stole: ("trade", "grab"),
    kinds.CaughtStealing: ("trade", "grab"),
    kinds.TheftNoticed: ("trade", "warning"),
    kinds.LootFound: ("trade", "eye"),
    kinds.DemandedBack: ("trade", "warning"),
    kinds.Returned: ("trade", "heart"),
    kinds.Denied: ("trade", "warning"),
    kinds.Retook: ("trade", "grab"),
    kinds.HeldOn: ("trade", "grab"),
    kinds.GatheringBegan: ("talk", "people"),
    kinds.Attended: ("talk", "people"),
    kinds.GatheringHeld: ("talk", "people"),
    kinds.Elected: ("talk", "star"),
    kinds.OccasionLapsed: ("talk", "people"),
    kinds.Mistold: ("talk", "talk"),
    kinds.AlarmRaised: ("fights", "warning"),
    kinds.StoodForMayor: ("talk", "people"),
    kinds.Decreed: ("talk", "star"),
    kinds.Fined: ("trade", "coin"),
    kinds.WatchCalled: ("fights", "sword"),
    kinds.AlmsGiven: ("trade", "coin"),
    kinds.WatchPaid: ("trade", "coin"),
    kinds.NoticePosted: ("talk", "log"),
    kinds.NoticesRead: ("talk", "eye"),
    kinds.Wished: ("world", "wand"),
    kinds.WishGranted: ("world", "wand"),
    kinds.WishRefused: ("world", "close"),
    kinds.AbilityGranted: ("world", "wand"),
    kinds.AbilityLearnt: ("world", "wand"),
    kinds.AbilityLost: ("world", "skull"),
    kinds.AbilityRevoked: ("world", "close"),
    kinds.AbilitySuspended: ("world", "warning"),
    kinds.AbilityUsed: ("world", "wand"),
    kinds.AbilityFailed: ("world", "close"),
    kinds.Healed: ("lives", "heart"),
    kinds.Wrote: ("things", "log"),
    kinds.Crafted: ("things", "hammer"),
    kinds.Built: ("things", "hammer"),
    kinds.WornOut: ("things", "hammer"),
    kinds.Gave: ("things", "heart"),
    kinds.Ate: ("things", "food"),
    kinds.Drank: ("things", "drop"),
    kinds.NightFell: ("world", "moon"),
    kinds.DayBroke: ("world", "sun"),
    kinds.Spawned: ("world", "spawn"),
    kinds.Happening: ("world", "star"),
    kinds.Planted: ("world", "wand"),
    kinds.RuleChanged: ("world", "wand"),
    kinds.TraitChanged: ("world", "wand"),
    kinds.Removed: ("world", "wand"),
    kinds.Granted: ("world", "wand"),
    kinds.Teleported: ("world", "wand"),
    kinds.CommandRefused: ("world", "warning"),
    kinds.Remembered: ("minds", "lightbulb"),
    kinds.DayPlanned: ("minds", "mind"),
}
OTHER = ("things", "log")
INNER = (kinds.Remembered, kinds.DayPlanned)
"""What nobody else notices, and is shown all the same: a click tells what it rests on."""


@dataclass(slots=True)
class Entry:
    """An event's line."""

    text: str
    hour: str
    filter: str
    icon: str
    who: int
    at: tuple[int, int] | None
    rows: list[str]
    """Wrapped; empty until it is to be shown."""
    tick: int = 0
    concerned: int = 0
    """Whom it is about, alive now or not."""
    deed: int = 0
    """The event's id, if it rests on a decision; a thought has a why of its own."""
    begins: bool = False
    """Whether it is the first shown of its hour, and the hour stands above it."""
    high: int = 0
    """Pixels that it takes, once it is wrapped."""


def entry_of(world: World, event: Event) -> Entry | None:
    """An event's line, made while all who are in it exist; None if it has none."""
    shown = event.feed or isinstance(event, INNER)
    text = safe_text(tell(world, event), 240) if shown else ""
    if not text:
        return None
    text = text[:1].upper() + text[1:]
    group, icon = KINDS.get(type(event), OTHER)
    concerned = [who for who in event.concerns() if who]
    who = next((w for w in concerned if w in world.position), 0)
    at: tuple[int, int] | None = None
    if hasattr(event, "x") and hasattr(event, "y"):
        at = (event.x, event.y)
    elif who:
        position = world.position[who]
        at = (position.x, position.y)
    hour = clock(world.rules, event.tick).rpartition(":")[0] + ":00"
    first = concerned[0] if concerned else 0
    deed = 0 if isinstance(event, INNER) else event.id
    text = text[:1].upper() + text[1:]
    return Entry(text, hour, group, icon, who, at, [], event.tick, first, deed)
