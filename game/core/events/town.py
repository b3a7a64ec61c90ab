"""Events of the town: alarms and watches, the mayor's orders, what is paid and fined."""

from game.core.events.event import Event


class AlarmRaised(Event, kw_only=True, tag="alarm_raised"):
    """Somebody cried out at the sight of a raider."""

    who = ("agent",)
    text = "{agent} cried out: {beast}"
    worth = 20
    agent: int
    entity: int
    """The raider."""
    beast: str
    x: int
    y: int


class KeptWatch(Event, kw_only=True, tag="kept_watch"):
    """Somebody stood watch at a post."""

    who = ("agent",)
    text = "{agent} kept watch {where}"
    feed = False
    agent: int
    where: str
    x: int
    y: int


class StoodForMayor(Event, kw_only=True, tag="stood_for_mayor"):
    """Somebody resolved to stand for mayor; nobody else knows of it yet."""

    who = ("agent",)
    text = "{agent} means to stand for mayor on day {day} at {hour}"
    worth = 50
    agent: int
    day: int
    hour: int


class Decreed(Event, kw_only=True, tag="decreed"):
    """The mayor ordered something."""

    who = ("agent",)
    text = "{agent} ordered as mayor: {order}"
    mark = "gathering"
    worth = 70
    agent: int
    order: str
    fact: int


class FeePaid(Event, kw_only=True, tag="fee_paid"):
    """Of what a stall paid for goods, some went into the common chest."""

    who = ("agent",)
    text = "{agent} paid {count} {item} of market fee into the common chest"
    feed = False
    agent: int
    item: str
    count: int


class Fined(Event, kw_only=True, tag="fined"):
    """A thief who was seen by the watch or the mayor had to pay."""

    who = ("agent", "by")
    text = "{agent} was fined {count} {item} for theft, before the eyes of {by}"
    mark = "theft"
    worth = 60
    agent: int
    by: int
    item: str
    count: int


class WatchCalled(Event, kw_only=True, tag="watch_called"):
    """The mayor's watch for the night."""

    who = ("agent",)
    text = "{agent} called {people} to the watch"
    worth = 40
    agent: int
    """The mayor."""
    guards: list[int]
    people: str


class WatchPaid(Event, kw_only=True, tag="watch_paid"):
    """A guard was paid for the night."""

    who = ("agent",)
    text = "{agent} was paid {count} {item} for the watch"
    agent: int
    item: str
    count: int


class AlmsGiven(Event, kw_only=True, tag="alms_given"):
    """One of the poorest got something out of the common chest."""

    who = ("agent", "by")
    text = "{agent} got {count} {item} of alms from the common chest, on {by}'s order"
    agent: int
    by: int
    """The mayor."""
    item: str
    count: int
