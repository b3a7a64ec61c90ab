"""Styles: how each kind of mark looks. A new kind is one line of this table.

Told apart by shape and row first, by Okabe and Ito's colours second.
"""

from typing import NamedTuple

from game.ui import colours


class Style(NamedTuple):
    """How a mark is drawn."""

    shape: str
    """One of `shapes.SHAPES`."""
    colour: colours.Colour
    row: int
    """0..2 from the top of the lane."""
    rank: int
    """Where several fall together, the highest is drawn."""
    label: str
    """Of several, in the plural."""
    icon: str


STYLES: dict[str, Style] = {
    # Who lives, and what threatens all.
    "death": Style("cross", colours.RED, 0, 5, "deaths", "skull"),
    "birth": Style("drop", colours.GREEN, 0, 3, "arrivals", "home"),
    "raid": Style("fang", colours.PURPLE, 0, 4, "raids", "wolf"),
    "season": Style("arch", colours.SKY, 0, 1, "turns of weather and season", "cloud"),
    "hunt": Style("chevron", colours.ORANGE, 0, 0, "hunts", "paw"),
    "peace": Style("heart", colours.YELLOW, 0, 2, "quarrels ended", "heart"),
    "tended": Style("plaster", colours.PAPER, 0, 2, "wounds tended", "heart"),
    # What people do to each other, and make.
    "fight": Style("wedge", colours.ORANGE, 1, 3, "fights", "sword"),
    "theft": Style("ring", colours.RED, 1, 4, "thefts", "grab"),
    "trade": Style("square", colours.YELLOW, 1, 1, "trades", "coin"),
    "gossip": Style("speech", colours.SKY, 1, 2, "rumours", "talk"),
    "gathering": Style("pair", colours.PURPLE, 1, 2, "gatherings", "people"),
    "built": Style("house", colours.GREEN, 1, 1, "things built", "hammer"),
    # What comes from without, and what never was before.
    "player": Style("diamond", colours.SKY, 2, 3, "deeds of yours", "wand"),
    "scenario": Style("star", colours.GOLD, 2, 3, "happenings of the scenario", "star"),
    "magic": Style("spark", colours.RED, 2, 2, "deeds of magic", "wand"),
    "first": Style("plus", colours.GREEN, 2, 1, "firsts", "star"),
    "minds": Style("mind", colours.YELLOW, 2, 2, "turns of the minds", "mind"),
    "late": Style("bar", colours.PURPLE, 2, 0, "late ticks", "clock"),
}
OTHER = Style("dot", colours.PAPER, 1, 0, "other events", "log")


def style_of(kind: str) -> Style:
    """The style of a kind of mark.

    >>> style_of("death").shape, style_of("eclipse").shape
    ('cross', 'dot')
    """
    return STYLES.get(kind, OTHER)
