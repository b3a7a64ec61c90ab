"""Signs for the window: 16-pixel icons, 12-pixel emotes, bubbles, and effects.

Colours are Okabe and Ito's, told apart by any eye, and no two signs share a silhouette.
"""

from __future__ import annotations

from tools.art import magic
from tools.art.canvas import INK, Canvas, Colour, Picture, mix
from tools.art.ramps import (
    BLUE,
    GREEN,
    ORANGE,
    PAPER,
    PURPLE,
    SKY,
    VERMILION,
    WOOD,
    YELLOW,
    rgb,
)


def _shade(colour: Colour) -> Colour:
    return mix(colour, rgb("20184a"), 0.38)


def _shine(colour: Colour) -> Colour:
    return mix(colour, rgb("fff8e0"), 0.5)


LEGEND: dict[str, Colour] = {
    "k": INK,
    "w": PAPER,
    "W": rgb("bdb8c6"),
    "d": rgb("7a768a"),
    "D": rgb("4c4a60"),
    "n": rgb("eab68c"),
    "N": rgb("b87a5c"),
    "h": WOOD[2],
    "H": WOOD[1],
}
# Small letter: the hue; capital: its shade; digit: its shine.
for _letters, _hue in (
    ("oO1", ORANGE),
    ("sS2", SKY),
    ("gG3", GREEN),
    ("yY4", YELLOW),
    ("bB5", BLUE),
    ("vV6", VERMILION),
    ("pP7", PURPLE),
):
    LEGEND |= {_letters[0]: _hue, _letters[1]: _shade(_hue), _letters[2]: _shine(_hue)}

