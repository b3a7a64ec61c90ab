"""Events of the wild: hunts, raids, and the sky.

`beast` is the kind of a creature, so that the sentence holds when the creature is gone.
"""

from game.core.events.event import Event


class RaidCame(Event, kw_only=True, tag="raid_came"):
    """Wolves or robbers came into the world, and mean harm."""

    text = "{count} {beast} came from the {side}"
    mark = "raid"
    counted = "raids"
    worth = 60
    beast: str
    count: int
    side: str
    x: int
    y: int


class CreatureAppeared(Event, kw_only=True, tag="creature_appeared"):
    """An animal was born, or a raider set foot on the map."""

    feed = False
    entity: int
    beast: str
    x: int
    y: int


class CreatureLeft(Event, kw_only=True, tag="creature_left"):
    """A creature left the map for good, or was gone with the dangers' end."""

    feed = False
    entity: int
    beast: str


class Bitten(Event, kw_only=True, tag="bitten"):
    """A creature wounded somebody."""

    who = ("agent",)
    text = "{agent} was hurt by {beast} for {damage}"
    witnessed = True
    mark = "fight"
    agent: int
    entity: int
    beast: str
    damage: int
    x: int
    y: int


class HitBeast(Event, kw_only=True, tag="hit_beast"):
    """Somebody struck a creature."""

    who = ("agent",)
    text = "{agent} hit {beast} with {weapon} for {damage}"
    witnessed = True
    agent: int
    entity: int
    beast: str
    weapon: str
    damage: int


class KilledBeast(Event, kw_only=True, tag="killed_beast"):
    """Somebody killed a creature; what it leaves lies on the ground."""

    who = ("agent",)
    text = "{agent} killed {beast}"
    witnessed = True
    mark = "hunt"
    counted = "hunts"
    worth = 25
    agent: int
    entity: int
    beast: str
    x: int
    y: int


class Preyed(Event, kw_only=True, tag="preyed"):
    """One creature killed another."""

    text = "{beast} killed {prey}"
    beast: str
    prey: str
    x: int
    y: int


class LeftBehind(Event, kw_only=True, tag="left_behind"):
    """A killed creature left something on the ground that was not there before."""

    feed = False
    entity: int
    item: str
    count: int
    x: int
    y: int


class Snatched(Event, kw_only=True, tag="snatched"):
    """A robber took something out of somebody's hands."""

    who = ("agent",)
    text = "{agent} was robbed of {count} {item} by {beast}"
    witnessed = True
    mark = "theft"
    worth = 40
    agent: int
    entity: int
    beast: str
    item: str
    count: int


class Looted(Event, kw_only=True, tag="looted"):
    """A robber took something that lay on the ground or in a chest."""

    text = "{beast} carried off {count} {item}"
    feed = False
    entity: int
    beast: str
    item: str
    count: int
    owner: int = 0


class GotAway(Event, kw_only=True, tag="got_away"):
    """A robber left the world with its loot, which is lost."""

    text = "{beast} got away with {count} {item}"
    worth = 15
    beast: str
    item: str
    count: int


class WeatherChanged(Event, kw_only=True, tag="weather_changed"):
    """The sky turned."""

    text = "{told}"
    weather: str
    told: str
    until: int


class SeasonChanged(Event, kw_only=True, tag="season_changed"):
    """A season of plenty or want began, or ended."""

    text = "{told}"
    mark = "season"
    worth = 45
    season: str
    told: str
    growth: int
    until: int
