"""What there is one of in a world: the office of mayor, and the sky."""

from collections.abc import Mapping

from msgspec import Struct, field


class Town(Struct, omit_defaults=True):
    """The office of mayor, and what was ordered; 0 for what was not."""

    mayor: int = 0
    """Who was elected last, alive or dead."""
    since: int = 0
    """Tick of that election."""
    decreed: int = -100_000
    """Tick of the last order."""
    fee: int = 0
    """Hundredths of what a stall pays for goods."""
    owed: int = 0
    """Hundredths of a coin of fee that small sales left over: no coin is cut."""
    fine: int = 0
    """Coins that a thief pays whom mayor or watch see."""
    watch: int = 0
    """How many are called to the watch each night."""
    guards: tuple[int, ...] = ()
    """Tonight's watch; some may have died since."""
    kept: Mapping[int, int] = field(default_factory=dict)
    """Who of them has kept watch tonight -> tick of the last time."""


class Weather(Struct, gc=False):
    """The sky and the season of plenty or want, the same for the whole world."""

    kind: str = "fair"
    until: int = 0
    """Tick at which it changes."""
    growth: int = 100
    """How fast things grow and appear, in hundredths."""
    season: str = ""
    """The row of the season of plenty or want; empty in a common one."""
    season_until: int = 0
    """Tick at which that changes."""
