"""Arcana: abilities, who commands them, calls, statuses and what passes, as plain data.

All of it is part of the state. An ability's code is not: only the digest of its source
stands here, and what it may cost and do is held by the engine.
"""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct, field

PARAMETERS = ("target_pos", "target", "message", "item")
"""What an ability may declare that it wants to be told when it is used."""
ORIGINS = ("builtin", "angel", "hand")
HOWS = ("given", "wished", "taught", "bought", "watched", "read")
"""How somebody can have come by an ability."""

Kwargs: TypeAlias = Mapping[str, str | tuple[int, int]]
"""What a use says besides: target_pos -> (x, y), target -> `agent_7` or `wolf_12`,
message -> words, item -> the name of an item row."""


class Ability(Struct, frozen=True, omit_defaults=True):
    """A power that there is in this world, whoever commands it."""

    name: str
    """Small letters, digits and _; begins with a letter."""
    purpose: str
    """What it is for, in a line."""
    energy_cost: int
    """Energy points (a tenth of the need `energy`), 1..100."""
    cooldown: int
    """Ticks from one use to the next."""
    parameters: tuple[str, ...] = ()
    """Some of PARAMETERS."""
    expects: tuple[str, ...] = ()
    """What its author says that it does, such as `target.health falls`."""
    does: tuple[str, ...] = ()
    """Kinds of effects that its proof saw, such as `damage`, `heal`, `status burning`: what
    minds weigh it by."""
    source: str = ""
    """SHA-256 of its source, 64 hex digits."""
    origin: str = "angel"
    """One of ORIGINS."""
    wisher: int = 0
    """Whose wish it came of; 0 for nobody's."""
    made: int = 0
    """Tick at which it came into the world."""
    suspended: str = ""
    """Why nobody can use it for now; empty while it works."""
    faults: int = 0
    """Calls in a row that went wrong."""
    uses: int = 0


class Power(Struct, frozen=True, omit_defaults=True):
    """That somebody commands an ability."""

    tick: int
    """Since when."""
    how: str = "given"
    """One of HOWS."""
    by: int = 0
    """Who taught it, was watched or wrote the book, if anybody."""
    ready: int = 0
    """The first tick at which it can be used again."""
    used: int = 0


class Status(Struct, frozen=True, gc=False, omit_defaults=True):
    """That a status is on somebody, or, once `until` has passed, was so of late."""

    until: int
    """It works before this tick."""
    by: int = 0
    """Who brought it on."""
    cause: int = 0
    """The event by which that was done."""
    since: int = 0
    free: int = 0
    """A status that binds can't be brought on again before this tick."""


class Call(Struct, frozen=True, omit_defaults=True):
    """A use of an ability that has not been answered yet."""

    agent: int
    ability: str
    tick: int
    kwargs: Kwargs = field(default_factory=dict)
    event: int = 0
    """The event of the use."""


class Patch(Struct, frozen=True, gc=False):
    """Ground that is changed for a time."""

    before: str
    """Glyph of what it was, and will be again."""
    until: int
