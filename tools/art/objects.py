"""Things that stand on the ground: well, bed, campfire, grave, and what a village will want.

Names are `thing/state/number`; the number is the frame of a campfire, elsewhere the variant.
"""

from __future__ import annotations

from tools.art import works
from tools.art.canvas import INK, Canvas, Colour, Picture, mix, standing
from tools.art.ramps import (
    APPLE,
    CLOTHS,
    FIRE,
    GOLD,
    GROUND,
    IRON,
    LEAF,
    PALE_WOOD,
    PAPER,
    STONE,
    WOOD,
    Ramp,
)


def legend(cloth: Ramp) -> dict[str, Colour]:
    """Letters of this file: 0-4 stone, a-e wood, p-t pale wood, A-E cloth, v-z water, ijIJ iron."""
    letters: dict[str, Colour] = {"k": INK, "w": PAPER, "W": CLOTHS["cream"][2]}
    ramps = {
        "01234": STONE,
        "abcde": WOOD,
        "pqrst": PALE_WOOD,
        "ABCDE": cloth,
        "uvwxy": GROUND["water"],
        "ijIJ": (IRON[0], IRON[1], IRON[3], IRON[4]),
        "ghGH": (GOLD[0], GOLD[1], GOLD[2], GOLD[4]),
        "LMNO": (LEAF[0], LEAF[1], LEAF[2], LEAF[3]),
        "RSTU": (APPLE[0], APPLE[1], APPLE[2], APPLE[4]),
        "54": (mix(STONE[0], INK, 0.5), STONE[4]),
    }
    for keys, tones in ramps.items():
        letters |= dict(zip(keys, tones, strict=False))
    letters["w"] = PAPER
    return letters


def picture(text: str, cloth: Ramp = CLOTHS["red"], foot: int = 14) -> Picture:
    """A picture of letters, outlined and centred on its tile."""
    rows = [row for row in text.splitlines() if row.strip()]
    canvas = Canvas(max(len(row) for row in rows) + 2, len(rows) + 2)
    canvas.rows(text, legend(cloth), 1, 1)
    return standing(canvas.outlined(), foot)


WELL = """
.........DE.........
.......DDEEDC.......
.....DDEEDDDCCB.....
...DDEDDCDDDCCCBB...
.DEEDDCDDDCDDCBCCBB.
DEDDDDDCDDDCDCCBCCCB
CCCBCCCBCCCBBCBBABBA
.AAABAAAAAAAAAAAAAA.
..dc............cb..
..dccccccccccccccb..
..dcbbbbbIJbbbbbcb..
..dc.....i......cb..
..dc....iiii....cb..
..dc....edcb....cb..
..d44444dccb33322b..
.44dc321dccb12cb222.
.443uuuucbbbuuuu221.
.43uuvvvvvvuuuuuu21.
.443uuuvxvuuuuu3221.
.344433333333332221.
.233444134343322111.
.133331333313222101.
..2221333312211101..
....211122110100....
"""

CAMPFIRE_PIT = """
....................
..33...........32...
.3421...........432.
.221..edb..ab...211.
.....eddbaadcb......
.33..ccddcdcbb...32.
3432..abcdcba...3321
2211.aacdcbcda..2211
....acdcb.abcda.....
..33ccba332bbca32...
.3432.344322.3432...
.2211.322211.2211...
"""
FLAMES = (
    """
....1.....
....12....
...122....
.1.1232...
.112332.1.
..12333211
.112343321
.123443321
.123444321
..2344432.
...34443..
""",
    """
.....1....
...1.1....
..11.21...
..122221..
.1.123321.
.11233321.
112334332.
.12344332.
.123444321
..2344432.
...34443..
""",
    """
....1.....
..1.21....
..1122.1..
..12321.1.
.112332.1.
.1233321..
.12343321.
112344332.
.12344432.
..2344432.
...34443..
""",
)

GRAVE = """
....44433.....
..444333322...
..443333322...
.44331133222..
.44311113222..
.44331133221..
.44331133221..
.43333333221..
.43333332211..
.4333333221N..
N3333332211N..
NrqqrrqrqqNO..
qrrrqrqqrqqqq.
.qqqpqqqpqqp..
"""