ICONS: dict[str, str] = {
    "pause": """
.444..444.
.4yY..4yY.
.4yY..4yY.
.4yY..4yY.
.4yY..4yY.
.4yY..4yY.
.4yY..4yY.
.4yY..4yY.
.4yY..4yY.
.yYY..yYY.
""",
    "play": """
.33.......
.3g33.....
.3ggg33...
.3ggggg33.
.3ggggggg3
.3ggggggGG
.3ggggGGG.
.3ggGGG...
.3GGG.....
.GG.......
""",
    "step": """
22.....22.
2s22...2s.
2sss22.2s.
2sssss22s.
2sssssSss.
2sssSSSss.
2sSSS..2S.
SSS....sS.
SS.....SS.
""",
    "speed": """
33....33....
3g33..3g33..
3ggg333ggg33
3ggggg3ggggg
3ggggG3ggggG
3ggGGG3ggGGG
3GGG..3GGG..
GG....GG....
""",
    "save": """
5555555555..
5bwwwwwdb5..
5bwwwwwdbb5.
5bwwwwwdbbB.
5bbbbbbbbbB.
5bbbbbbbbbB.
5bWWWWWWWbB.
5bWwwwwwWbB.
5bWwdddwWbB.
5bWwwwwwWbB.
bBBBBBBBBBB.
""",
    "load": """
.1111.......
1oooo1......
1ooooo11111.
1ooooooooo1.
1o444444444y
1o4yyyyyyyyY
144yyyyyyyY.
14yyyyyyyyY.
14yyyyyyyY..
1yYYYYYYYY..
""",
    "camera": """
....wwww....
...wWWWWw...
wwwwWddWwwww
wWWWWWWWWvWd
wWWWDDDDWWWd
wWWDD2sDDWWd
wWWD2sSSDWWd
wWWDsSSBDWWd
wWWDDSBDDWWd
wddddDDdddWd
ddddddddddd.
""",
    "spawn": """
....333....
....3gG....
....3gG....
....3gG....
3333ggG333.
3ggggggggG.
gGGGggGGGG.
....3gG....
....3gG....
....3gG....
....gGG....
""",
    "mind": """
...777.77...
.77ppp7pp7..
77pPpppPppP.
7pppPppPppp7
7pPppPpppPpP
7ppPpppPpppP
7ppppPppPppP
.PpPppPpppP.
.PPpppppPPP.
...PPPpP....
......pP....
.......P....
""",
    "heart": """
..66...66..
.6vv6.6vvv.
6v6vvvvvvvV
6vvvvvvvvvV
6vvvvvvvvvV
.vvvvvvvvV.
..vvvvvvV..
...vvvvV...
....vvV....
.....V.....
""",
    "drop": """
.....2.....
.....2.....
....2ss....
....2ss....
...2sssb...
..22ssssb..
..2sssssb..
.22ssssssb.
.2wsssssbb.
.2wssssbbB.
..2ssbbbB..
...bbbBB...
""",
    "food": """
...1111.....
..1ooooo....
.11oooooO...
.1ooooooO...
.1ooooooO...
.ooooooOO...
..oooOOO....
...OOO.wW...
........wWw.
.........wwW
.........WW.
""",
    "energy": """
.......44...
......44y...
.....44y....
....44yy....
...44yyyyy..
..44yyyyY...
.....4yY....
....4yY.....
...4yY......
...yY.......
..yY........
""",
    "sleep": """
......22222.
.........s..
...4....s...
..4y...22222
.44y........
.4yy........
.4yyY.......
.4yyyY....4.
.44yyyYyy4y.
..4yyyyyyyY.
...yyyyyYY..
....YYYY....
""",
    "people": """
..hhhh......
.hhhhhH.....
.hnnnnH.111.
.nknkn.1ooo1
.nnnnn.onnnO
..NnN..nknkn
.55b55.nnnnn
5bbbbbBNnnN.
5bbbbbB1o11.
nbbbbbnoooO1
.bbbbB.oooO.
.HH.HH.HH.H.
""",
    "sword": """
..........ww
.........wWw
........wWw.
.......wWw..
......wWw...
.....wWw....
oo..wWw.....
.oowWw......
..oow.......
..hooo......
.hh..oo.....
hh..........
""",
    "sun": """
.....4......
.4...4...4..
..4.yyy.4...
...y444y....
..y44444y...
44y44444y44.
..y4444oy...
...y4ooy....
..4.yyy.4...
.4...4...4..
.....4......
""",
    "moon": """
....222.....
..222.......
.222........
.22s........
22ss........
22ss........
22sss.......
.2ssss....2.
.22ssssss2..
..2ssssss...
...SSSSS....
""",
    "help": """
...2222....
..2ssss2...
.2ss..ss2..
.ss...ssS..
......ssS..
....2ssS...
...2ssS....
...2sS.....
...........
...2sS.....
...sSS.....
""",
    "warning": """
.....44.....
....4yy4....
....4yyY....
...4ykky4...
...4ykkyY...
..4yykkyy4..
..4yykkyyY..
.4yyyyyyyy4.
.4yyykkyyyY.
4yyyyyyyyyyY
yYYYYYYYYYYY
""",
    "close": """
66......66
6v6....6vV
.6v6..6vV.
..6v66vV..
...6vvV...
...6vvv6..
..6vVVvv6.
.6vV..Vvv6
6vV....VvV
.V......V.
""",
    "gear": """
....wwW....
.w..wWd..W.
.wwwWWWWWd.
..wWWWWWd..
wwWWdddWWWd
wWWWd.wWWWd
wddWw.wWddd
..wWWwwWd..
.wWWWWWWdd.
.W..wWd..d.
....ddd....
""",
    "console": """
wwwwwwwwwwww
wWWWWWWWWWWd
wDDDDDDDDDDd
wD3DDDDDDDDd
wDD3DDDDDDDd
wDDD3DDDDDDd
wDD3DDDDDDDd
wD3DD3333DDd
wDDDDDDDDDDd
dddddddddddd
""",
    "log": """
wwwwwwwww..
wWWWWWWWww.
wWbbbbbWWd.
wWWWWWWWWd.
wWbbbbbbWd.
wWWWWWWWWd.
wWbbbbWWWd.
wWWWWWWWWd.
wWbbbbbWWd.
wWWWWWWWWd.
dddddddddd.
""",
    "map": """
33.....ww..
3g33.wwWW33
3gggwWWW3gg
3ggswWWo3gG
3gsswWoW3gG
3ggswovo3gG
3gggwWoW3gG
3ggGwWWW3gG
.3GGwWWd3GG
...GWdd..GG
""",
    "follow": """
.....o.....
.....o.....
...11o11...
..1..o..O..
.1.......O.
ooooo.ooooo
.1.......O.
..1..o..O..
...OOoOO...
.....o.....
.....o.....
""",
    "eye": """
....wwww....
..wwwwwwww..
.wwwsssswww.
wwwssBBssWww
wwwsBkwBsWWW
.wwsBkkBsWW.
..wwsBBsWW..
....WWWW....
""",
    "coin": """
...4444...
..4yyyyo..
.4yyOyyyo.
4yyOOOyyyO
4yyOyyyyyO
4yyyOOyyyO
4yyyyyOyyO
4yyOOOyyoO
.yyyOyyoO.
..yooooO..
...OOOO...
""",
    "skull": """
...wwwww...
..wwwwwwW..
.wwwwwwwWW.
.wwwwwwwWW.
.wkkwwkkWW.
.wkkwwkkWW.
.wwwkkwwWd.
..wwwwwWd..
...wkwkd...
...wkwkd...
""",
    "clock": """
...wwwww...
..wddkddW..
.wd..D..dW.
wd...D...dd
wd...D...dd
wk...DDD.kd
wd.......dd
wd.......dd
.Wd..D..dd.
..WddkddD..
...ddddd...
""",
    "chart": """
w..........
w.......6v.
w.......6v.
w....4y.6v.
w....4y.6v.
w.2s.4y.6v.
w.2s.4y.6v.
w.2s.4y.6v.
w.2s.4y.6v.
wwwwwwwwwww
""",
    "wand": """
........4..
..4....4y4.
.4y4..wW4..
..4..wWd...
....wWd....
...hHd...4.
..hHd...4y4
.hHd.....4.
hHd........
Hd.........
""",
    "home": """
.....66....
....6vvV...
...6vvvvV..
..6vvvvvvV.
.6vvvvvvvvV
6vvvvvvvvvV
.wwwwwwwWW.
.w5bwwhHWd.
.wbBwwhHWd.
.wwwwwhHWd.
.dddddHHdd.
""",
    "lightbulb": """
...4444...
..4wyyyy..
.4wyyyyyY.
.4wyyyyyY.
.4yyyyyyY.
.4yyyyyyY.
..4yyyyY..
...4yyY...
...wWWd...
...wWWd...
....Dd....
""",
    "star": """
.....4.....
.....4.....
....444....
....44y....
44444yyyyyy
.44444yyyY.
..4444yyY..
...444yy...
..4444yyY..
..44yYyyY..
.44Y...YYY.
""",
    "talk": """
..wwwwwww..
.wwwwwwwwW.
wwwwwwwwwWW
wwkwwkwwkWW
wwkwwkwwkWW
wwwwwwwwwWW
.wwwwwwwWW.
..WwwWWWW..
..wwW......
..wW.......
..W........
""",
    "grab": """
...n..n....
.n.n..n.n..
.n.nn.n.nN.
.n.nn.nnnN.
.nnnnnnnnN.
.nnnnnnnnN.
..nnnnnnNN.
..pnnnnNN..
..ppppppP..
..pppppPP..
..pppppPP..
""",
    "hammer": """
..dWWWWWd..
.dWWWWWWWd.
.dwwWWWWWd.
.dDDddDDDd.
.....hH....
.....hH....
.....hH....
.....hH....
.....hH....
.....hH....
.....HH....
""",
    "wolf": """
d.......d..
dd.....dd..
dWd...dWd..
dWWdddWWd..
dWWWWWWWd..
dWoWWWoWd..
dWWWWWWWd..
.dWWkkWd...
..dWkkWd...
..dwwwwd...
...dddd....
""",
    "paw": """
...nN.nN...
...nN.nN...
nN.nN.nN.nN
nN.......nN
nN..nnn..nN
...nnnnN...
..nnnnnnN..
.nnnnnnnNN.
.nnnnnnnNN.
..nnN.nNN..
""",
    "cloud": """
....www....
..wwwwwww..
.wwwwwwwwW.
wwwwwwwwwWW
wwwwwwwwwWW
.WWWWWWWWW.
..s..s..s..
..s..s..s..
.s..s..s...
.s..s..s...
""",
    "offline": """
6.......wW.
66v....wWd.
.66v.wwWd..
..66vWWd...
..w66vd....
.wWW66v....
wWWd.66v...
WWd...66v..
.d.....66v.
........66v
""",
}

