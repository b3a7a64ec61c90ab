"""What people work at and wall themselves in with: oven, forge, mill, fields, ore, walls."""

from __future__ import annotations

import random

from tools.art.canvas import Canvas, Colour, Picture, standing
from tools.art.goods import FLAX, STRAW
from tools.art.ramps import FIRE, GOLD, IRON, LEAF, PALE_WOOD, STONE, WOOD, Ramp, ramp

BRICK: Ramp = ramp("542a2c 7e4034 a85c44 c67c58 dfa27c")
COPPER: Ramp = ramp("6a3422 a3562a d4803a f0b060 fce0a0")
SAIL: Ramp = ramp("8c8474 b8ae98 dcd4bc f0ead6 fbf8ee")

OVEN = """
.......332......
.......321......
....BBBBBBB.....
..BBCDDDCCBBA...
.BCDDEDDDCCBBA..
.BDDEDDDDDCCBA..
BCDDDDCCCDDCBBA.
BCDDCAAAAACCBBA.
BDDCA5XYX5ACBBA.
BDDCAXYZYXACBBA.
BCDCXYZZZYXCBAA.
.CCCXXYZYXXCBA..
433333333333322.
.3222222222221..
.2111111111110..
"""
FORGE = """
........43......
........32......
..3333..32......
.344433.32......
.3433333322.....
344CX333322.....
34XYYX33221.....
3XYZZYX3221..IJJ
3YZZZYX3221JIIII
.322222221.jIIj.
4433333332..ji..
3332222221..ij..
.322222211.dccb.
.2221111110dccb.
..11111110.cbba.
"""
COFFER = """
...IJJJJJJJI...
.IJdeddddddcjI.
.IdeedddddccjI.
IIdJdddddddcjII
IIdjdddGdddcjII
IIJJJJGHGJJJJII
IIIIIIGGGIIIIIj
.IdcccGkGcccbI.
.IdcccccccccbI.
.IdbbbbbbbbbbI.
.IIIIIIIIIIIIj.
.jaaaaaaaaaaaj.
"""
GATE = """
.ed..........cb.
.edIJJ....JJIcb.
.ededededdcdccb.
.edcb.edcb.dccb.
.eddeeddddddccb.
.edcb.edcb.dccb.
.edcb.edJI.dccb.
.eddeeddIjddccb.
.edcb.edcb.dccb.
.edIJJ....JJIcb.
.dc..........ba.
"""
MILL = """
.....SS..............
.....SSS..........SS.
......SSV.......SSSS.
......SSV..kk.SSSSV..
.......SSVDDDDSSVV...
........SSDEDCVV.....
.......DDSddDDC......
......DDEdkkdDCC.....
.....DDDVSddSDCC.....
....DDVVS..CSSCCC....
...VVSSSS44332SSC....
..SSSSVV4443322SSV...
..SSVV.44433332.SSV..
.......44dccb32..SS..
......444dcab332..S..
......443dcab322.....
.....4443dcab3322....
.....4433dcab3322....
.....4333dcab3221....
......33222221111....
"""
WALL = """
................
3443344433443332
3332333223332221
2221222112221110
4333443334443344
3322332223332233
2211221112221122
3443344433443332
3332333223332221
2221222112221110
4333443334443344
3322332223332233
1111111111111111
"""
ORE = (
    """
......44333.......
....444333322.....
...4443P3322221...
..4443PQ333PP221..
.44333P3333QRP211.
.4333333P333P2211.
443PP333QP332221..
43PRQP33322P22111.
.33PP33P222QP1110.
.N22222221111110..
..NN111111NN00....
""",
    """
.......4443.......
.....44433332.....
..4444333P33221...
.44433P33QP33221..
.4333PRP33P322211.
443333PP333332211.
433PP33332PP222110
33PQRP3332RQP11110
.33PP22222PP11110.
..N222211111110...
...NN11110NN......
""",
)


def legend() -> dict[str, Colour]:
    """0-5 stone, a-e wood, p-t pale wood, A-E brick, ijIJ iron, XYZ fire, PQR ore, SV sail."""
    letters: dict[str, Colour] = {"k": WOOD[0], "N": LEAF[2], "5": STONE[0]}
    for keys, tones in (
        ("01234", STONE),
        ("abcde", WOOD),
        ("ABCDE", BRICK),
        ("ijIJ", (IRON[0], IRON[1], IRON[2], IRON[4])),
        ("XYZ", (FIRE[1], FIRE[3], FIRE[4])),
        ("PQR", COPPER[1:4]),
        ("SV", (SAIL[3], SAIL[1])),
        ("GH", (GOLD[2], GOLD[4])),
        ("pqrst", PALE_WOOD),
    ):
        letters |= dict(zip(keys, tones, strict=True))
    return letters


def picture(text: str, foot: int = 14, ore: bool = True) -> Picture:
    """A picture of letters, outlined and centred; without `ore` its veins are plain stone."""
    letters = legend()
    if not ore:
        letters |= {"P": STONE[1], "Q": STONE[2], "R": STONE[2]}
    rows = [row for row in text.splitlines() if row.strip()]
    canvas = Canvas(max(len(row) for row in rows) + 2, len(rows) + 2)
    canvas.rows(text, letters, 1, 1)
    return standing(canvas.outlined(), foot)


def crop(stalk: Ramp, head: Ramp, ripe: bool, seed: str) -> Picture:
    """A patch of stalks in two rows; ripe ones are tall and bear heads."""
    dice = random.Random(seed)
    canvas = Canvas(18, 19)
    for row, foot in enumerate((11, 14, 17)):
        for x in range(1 + row % 2, 17, 2):
            high = 7 + int(dice.random() * 3) if ripe else 2 + int(dice.random() * 2)
            lean = int(dice.random() * 3) - 1
            for y in range(high):
                tone = min(4, 1 + y * 3 // max(1, high))
                canvas.put(x + (lean if y > high // 2 else 0), foot - y, stalk[tone])
            if ripe:
                for y in range(3):
                    canvas.put(x + lean, foot - high - 1 + y, head[4 - y])
                canvas.put(x + lean - 1, foot - high + 1, head[2])
    return standing(canvas.outlined(0.72 if ripe else 0.2), 15)


def draw() -> dict[str, Picture]:
    """Every thing in every state; `fruit` is what still has something to give."""
    out = {
        "oven/plain/0": picture(OVEN),
        "forge/plain/0": picture(FORGE),
        "mill/plain/0": picture(MILL),
        "wall/plain/0": picture(WALL, foot=15),
        "coffer/plain/0": picture(COFFER),
        "gate/plain/0": picture(GATE),
    }
    blue = ramp("2c3c7c 4259a6 6a84c8 94ace4 c8d8f8")
    green = ramp("2b5a34 3f7a3c 5f9a46 86b858 b4d67c")
    for state, ripe in (("plain", False), ("fruit", True)):
        for i in range(2):
            stalk = STRAW if ripe else green
            out[f"wheat/{state}/{i}"] = crop(stalk, STRAW, ripe, f"wheat {i}")
            out[f"flax/{state}/{i}"] = crop(FLAX if ripe else green, blue, ripe, f"flax {i}")
            out[f"ore_rock/{state}/{i}"] = picture(ORE[i], ore=ripe)
    return out