GRAVE_CROSS = """
.....ts......
.....sr......
.....sr......
..tttssssss..
..rrrsrrrrq..
.....sr......
.....sr......
.....sr......
.....sr....O.
.N...srrq.NN.
NOrqqrqrqqON.
qrrrqrqqrqqqq
.qqqpqqqpqqp.
"""

GRAVE_OLD = """
...4444.......
.444333332....
.443330322....
4433303222....
433333032221..
433033332221..
343303332221..
333333302211..
3N33333N2211N.
NN3O333NN11NN.
ONqrNOqNrqONO.
qrrrqrqqrqqqq.
.qqqpqqqpqqp..
"""

UNKNOWN = """
.tttttttttt.
tssssssssssr
tsrrHHHHrrrr
tsrHhrrhHrrr
tsrhrrrrHrrr
tsrrrrrHhrrr
tsrrrrHhrrrr
tsrrrrHrrrrr
tsrrrrrrrrrr
tsrrrrHrrrrq
tsrrrrrrrrqq
.rrqqqqqqqq.
"""

CHEST = """
...tttssssrr...
.ttsssssrrrrrq.
.tsgssrrrrrgqq.
tssgrrrrrrrgqqp
tssgrrrrrrrgqqp
srrgrqqqqqrgqpp
GGGGGGGHGGGGGGg
.ssGrrGHhrrGqp.
.srGrrqhqrrGqp.
.srGrrrrrrrGqp.
.rqgqqqqqqqgpp.
"""
CHEST_OPEN = """
..tttssssssrr..
.tsgaaaaaaagqq.
tsagaaaaaaagaqp
tsabbbbbbbbbaqp
sabaGHabGHabbap
GaGHGGGHGGHGGag
GGGGGGGHGGGGGGg
.ssGrrGHhrrGqp.
.srGrrqhqrrGqp.
.srGrrrrrrrGqp.
.rqgqqqqqqqgpp.
"""

WORKBENCH = """
......JI............
.....JIi....IJ......
.....cd.....dcIi....
.....dc....dc.......
.tttttttttttttttttt.
ttssssssJIIssssssssr
tssedsssiiisssrrrssr
sssccsssssssrrrsssrr
srrrrrrrrrrrrrrrrrrq
.qqqqqqqqqqqqqqqqqq.
.dcb............dcb.
.dcbcccccccccccccb..
.dcb............dcb.
.dcb............dcb.
"""

STALL = """
..EEDwwWEEDwwWEEDwwWEED...
.EEDDwwWEDDwwWEDDwwWEDDC..
.EDDCwwWEDCwwWEDCwwWEDCC..
EEDDCwwWDDCwwWDDCwwWDDCCC.
EDDDCwwWDDCwwWDDCwwWDDCCC.
DDDCCwWWDCCwWWDCCwWWDCCBB.
CCC.CWW.WCC.CWW.WCC.CWW.B.
.dc....................cb.
.dc....................cb.
.dc....................cb.
.dc.UT...GH...NO..UT...cb.
.dcUTTSTGGGH.ONNO.TSUT.cb.
.dcTSTSSGGGGhNNMNOSTTSScb.
ttttttttttttttttttttttttr.
tsssssssssssssssssssssssr.
rrrrrrrrrrrrrrrrrrrrrrrrq.
.srqsrqsrqsrqsrqsrqsrqsp..
.srqsrqsrqsrqsrqsrqsrqsp..
.srqsrqsrqsrqsrqsrqsrqsp..
.rqpqqpqqpqqpqqpqqpqqpqp..
"""

BOARD = """
.......tts........
....ttttsssssr....
.ttttssssssssssrr.
tsrrrrrrrrrrrrrrrq
.dcrwwwwrrrGwwrcb.
.dcqwkkwqRwwwwqcb.
.dcrwwwwrwwkkwrcb.
.dcrwkkwrwkwwwrcb.
.dcqwwWWqwwWWWqcb.
.dcrrrrrrrrrrrrcb.
.dcqqqqqqqqqqqqcb.
.dcb..........dcb.
.dc............cb.
.dc............cb.
.dc............cb.
"""

