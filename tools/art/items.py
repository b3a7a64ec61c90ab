"""Things to carry: drawn ten by ten at most, with an outline twelve by twelve."""

from __future__ import annotations

from tools.art.canvas import INK, Canvas, Colour, Picture
from tools.art.goods import GOODS
from tools.art.ramps import (
    APPLE,
    BERRY,
    CLOTHS,
    GOLD,
    IRON,
    LEAF,
    PALE_WOOD,
    PAPER,
    STONE,
    WOOD,
    Ramp,
    ramp,
)

FISH: Ramp = ramp("2c5068 3f7f94 5fa9b4 9cd2cc e4f4e4")
CRUST: Ramp = ramp("6e3a26 a2602e cf8f42 e8b766 f8dc9c")
GLASS: Ramp = ramp("20506e 2f7fa6 52b0d4 93dbe8 e6fafa")
MEAT: Ramp = ramp("6a2430 9c3a3c c85a4c e48a70 f8c4a4")

ITEMS: dict[str, tuple[Ramp, str]] = {
    "apple": (
        APPLE,
        """
.....aMN..
....aMNN..
..22a21...
.2432222..
2442222211
2422222211
2322222211
2222222110
.22221110.
..221110..
""",
    ),
    "berry": (
        BERRY,
        """
...L..MN..
..NMLMN...
...MLL....
..343.21..
.3443222..
34432.2321
2322344210
.1.2442210
...232210.
....1110..
""",
    ),
    "mushroom": (
        APPLE,
        """
...2332...
..3wwt221.
.333wt221.
3ww3322221
3wwt32wt21
22222wwt10
.11tssr10.
...wtsr...
...wtsr...
...tssr...
""",
    ),
    "bread": (
        CRUST,
        """
.....3333.
...3344432
..34432432
.344324432
.343244321
344324321.
3432443210
2324432110
.2232110..
..11100...
""",
    ),
    "fish": (
        FISH,
        """
....222...
2.223332..
2233343332
12334343k3
1223434442
.1244444w.
12.2wwww..
1...11....
""",
    ),
    "flask": (
        GLASS,
        """
...qrq....
...rqp....
..3www3...
...3.2....
..3..22...
.34.w.22..
34w222221.
3422222211
.32222211.
..1111110.
""",
    ),
    "flask_empty": (
        GLASS,
        """
...qrq....
...rqp....
..3www3...
...4.3....
..4..33...
.4w...33..
4w.....33.
4......32.
.433..322.
..333222..
""",
    ),
    "wood": (
        WOOD,
        """
...dddc...
..dttssb..
..ctqrsb..
..csrssb..
.ddcssbdc.
dttscdttsc
ctqsbctqsb
csrsbcsrsb
.cbb..cbb.
""",
    ),
    "stone": (
        STONE,
        """
....4443..
..4443332.
.44443322.
.443332221
4443332211
4333321211
3333212110
.222111100
..1111....
""",
    ),
    "coin": (
        GOLD,
        """
..33332..
.3444332.
344222321
342333221
342333221
342332121
343221221
.3322221.
..11110..
""",
    ),
    "gold": (
        GOLD,
        """
...333....
..34443...
.3444332..
.344333233
3443332244
3433322432
.332223321
..2212321.
.21..1110.
""",
    ),
    "club": (
        WOOD,
        """
......3443
.....34432
....344I32
...3443321
...3433I1.
..3433321.
..34321...
.3421.....
342.......
32........
""",
    ),
    "knife": (
        IRON,
        """
.........4
........43
.......443
......443.
.....443..
.h..443...
..h432....
...hh.....
..dch.....
.dc.......
""",
    ),
    "sword": (
        IRON,
        """
.......444
......4443
.....44433
....44432.
...44432..
h.44432...
hH4432....
.hh42.....
.dchH.....
dc..hh....
""",
    ),
    "shield": (
        CLOTHS["blue"],
        """
jJJJJJJJIj
J4443h222i
J443Hh222i
J443Hh222i
JhHHHHhhhi
J333Hh211i
.J33Hh21i.
.J33Hh21i.
..J3h11i..
...Jiii...
""",
    ),
    "flower": (
        CLOTHS["rose"],
        """
..34.43...
.3444443..
.44HHG42..
..4HGG4...
.44hGh32..
.344443...
..33M23...
..N.M.....
..NNM.....
...NL.....
""",
    ),
    "bundle": (
        PALE_WOOD,
        """
..3....3..
...3223...
...hGGg...
..344332..
.34443322.
3444333221
3443333221
3433332211
2333322110
.22211110.
""",
    ),
    "meat": (
        MEAT,
        """
.......ww.
.......wwW
......sw..
..2333s...
.234433...
.34433332.
234333321.
233333321.
.2333221..
..12211...
""",
    ),
    "hide": (
        CRUST,
        """
.22....22.
.343..332.
..343333..
..344333..
.34443332.
.34443332.
..344332..
.23333321.
.33.22.21.
.2......1.
""",
    ),
    "herb": (
        LEAF,
        """
.....343..
.43.3443..
3443.332..
.332.2.34.
...12.3443
.34.1.332.
3443112...
.3321.....
....1.....
....0.....
""",
    ),
    "rope": (
        CRUST,
        """
..344332..
.34322432.
.3321.243.
3421..134.
3431..143.
.3432.343.
.2343343..
..22332...
.....132..
......13..
""",
    ),
    "cloth": (
        CLOTHS["sky"],
        """
..4444443.
.444333333
.433333332
.433333332
3222222221
4444443221
4333333211
4333333210
3222222110
.11111100.
""",
    ),
    "key": (
        GOLD,
        """
.334......
34.43.....
3...3.....
34.33.....
.3333.....
....33....
.....33...
......332.
.......33.
......2.2.
""",
    ),
    "axe": (
        IRON,
        """
....344...
...34443..
..34443dc.
.34443dc..
.3443dcb3.
..43dc.22.
...dc..1..
..dc......
.dc.......
dc........
""",
    ),
    "pickaxe": (
        IRON,
        """
..3444....
....3443..
......344.
.....dc44.
....dc.343
...dc...43
..dc....32
.dc......2
dc........
c.........
""",
    ),
}


ALL = ITEMS | GOODS
"""What is found, and what is made."""


def legend(tones: Ramp) -> dict[str, Colour]:
    """0-4 the item's own ramp, a-d wood, p-t pale wood, LMN leaf, ijIJ iron, ghGH gold."""
    letters: dict[str, Colour] = {"k": INK, "w": PAPER, "W": CLOTHS["cream"][2]}
    for keys, others in (
        ("01234", tones),
        ("abcd", (WOOD[1], WOOD[1], WOOD[2], WOOD[3])),
        ("pqrst", PALE_WOOD),
        ("LMNO", LEAF[1:]),
        ("ijIJ", (IRON[1], IRON[2], IRON[2], IRON[3])),
        ("ghGH", (GOLD[0], GOLD[1], GOLD[2], GOLD[3])),
    ):
        letters |= dict(zip(keys, others, strict=True))
    return letters


def item(name: str) -> Canvas:
    """One thing to carry, with its outline."""
    tones, text = ALL[name]
    rows = [row for row in text.splitlines() if row.strip()]
    width = max(len(row) for row in rows)
    canvas = Canvas(12, 12)
    canvas.rows(text, legend(tones), (12 - width) // 2, 11 - len(rows) - (10 - len(rows)) // 2)
    return canvas.outlined()


def draw() -> dict[str, Picture]:
    """Every item, in the middle of its tile and a little low."""
    return {name: Picture(item(name), 2, 3) for name in ALL}
