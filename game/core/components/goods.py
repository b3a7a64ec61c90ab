"""Things, objects, and what changes hands."""

from collections.abc import Mapping

from msgspec import Struct, field


class Item(Struct, frozen=True, gc=False, omit_defaults=True):
    """A pile of one kind, on the ground or held."""

    count: int = 1
    holder: int = 0
    """Who carries it, or the chest that it is in; 0 when it lies on the ground."""
    since: int = 0
    """Tick since which it has been where it is."""
    owner: int = 0
    """Whose it is by right, whoever holds it; 0 for nobody's."""
    wear: int = 0
    """Uses that it has seen, of a kind that wears out."""
    fades: int = 0
    """Tick at which it is gone, of what was conjured; 0 for real things."""
    label: str = ""
    """What is written in it: of a spellbook, the ability that it teaches."""


class Fixture(Struct, frozen=True, gc=False, omit_defaults=True):
    """An object in its place."""

    stock: int = 0
    changed: int = 0
    """Tick of its making, or of the last growth or use."""
    variant: int = 0
    label: str = ""
    """What is written on it, such as the name on a grave."""
    of: int = 0
    """Who it is about: the dead in a grave."""
    owner: int = 0
    """Whose it is by right; 0 for everybody's."""


class Inventory(Struct, frozen=True, omit_defaults=True):
    """What somebody carries, or what lies in a chest: item entity ids, oldest first."""

    items: tuple[int, ...] = ()


class Terms(Struct, frozen=True, gc=False):
    """What changes hands, as the one who says so sees it; coins are a kind like others."""

    gives: Mapping[str, int]
    """Item kind -> how many they hand over."""
    wants: Mapping[str, int]
    """Item kind -> how many they get for it."""


class Deal(Struct, frozen=True):
    """An offer of one person to another, open until it is answered or lapses."""

    maker: int
    taker: int
    gives: Mapping[str, int]
    """Item kind, coins too -> how many the maker hands over."""
    wants: Mapping[str, int]
    """Item kind, coins too -> how many the taker hands over."""
    until: int
    """Tick at which it lapses."""
    counters: int = 0
    """How often it went back and forth before."""
    cause: int = 0
    """The event by which it was made."""


class Market(Struct, frozen=True):
    """What a stall asks for each kind of thing."""

    prices: Mapping[str, int] = field(default_factory=dict)
    """Item kind -> hundredths of a coin."""
    dealt: Mapping[str, int] = field(default_factory=dict)
    """Item kind -> tick of the last deal in it."""
    mood: Mapping[str, str] = field(default_factory=dict)
    """Item kind -> `dear` or `cheap`, as people last called it; empty for neither."""
    posted: Mapping[str, int] = field(default_factory=dict)
    """Item kind -> the fact by which its price was last made known."""