BOULDER = (
    """
......44433.......
...44444333322....
..444443333322221.
.44433343332021211
.4433333332302111.
343333332222021111
3333N3323222201110
.NNN2222N22111100.
..N11111NNN10000..
""",
    """
.....4433.....
...44433322...
..4443333222..
.444433032221.
.433333202211.
3333330222211.
33N33032221110
.NNNN222211100
..N1111110000.
""",
    """
....444........
..44433332.....
.444333322.33..
.4433332214433.
34333322214332.
33333N22113322.
.233NNN103N221.
..2N1111.0NN1..
""",
)

GOLD_VEIN = (
    """
......44433.......
...44444GH3322....
..44444GHHg333221.
.444333ghg3302GH11
.443333323302gHHg.
34333GH2223021gg11
3333NgHg232220H001
.NNN22g2N22111Gg..
..N11111NNN10000..
""",
    """
.....4433.....
...444GH322...
..444gHHg222..
.44443gg0GH21.
.4333332gHHg1.
33GH3302ggG211
33HHg032221110
.NNgN222211100
..N1111110000.
""",
)

BARREL = """
..sttssr..
.stsssrrq.
.srrrrqqq.
jIIIIjjjji
.tssrrrqq.
.tssrrrqq.
.tssrrrqq.
.tssrrrqp.
jIIIIjjjji
.srrrrqqp.
..rrrqqp..
"""

CRATE = """
tttttttttttt
tssssssssssr
rrrrrrrrrrrq
tsqqqqqqqqrq
tsrsrrrrsqrq
tsqqrsrsqqrq
tsrrrsrrrrrq
tsqrsqrsqqrq
tsrsrrrrsrrq
tssssssssssq
rqqqqqqqqqqp
"""

LAMP = """
...ii...
..iIji..
.iIjjji.
.jHGGhj.
.jHHGhj.
.jHGGhj.
.iijjii.
...dc...
...dc...
...dc...
...dc...
...dc...
...dc...
...dc...
..ddcb..
"""

GLOW = """
....G....
..G...G..
...GHG...
.G.HUH.G.
G.GHwHG.G
.G.HUH.G.
...GHG...
..G...G..
....G....
"""

TENT = """
..............cb..............
.............DEC..............
.............DECC.............
............DDEDCC............
...........DDEEDCCB...........
..........EDDEEDCCCB..........
..........EDDEkDCCCB..........
.........EEDDkkDCCCBB.........
........EEDDEkkkDCCCBB........
.......EEDDDEkkkDCCCCBB.......
.......EDDDEkkkkkDCCCBB.......
......EEDDDEkkkkkDCCCCBB......
.....EEDDDEkkkkkkkDCCCCBB.....
.....EDDDDEkkkkkkkDCCCCBB.....
....EEDDDDEkkkakkkkDCCCCBB....
...EEDDDDEkkkaaakkkDCCCCCBB...
...EDDDDDEkkaaaaakkDCCCCCBB...
..EEDDDDEkkaaaaaaakkDCCCCCBB..
.EEDDDDDEkaaaaaaaaakDCCCCCCBB.
.CCCCCCCCkbbbbbbbbbkBBBBBBBBB.
cb..........................cb
"""

SIGN = """
.tttttttttt...
tsswwsswwsst..
trrrrrrrrrrrs.
tsswwwswwsst..
.rqqqqqqqqq...
.....dc.......
.....dc.......
.....dc.......
....ddcb......
"""

FENCE = """
.tr........tr...
.sr........sr...
tsrtttttttttsrtt
rsrrrrrrrrrrsrrr
.sr........sr...
tsrtttttttttsrtt
rsrrrrrrrrrrsrrr
.sr........sr...
.rq........rq...
"""


