"""What has a place and can be hurt: where it is, how it fares, what it can do."""

from collections.abc import Mapping

from msgspec import Struct, field

NEED_MAX = 1000
HEALTH_MAX = 100
SKILL_MAX = 1000
MOODS = ("calm", "hunting", "fleeing", "leaving")


class Position(Struct, frozen=True, gc=False):
    """A tile; x grows to the east, y to the south. Who moves gets another."""

    x: int
    y: int


class Motion(Struct, frozen=True, gc=False, omit_defaults=True):
    """The step under way, so that a view can draw it smoothly.

    The position is already the step's end; before `arrive` the body is
    between (from_x, from_y) and there.
    """

    from_x: int
    from_y: int
    start: int
    arrive: int


class Needs(Struct, frozen=True, gc=False, omit_defaults=True):
    """0 (dire) to 1000 (sated)."""

    hunger: int = NEED_MAX
    thirst: int = NEED_MAX
    energy: int = NEED_MAX
    company: int = NEED_MAX


class Health(Struct, frozen=True, gc=False, omit_defaults=True):
    """Hit points."""

    current: int = HEALTH_MAX
    maximum: int = HEALTH_MAX
    hurt_at: int = -1000
    """Tick of the last wound; mending starts a while after it."""
    cause: str = ""
    """What hurt last, in a word or two, for the chronicle of a death."""
    by: int = 0
    """Who hurt last, if anybody did."""
    tended_at: int = -1000
    """Tick at which somebody else last dressed the wounds."""


class Combat(Struct, frozen=True, gc=False, omit_defaults=True):
    """Fighting state."""

    guard_until: int = 0
    """Blows up to this tick meet a raised guard."""
    foe: int = 0
    """Who attacked last, or is being attacked."""
    foe_at: int = -1000
    yielded_to: int = 0
    """To whom one has given in, and not paid for it yet."""
    yielded_at: int = -1000
    held_up_by: int = 0
    """Who threatened one with a weapon, for one's goods."""
    held_up_at: int = -1000


class Skills(Struct, frozen=True, omit_defaults=True):
    """What somebody has learnt by doing it."""

    points: Mapping[str, int] = field(default_factory=dict)
    """Skill, such as `gather`, `craft`, `trade`, `fight`, `stealth` -> 0..SKILL_MAX."""
    firsts: Mapping[str, int] = field(default_factory=dict)
    """Achievement -> tick at which they first did it."""


class Creature(Struct, gc=False, omit_defaults=True):
    """What an animal or a raider is up to; what its kind is like stands in its row."""

    home_x: int
    home_y: int
    target: int = 0
    """Whom it hunts or flees; 0 for nobody."""
    mood: str = "calm"
    """One of MOODS."""
    ready_at: int = 0
    """Nothing is done before this tick."""
    until: int = 0
    """Tick at which it turns to leave for good; 0 for never."""
    path: tuple[int, ...] = ()
    """Tiles still to walk, next one last, each y * width + x."""
    summoner: int = 0
    """Who called it; 0 for one that came of itself."""
    cried: int = -1000
    """Tick at which somebody last raised the alarm for it."""
