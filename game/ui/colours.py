"""The window's colours: one table, so that panels drawn by hand match the theme's."""

Colour = tuple[int, int, int]

# Surfaces, dark to light.
VOID: Colour = (14, 16, 26)  # beyond the edge of the world
DEEP: Colour = (21, 24, 36)  # behind text that scrolls
PANEL: Colour = (27, 30, 43)
RAISED: Colour = (42, 47, 66)
HOVER: Colour = (57, 64, 90)
LINE: Colour = (60, 67, 92)

# Text.
TEXT: Colour = (230, 233, 242)
SOFT: Colour = (168, 175, 196)
FAINT: Colour = (121, 129, 153)
ACCENT: Colour = (143, 176, 255)
INK: Colour = (30, 30, 46)
PAPER: Colour = (250, 247, 238)

# Signs. Okabe and Ito's hues, told apart by any eyes; never the only difference.
GOLD: Colour = (255, 226, 110)
ORANGE: Colour = (240, 170, 40)
SKY: Colour = (96, 190, 240)
GREEN: Colour = (62, 190, 140)
BLUE: Colour = (84, 140, 220)
RED: Colour = (235, 106, 70)
PURPLE: Colour = (216, 140, 184)
YELLOW: Colour = (240, 228, 66)

ALARM: Colour = (150, 38, 38)  # behind a banner that must be read


def blend(a: Colour, b: Colour, share: float) -> Colour:
    """A mix of two colours; share 0 is all `a`, 1 all `b`.

    >>> blend((0, 0, 0), (100, 200, 50), 0.5)
    (50, 100, 25)
    """
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )
