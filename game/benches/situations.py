"""Situations with one obvious choice: what a mind is asked in `bench minds`.

A row a situation, on a meadow around a small map: `@` is who is asked, `1` somebody else,
the other letters are in `THINGS`. What is right is told in the words of an intent: its
action, then the kind of thing, the topic; a shorter line stands for all that begin so.
"""

from msgspec import Struct

from game.core.components import Intent, Terms

THINGS = {
    "W": "well",
    "b": "bed",
    "B": "bush",
    "M": "market_stall",
    "V": "wolf",
    "g": "gold",
}
"""Letter of a map -> object, item or creature."""


class Situation(Struct, frozen=True, kw_only=True):
    """Who is where and how, and what anybody would do."""

    name: str
    map: str
    """Rows of the same length, split by spaces; `.` is meadow."""
    right: tuple[str, ...]
    hour: int = 12
    me: dict[str, int] = {}
    """Needs (0 dire to 1000 sated) and `health` (percent) of who is asked; the rest is well."""
    holds: dict[str, int] = {}
    """Item kind -> how many are in their hands."""
    them: dict[str, int] = {}
    they_hold: dict[str, int] = {}
    liking: int = 0
    """What the two think of each other, -100..100."""
    first: Intent | None = None
    """What the other does to them before they are asked; `target` is set by the stage."""


SITUATIONS = (
    Situation(
        name="starving, bread in hand",
        map="@",
        me={"hunger": 50},
        holds={"bread": 1},
        right=("eat bread",),
    ),
    Situation(
        name="parched beside a well",
        map="@W",
        me={"thirst": 50},
        right=("drink",),
    ),
    Situation(
        name="parched, a full flask in hand",
        map="@",
        me={"thirst": 50},
        holds={"flask": 1},
        right=("drink flask",),
    ),
    Situation(
        name="exhausted at night beside the own bed",
        map="@b",
        hour=23,
        me={"energy": 50},
        right=("rest bed",),
    ),
    Situation(
        name="starving among berries",
        map="@B",
        me={"hunger": 60},
        right=("use bush", "pickup berry", "eat berry"),
    ),
    Situation(
        name="starving at a stall, with coins",
        map="@M",
        me={"hunger": 60},
        holds={"coin": 20},
        right=("buy market_stall bread", "buy market_stall berry"),
    ),
    Situation(
        name="dying at a swordsman's hands, unarmed",
        map="@1",
        me={"health": 25},
        they_hold={"sword": 1},
        liking=-60,
        first=Intent(action="attack"),
        right=("flee", "surrender", "defend"),
    ),
    Situation(
        name="wounded and unarmed, a wolf near",
        map="@...V",
        me={"health": 30},
        right=("flee",),
    ),
    Situation(
        name="offered ten coins for a flower",
        map="@1",
        holds={"flower": 3},
        they_hold={"coin": 10},
        first=Intent(action="trade", terms=Terms({"coin": 10}, {"flower": 1})),
        right=("accept",),
    ),
    Situation(
        name="offered a flower for the sword",
        map="@1",
        holds={"sword": 1},
        they_hold={"flower": 1},
        first=Intent(action="trade", terms=Terms({"flower": 1}, {"sword": 1})),
        right=("refuse", "counter"),
    ),
    Situation(
        name="a starving friend, and five loaves in hand",
        map="@.1",
        holds={"bread": 5},
        them={"hunger": 30},
        liking=80,
        right=("give bread",),
    ),
    Situation(
        name="gold at one's feet, and all is well",
        map="@g",
        right=("pickup gold",),
    ),
)
