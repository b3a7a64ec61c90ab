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
    "death": Style("cross", colours.RED, 0, 3, "deaths", "skull"),
    "birth": Style("drop", colours.GREEN, 0, 2, "arrivals", "home"),
    "fight": Style("wedge", colours.ORANGE, 1, 1, "fights", "sword"),
    "trade": Style("square", colours.YELLOW, 2, 0, "trades", "coin"),
    "gossip": Style("dot", colours.PURPLE, 1, 0, "rumours", "log"),
    "player": Style("diamond", colours.SKY, 2, 2, "deeds of yours", "wand"),
    "scenario": Style("diamond", colours.GOLD, 2, 2, "happenings of the scenario", "star"),
    "late": Style("bar", colours.PURPLE, 2, 1, "late ticks", "clock"),
}
OTHER = Style("dot", colours.PAPER, 1, 0, "other events", "log")


def style_of(kind: str) -> Style:
    """The style of a kind of mark.

    >>> style_of("death").shape, style_of("eclipse").shape
    ('cross', 'dot')
    """
    return STYLES.get(kind, OTHER)
