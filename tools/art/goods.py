"""Things that people make, and what they make them of: as `items.py`, same size, same letters."""

from __future__ import annotations

from tools.art.ramps import CLOTHS, IRON, LEAF, PALE_WOOD, STONE, WOOD, Ramp, ramp

STRAW: Ramp = ramp("7a5428 b08434 dcb44c f2d874 fcf2b4")
CRUST: Ramp = ramp("6e3a26 a2602e cf8f42 e8b766 f8dc9c")
ROAST: Ramp = ramp("4a2424 7a3e2c a8643c cc8e54 ecc48c")
COAL: Ramp = ramp("15131c 26232f 3b3744 575263 8a8496")
FLAX: Ramp = ramp("4a5a30 6e7f3c 97a650 bfc977 e6eab6")

GOODS: dict[str, tuple[Ramp, str]] = {
    "grain": (
        STRAW,
        """
..4..4..4.
.343343.4.
.34.343343
..343.3434
.43343343.
..343434..
...2332...
...hGGh...
..2.32.2..
.2..2...2.
""",
    ),
    "flour": (
        CLOTHS["cream"],
        """
...3..3...
...1231...
....dd....
..234432..
.23444332.
2344444332
2344hG4332
2344Gh3322
1333333221
.11222211.
""",
    ),
    "cooked_fish": (
        ROAST,
        """
....222...
2.223332..
2234143132
1233414314
1223143k42
.12334143.
12.2222...
1...11....
""",
    ),
    "cooked_meat": (
        ROAST,
        """
.......ww.
.......wwW
......sw..
..2344s...
.234433...
.34334432.
234143321.
233414321.
.2331221..
..12211...
""",
    ),
    "stew": (
        ROAST,
        """
..w....w..
...w..w...
..w....w..
.tttttttt.
t23N43243s
r32343N42q
.rsssssrq.
.qrrrrrqp.
..qrrqqp..
...pppp...
""",
    ),
    "pie": (
        CRUST,
        """
..........
...3443...
..334433..
.34404433.
3444404403
3404444443
2334404332
.I3333332j
.jIIIIIIj.
..iijjii..
""",
    ),
    "salve": (
        LEAF,
        """
..........
..pqqqqp..
.rsttssrq.
..MNOONM..
.rsttssrq.
rstt44srrq
rst4224srq
rsss44srrq
.rrssrrqp.
..pqqqpp..
""",
    ),
    "fibre": (
        FLAX,
        """
.3..4..3..
..3.43.34.
..33433.3.
...34343..
...2332...
...hGGh...
..323343..
.32.34.33.
.2..3.3.3.
2...2..2..
""",
    ),
    "plank": (
        PALE_WOOD,
        """
.......44.
......4432
.....44332
....44321.
...44332..
..44322.44
.4433144.3
4432144332
.21.44332.
...44332..
""",
    ),
    "charcoal": (
        COAL,
        """
..........
...343....
..34432...
.3432213..
.32221343.
..2113432.
.34313221.
3443222110
3322211.0.
.22110....
""",
    ),
    "ore": (
        STONE,
        """
....3332..
..3334322.
.33gh33221
.3hGG3hg21
33gG33Gh21
33323hHG11
233hg2Gh1.
.222gg110.
..11111...
""",
    ),
    "ingot": (
        IRON,
        """
..........
...444443.
..44444332
.444443322
4444433222
3333332221
333333221.
22222221..
1111111...
""",
    ),
    "garland": (
        CLOTHS["rose"],
        """
..34.N34..
.34G3M3G4.
.NM3..N33N
34N....N34
3G3....4G3
M3......3N
34N....N34
3G3M..N4G3
.33N34MN3.
....3G4...
""",
    ),
    "hammer": (
        WOOD,
        """
..iIJJJI..
.iIIJJJJJ.
.iiIIIIJI.
..ii.dciI.
.....dc...
....dc....
....dc....
...dc.....
...dc.....
..dcb.....
""",
    ),
    "rod": (
        WOOD,
        """
........dw
.......dcw
......dc.w
.....dc..w
....dc...w
...dc....w
..dc.....w
.dc....I.w
dcb....JIJ
cb.......J
""",
    ),
    "spear": (
        STONE,
        """
.......444
......4432
.....44322
....qt321.
....dsq...
...dc.p...
..dc......
.dc.......
dc........
c.........
""",
    ),
    "book_empty": (
        CLOTHS["cream"],
        """
..........
.2333.333.
2344434432
2344434432
2344434432
2344434432
2344434432
2333323332
1222212221
.11....11.
""",
    ),
    "spellbook": (
        CLOTHS["violet"],
        """
..........
.1333333..
13344443h.
1334hh433h
133hGGh33h
133hGHh33h
1334hh433h
133344333h
1222222222
.1wwwwwww.
""",
    ),
}
