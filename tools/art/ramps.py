"""Every colour of the game: ramps of five tones from shadow to light.

Shadows drift to blue and violet, lights to yellow. The ramps were chosen by eye, side by side on
the contact sheet; change one here and everything made of that stuff follows.
"""

from __future__ import annotations

from tools.art.canvas import Colour

Ramp = tuple[Colour, Colour, Colour, Colour, Colour]


def rgb(text: str) -> Colour:
    """A colour from its web name.

    >>> rgb("ff8000")
    (255, 128, 0)
    """
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def ramp(text: str) -> Ramp:
    """Five web names, dark to light."""
    a, b, c, d, e = (rgb(name) for name in text.split())
    return a, b, c, d, e


# Ground. Tone 2 is the ground itself, 1 and 3 its marks, 0 and 4 rare accents.
GROUND: dict[str, Ramp] = {
    "deep": ramp("1f3f80 25509a 2b5ea8 3670b6 5490c8"),
    "water": ramp("2f6fb4 3a83c4 4596d0 63b1dc a9dcea"),
    "sand": ramp("b58d58 d0ad74 e4c88d efd9a4 f9ecc6"),
    "path": ramp("7d5a3f 9c7550 b58c61 c8a174 dcbc8f"),
    "grass": ramp("37713d 4b8c41 62a34a 78b553 9fd067"),
    "meadow": ramp("3f7d3f 5a9b45 76b34f 8cc35a b5da70"),
    "forest": ramp("1f4636 28583b 34693f 447c45 609650"),
    "rock": ramp("4d485c 696474 858190 a09ca6 c2bfc2"),
}

SKINS: tuple[Ramp, ...] = (
    ramp("a0605a d08a74 f0b698 fbd0b0 ffe6cc"),
    ramp("8e5248 bd7a5c e2a47c f2bf96 fcd8b2"),
    ramp("7c4a3c a86c4a cd9266 dfaa7c efc498"),
    ramp("643a34 8c583e b07a52 c49066 d6a87e"),
    ramp("52303a 74483a 98644a ae7a58 c6946e"),
    ramp("40283a 5c3a38 7c5244 926652 aa7e66"),
)

HAIRS: dict[str, Ramp] = {
    "black": ramp("1c1826 2a2436 3b3448 51495e 6f6880"),
    "umber": ramp("2c1c22 43292a 5e3b32 7a5040 9a6c52"),
    "chestnut": ramp("401f24 662f2a 8a4632 a8613e c68453"),
    "ginger": ramp("5e2422 933a26 c4592c de7c3a f2a558"),
    "wheat": ramp("6a4530 98683c c4934c e0b564 f4d88a"),
    "flaxen": ramp("86663f b8945a dcc07c f0dc9c fcf2c6"),
    "grey": ramp("4a4858 6c6a7a 918f9c b4b2b8 d6d4d4"),
    "white": ramp("807c90 a8a4b2 ccc9d0 e6e4e4 fbfaf4"),
}

CLOTHS: dict[str, Ramp] = {
    "red": ramp("561c30 8a2a38 b93e3e d75c4c ec8868"),
    "rust": ramp("562a24 864028 b45e30 d28242 eaab64"),
    "mustard": ramp("644220 936a26 c2962f dfb945 f4dc78"),
    "olive": ramp("33382a 50563a 727848 929a58 b6bc78"),
    "green": ramp("17403a 236250 348660 52aa6e 86cc86"),
    "teal": ramp("163c50 20606e 2c878a 48aca2 80d0ba"),
    "sky": ramp("24406e 336699 4790c0 6ab4d8 a0d8ea"),
    "blue": ramp("202450 2f3c7c 4259a6 5f7fc4 8caae0"),
    "violet": ramp("331f4e 533278 764b9e 986bbc bc96d6"),
    "rose": ramp("5c2450 8c386c b95586 d87fa0 f0aebc"),
    "cream": ramp("7c6a64 aa9480 d2c0a0 eadcbe faf3de"),
    "slate": ramp("262b3e 3c4458 586276 78849a a0acbc"),
    "brown": ramp("34222a 503530 70503e 906c50 b08c6a"),
}

TROUSERS: tuple[str, ...] = ("brown", "slate", "blue", "olive", "cream")

WOOD: Ramp = ramp("3c2630 5c3b36 7f573f a4774e c69b68")
PALE_WOOD: Ramp = ramp("5c3f38 80593f a87c52 c99d69 e4c28c")
STONE: Ramp = ramp("47435a 666275 8a8693 adaaac d2d0c8")
IRON: Ramp = ramp("333850 58617c 8a96ac b9c4d0 ecf3f4")
GOLD: Ramp = ramp("7c4628 b5762e e3aa3c f6d260 fdf2a4")
FIRE: Ramp = ramp("a12a30 e0502c f78a34 fcc650 fff2b4")
APPLE: Ramp = ramp("6e1a36 a62a40 d44444 ea6e54 fbb08a")
BERRY: Ramp = ramp("3a2268 5a3698 8256c0 a884dc d4bcf4")
LEAF: Ramp = ramp("1d4a3a 2b6b40 459048 6cb254 a4d46a")
BARK: Ramp = ramp("33222c 4e3434 6e4c3e 8d694e ad8a66")
BIRCH: Ramp = ramp("6c6870 a09a9a ccc6be e6e2d6 faf8ee")

# Crowns of trees, each (leaves, how rare).
CROWNS: tuple[Ramp, ...] = (
    ramp("1c4538 27603c 3a8042 5aa04a 88c45c"),
    ramp("234a2e 356a34 52893a 78a946 a8cb60"),
    ramp("174240 1f5a46 30784c 4e9856 7cba68"),
    ramp("3a5626 56762c 7d9a36 a6ba4a d2d974"),
    ramp("204c34 2e6a3c 4a8c44 6eac50 9ccc66"),
    ramp("2a5032 406f36 629038 8cae44 bcd05e"),
)
PINES: tuple[Ramp, ...] = (
    ramp("122f36 1a433e 265a48 3a7452 5c9662"),
    ramp("16363a 1f4e46 306a50 4a865c 70a670"),
    ramp("1a3a32 26523e 3a7048 558c52 7ead66"),
)

# Hues that people with any colour vision tell apart (Okabe and Ito), for signs and icons.
ORANGE: Colour = rgb("e69f00")
SKY: Colour = rgb("56b4e9")
GREEN: Colour = rgb("009e73")
YELLOW: Colour = rgb("f0e442")
BLUE: Colour = rgb("0072b2")
VERMILION: Colour = rgb("d55e00")
PURPLE: Colour = rgb("cc79a7")
PAPER: Colour = rgb("f6f1e4")