def bed(cloth: Ramp, quilt: int) -> Picture:
    """A bed seen from its foot; a sleeper's picture fits on it, pixel for pixel."""
    canvas = Canvas(16, 24)
    sheet = CLOTHS["cream"]
    canvas.box(1, 1, 14, 3, WOOD[3])
    canvas.box(1, 1, 14, 1, WOOD[4])
    canvas.box(2, 2, 12, 1, WOOD[2])
    canvas.box(1, 4, 14, 18, WOOD[2])
    canvas.box(1, 4, 1, 18, WOOD[3])
    canvas.box(14, 4, 1, 18, WOOD[1])
    canvas.box(2, 4, 12, 8, sheet[2])
    canvas.box(3, 4, 10, 6, sheet[3])
    canvas.box(4, 4, 8, 5, sheet[4])
    canvas.box(4, 9, 8, 1, sheet[2])
    for y in range(11, 21):
        for x in range(2, 14):
            tone = 3 if x < 9 else 2
            if x == 2:
                tone = 4
            if x == 13:
                tone = 1
            if quilt == 0 and (y - 11) % 4 == 3:
                tone -= 1
            if quilt == 1 and ((x - 2) // 3 + (y - 11) // 3) % 2:
                tone -= 1
            if quilt == 2 and (x - 2) % 4 == 2:
                tone = min(4, tone + 1)
            if quilt == 3 and (x + y) % 5 == 0:
                tone -= 1
            canvas.put(x, y, cloth[tone])
    canvas.box(2, 11, 12, 1, sheet[4])
    canvas.box(2, 12, 12, 1, sheet[2])
    canvas.box(1, 20, 14, 3, WOOD[2])
    canvas.box(1, 20, 14, 1, WOOD[4])
    canvas.box(1, 22, 14, 1, WOOD[1])
    for x in (1, 13):
        canvas.box(x, 20, 2, 3, WOOD[3] if x == 1 else WOOD[1])
        canvas.put(x, 20, WOOD[4])
    return Picture(canvas.outlined(), 0, -8)


def campfire(frame: int | None) -> Picture:
    """Stones, logs and a flame; no flame if `frame` is None."""
    canvas = Canvas(22, 22)
    canvas.rows(CAMPFIRE_PIT, legend(FIRE), 1, 9)
    if frame is None:
        for x, y in ((9, 16), (11, 15), (10, 17), (12, 17)):
            canvas.put(x, y, STONE[1])
        return standing(canvas.outlined(), 15)
    for x, y, width in ((6, 15, 10), (7, 16, 8), (8, 17, 6)):
        canvas.box(x, y, width, 1, FIRE[0])
    flame = Canvas(12, 13)
    flame.rows(FLAMES[frame], {str(i): tone for i, tone in enumerate(FIRE)}, 1, 1)
    canvas = canvas.outlined()
    canvas.paste(flame.outlined(0.25, FIRE[0]), 5, 6)
    return standing(canvas, 15)


def draw() -> dict[str, Picture]:
    """Every thing in every state."""
    out = {
        "well/plain/0": picture(WELL, CLOTHS["rust"]),
        "well/plain/1": picture(WELL, CLOTHS["slate"]),
    }
    for i, colour in enumerate(("blue", "red", "green", "mustard")):
        out[f"bed/plain/{i}"] = bed(CLOTHS[colour], i)
    for frame in range(3):
        out[f"campfire/plain/{frame}"] = campfire(frame)
    out["campfire/out/0"] = campfire(None)
    for i, text in enumerate((GRAVE, GRAVE_CROSS, GRAVE_OLD)):
        out[f"grave/plain/{i}"] = picture(text)
    out["unknown/plain/0"] = picture(UNKNOWN)
    out["chest/plain/0"] = picture(CHEST)
    out["chest/open/0"] = picture(CHEST_OPEN)
    out["workbench/plain/0"] = picture(WORKBENCH)
    for i, colour in enumerate(("red", "blue", "green")):
        out[f"market_stall/plain/{i}"] = picture(STALL, CLOTHS[colour])
        out[f"tent/plain/{i}"] = picture(TENT, CLOTHS[("cream", "rust", "olive")[i]])
    out["notice_board/plain/0"] = picture(BOARD)
    for i, text in enumerate(BOULDER):
        out[f"boulder/plain/{i}"] = picture(text)
    for i, text in enumerate(GOLD_VEIN):
        out[f"gold_vein/plain/{i}"] = picture(text)
    out["barrel/plain/0"] = picture(BARREL)
    out["crate/plain/0"] = picture(CRATE)
    out["lamp/plain/0"] = picture(LAMP)
    out["glow/plain/0"] = picture(GLOW)
    out["sign/plain/0"] = picture(SIGN)
    out["fence/plain/0"] = picture(FENCE)
    return out | works.draw()