EMOTES: dict[str, str] = {
    "anger": """
..v....v..
..v....v..
vvv....vvv
..........
..........
..........
vvv....vvv
..v....v..
..v....v..
""",
    "heart": """
.66..66.
6vv66vvV
6vvvvvvV
6vvvvvvV
.vvvvvV.
..vvvV..
...vV...
""",
    "exclamation": """
.4yy.
.4yyY
.4yyY
.4yyY
..yY.
..yY.
.....
.4yY.
.yYY.
""",
    "question": """
..222..
.2sss2.
2s..2sS
....2sS
...2sS.
..2sS..
..sS...
.......
..2S...
""",
    "zzz": """
....22222.
.......2..
......2...
..55522222
....5.....
555555....
..5.......
.5........
5555......
""",
    "sweat": """
...2...
...2...
..2ss..
.2sssb.
.2sssb.
2wsssbb
2wsssbb
.2ssbb.
..bbb..
""",
    "note": """
...77777
...7pppp
...7...p
...7...p
...7...p
.777.ppp
7ppPpppP
7pPP.pPP
.PP.....
""",
    "idea": """
..444..
.4wyyy.
4wyyyyY
4yyyyyY
.4yyyY.
..yyY..
..WWd..
..Wdd..
...d...
""",
    "coin": """
..444..
.4yyyo.
4yyOyyO
4yOyyyO
4yyOyyO
.yyyyO.
..OOO..
""",
    "skull": """
.wwwww.
wwwwwWW
wkkwkkW
wkkwkkW
wwwkwWW
.wwwWW.
..wkwk.
""",
    "hungry": """
..111....
.1ooooO..
1oooooO..
1oooooO..
.oooOO...
..OOO.w..
......ww.
.......wW
""",
    "broken_heart": """
.66...66.
6vv6..6vV
6vvv..vvV
6vvvv..vV
.vvv..vV.
..vvv..V.
...v..V..
....v....
""",
    "fear": """
.22222...
2w2s2ws..
2kws2kw2.
2kws2kws.
2ssssssss
2sskkss..
2skkkks..
2skkkkS..
.s2sS2S..
.s.s.s...
""",
    "sun": """
....4....
.4.....4.
...444...
..44yyo..
4.4yyyo.4
..yyyyo..
...ooo...
.4.....4.
....4....
""",
    "drop": """
....2....
....2....
...2ss...
...2ss...
..2sssb..
.2sssssb.
.2wssssb.
.2wsssbb.
..2sssb..
...bbb...
""",
    "mask": """
.........
kk.....kk
kkkkkkkkk
kwkkkkkwk
kwwkkkwwk
kkkkkkkkk
.kk...kk.
.........
""",
    "hammer": """
.dWWWWd.
dWWWWWWd
.dwWWWd.
...hH...
...hH...
...hH...
...hH...
...HH...
""",
    "talk": """
.wwwwwww.
wwwwwwwwW
wwkwkwkwW
wwwwwwwwW
.wwwwwWW.
..wwW....
..wW.....
..W......
""",
    "star": """
....4....
....4....
...44y...
44444yyyy
.4444yyY.
..444yY..
..44yyY..
.44yYyyY.
.4Y...YY.
""",
    "gift": """
.pp..pp..
.p.pp.p..
..pppp...
555pp5555
5bbppbbbB
.5bppbbB.
.5bppbbB.
.5bppbbB.
.BBPPBBB.
""",
    "check": """
.......33
......33G
.....33G.
3...33G..
33.33G...
g333G....
.g3G.....
..G......
""",
    "cross": """
66....66
v66..66V
.v6666V.
..v66V..
.66vv6..
66VVvv6.
vV..Vvv6
V....VvV
""",
    "sword": """
.......ww
......wWw
.....wWw.
....wWw..
o..wWw...
oowWw....
.oow.....
.hoo.....
h..o.....
""",
}


