"""Days: what somebody means to do with a day, from coarse to fine, as plain data.

A plan binds nobody: minds weigh it, and it is made anew when the world disagrees. Nothing
here looks at it from tick to tick.
"""

from msgspec import Struct

WORK, ROAM, PEOPLE, EASE = "work", "roaming", "people", "ease"
SORTS = (WORK, ROAM, PEOPLE, EASE)
"""What a part of a day can be for."""
BLOCKS, GIST, BLOCK = 6, 120, 80
"""The most parts of a day, and characters of the whole's words and of a part's."""
FIRST, LAST = 5, 22
"""Hours between which days are planned; the rest is night."""


class Block(Struct, frozen=True, gc=False, array_like=True):
    """A part of a day, until the next one begins."""

    hour: int
    """From this hour on."""
    sort: str
    """One of SORTS."""
    words: str
    key: str = ""
    """The key of the choice that serves it, where that is always the same."""
    kind: str = ""
    """The kind of thing that it is about."""
    target: int = 0
    """The person, place or thing that it is about."""
    fact: int = 0
    """The invitation that it follows."""


class DayPlan(Struct, frozen=True, gc=False, omit_defaults=True):
    """What one means to do today."""

    day: int
    made: int
    """Tick at which it was made, or last changed."""
    gist: str
    """The whole of it, in few words."""
    blocks: tuple[Block, ...]
    """In order of their hours."""
    mind: str = ""
    """The model that made it; empty for a plain one."""
    revisions: int = 0
    reason: str = ""
    """Why it was changed last; empty for a first plan."""


def block_at(plan: DayPlan | None, day: int, hour: int) -> Block | None:
    """The part of the day that it is; None at night, before the first, or with an old plan."""
    if plan is None or plan.day != day or not FIRST <= hour < LAST:
        return None
    found = None
    for block in plan.blocks:
        if block.hour > hour:
            break
        found = block
    return found
