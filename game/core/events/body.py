"""Events of the body and the sky: ways, needs, sleep, day and night."""

from game.core.events.event import Event


class Travelled(Event, kw_only=True, tag="travelled"):
    """An agent got where it wanted to go."""

    who = ("agent",)
    feed = False
    agent: int
    x: int
    y: int


class Fled(Event, kw_only=True, tag="fled"):
    """An agent ran from another."""

    who = ("agent", "target")
    text = "{agent} ran away from {target}"
    witnessed = True
    mark = "fight"
    agent: int
    target: int


class NeedLow(Event, kw_only=True, tag="need_low"):
    """A need fell below its mark."""

    who = ("agent",)
    text = "{agent} is getting {feeling}"
    feed = False
    agent: int
    need: str
    feeling: str


class FellAsleep(Event, kw_only=True, tag="fell_asleep"):
    """An agent lay down to rest, on a bed or on the ground (0)."""

    who = ("agent",)
    text = "{agent} lay down to sleep"
    feed = False
    agent: int
    bed: int = 0


class WokeUp(Event, kw_only=True, tag="woke_up"):
    """An agent got up again."""

    who = ("agent",)
    text = "{agent} woke up, {reason}"
    feed = False
    agent: int
    reason: str


class NightFell(Event, kw_only=True, tag="night_fell"):
    """The sun went down."""

    text = "Night falls on day {day}"
    day: int


class DayBroke(Event, kw_only=True, tag="day_broke"):
    """The sun came up."""

    text = "Day {day} breaks"
    day: int