def icon(text: str, size: int) -> Canvas:
    """A sign in the middle of its square, with a dark line around it."""
    rows = [row for row in text.splitlines() if row.strip()]
    width = max(len(row) for row in rows)
    canvas = Canvas(size, size)
    canvas.rows(text, LEGEND, (size - width) // 2, (size - len(rows)) // 2)
    return canvas.outlined(0.8)


BUBBLE = """
..kkkkkkkk..
.kwwwwwwwwk.
kwwwwwwwwwwk
kwwwwwwwwwwk
kwwwwwwwwwwk
kwwwwwwwwwwk
kwwwwwwwwwwk
kwwwwwwwwwwk
kwwwwwwwwwwk
kwwwwwwwwwWk
.kwwwwwwwWk.
..kkkkkkkk..
"""
TAIL = """
wwwwww
kwwwwk
.kwwk.
.kwk..
.kk...
"""
THINKING = """
....kkkkkk.......
..kkwwwwwwkkkk...
.kwwwwwwwwwwwwk..
kwwwwwwwwwwwwwwk.
kwwwwwwwwwwwwwwwk
kwwwwwwwwwwwwwwwk
kwwwwwwwwwwwwwwwk
.kwwwwwwwwwwwwwk.
..kkWWWWkWWWWkk..
....kkkkkkkkk....
...kk............
..kwwk...........
..kwwk...........
...kk............
.k...............
kwk..............
.k...............
"""


def thinking(frame: int) -> Canvas:
    """A cloud with three dots; the dot `frame` jumps."""
    canvas = Canvas(17, 17)
    canvas.rows(THINKING, LEGEND, 0, 0)
    for dot in range(3):
        jump = dot == frame
        for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
            colour = BLUE if jump else LEGEND["d"]
            canvas.put(4 + dot * 4 + x, (4 if jump else 5) + y, colour)
    return canvas


def _soft(x: float, y: float) -> float:
    """How far out of an ellipse of radius 1 a place is, squared."""
    return x * x + y * y


def shadow(width: int, height: int) -> Canvas:
    """What something throws on the ground: an ellipse of see-through night blue."""
    canvas = Canvas(width, height)
    for y in range(height):
        for x in range(width):
            if _soft((x + 0.5) * 2 / width - 1, (y + 0.5) * 2 / height - 1) <= 1:
                canvas.put(x, y, rgb("12142c"), 84)
    return canvas


def ring(width: int, height: int, colour: Colour, gaps: int) -> Canvas:
    """A ring on the ground, to mark who is selected; `gaps` shifts its dashes."""
    canvas = Canvas(width, height)
    for y in range(height):
        for x in range(width):
            u, v = (x + 0.5) * 2 / width - 1, (y + 0.5) * 2 / height - 1
            inner = _soft(u * width / (width - 3), v * height / (height - 3))
            if _soft(u, v) <= 1 < inner and (gaps < 0 or (x + y + gaps) % 6 < 4):
                canvas.put(x, y, colour)
    return canvas.outlined(0.9)


HIT = (
    """
......w......
......w......
.w....4....w.
..4..444..4..
...4444444...
...44www44...
ww444www444ww
...44www44...
...4444444...
..4..444..4..
.w....4....w.
......w......
......w......
""",
    """
.............
.1....4....1.
......4......
.............
....o...o....
.............
.44.......44.
.............
....o...o....
.............
......4......
.1....4....1.
.............
""",
)
PUFF = (
    "..ww..\n.wwwW.\nwwwwWW\nwwwWWW\n.WWWd.\n..dd..",
    ".ww..ww.\nwwW.wwWW\nwWWwwwWd\n.wwwwWd.\nwwwWWWd.\n.WW..dd.",
    "w....w\n..W..d\nw.....\n....W.\n.W....\n....d.",
)
GLINT = ("....\n.22.\n....", "2..2\n.22.\n2..2", ".22.\n2..2\n....")


def _lettered(text: str) -> Canvas:
    rows = [row for row in text.splitlines() if row.strip()]
    canvas = Canvas(max(len(row) for row in rows), len(rows))
    canvas.rows(text, LEGEND)
    return canvas


def draw() -> dict[str, Picture]:
    """`icon/pause`, `emote/heart`, `bubble/speech`, `fx/hit/0` and so on."""
    out = {f"icon/{name}": Picture(icon(text, 16)) for name, text in ICONS.items()}
    out |= {f"emote/{name}": Picture(icon(text, 12), 2, -22) for name, text in EMOTES.items()}
    out["emote/sleep"], out["emote/food"] = out["emote/zzz"], out["emote/hungry"]
    bubble = Canvas(12, 12)
    bubble.rows(BUBBLE, LEGEND)
    tail = Canvas(6, 5)
    tail.rows(TAIL, LEGEND)
    out["bubble/speech"] = Picture(bubble)
    out["bubble/tail"] = Picture(tail)
    for frame in range(3):
        out[f"bubble/thinking/{frame}"] = Picture(thinking(frame), 9, -25)
        out[f"fx/puff/{frame}"] = Picture(_lettered(PUFF[frame]), 4, 0)
        out[f"fx/glint/{frame}"] = Picture(_lettered(GLINT[frame]), 6, 6)
    for frame, text in enumerate(HIT):
        out[f"fx/hit/{frame}"] = Picture(_lettered(text), 2, -4)
    for name, width, height in (("small", 10, 5), ("person", 14, 6), ("large", 22, 9)):
        out[f"fx/shadow_{name}/0"] = Picture(shadow(width, height), (16 - width) // 2, 15 - height)
    for frame in range(6):
        selected = ring(22, 12, YELLOW, frame)
        out[f"fx/selected/{frame}"] = Picture(selected, -3, 6)
    out["fx/hovered/0"] = Picture(ring(22, 12, PAPER, -1), -3, 6)
    return out | magic.draw()
