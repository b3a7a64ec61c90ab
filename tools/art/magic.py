"""Signs of magic: what is on somebody, sparks where something took place, and the wish itself.

Each status has a silhouette of its own: colour alone tells nothing apart.
"""

from __future__ import annotations

from math import cos, pi, sin

from tools.art.canvas import Canvas, Colour, Picture, mix
from tools.art.ramps import GREEN, PAPER, PURPLE, SKY, VERMILION, YELLOW

MAGIC = """
....7....
....p....
.7..p..7.
..ppwpp..
7ppwwwpp7
..ppwpp..
.7..p..7.
....p....
....7....
"""

STATUSES: dict[str, str] = {
    "burning": """
...v...
..vv...
.vvo.v.
.voovv.
vooyovv
voyyyov
.oyyyo.
""",
    "poisoned": """
.3..g..
...g.3.
.gggggg
.g3ggG.
..ggG..
.gggGG.
gggGGGG
""",
    "bleeding": """
...v...
...v...
..vvv..
.v6vvV.
.v6vvV.
.vvvVV.
..VVV..
""",
    "frozen": """
2..s..2
.2.s.2.
..2s2..
sssssss
..2s2..
.2.s.2.
2..s..2
""",
    "slowed": """
b.....b
.b...b.
..b.b..
b..b..b
.b...b.
..b.b..
...b...
""",
    "rooted": """
...h...
..hHh..
...H...
.hhHhh.
h..H..h
..h.h..
.h...h.
""",
    "silenced": """
.wwwww.
wvwwwvw
wwvwvww
wwwvwww
wwvwvww
wvwwwvw
.ww....
""",
    "blind": """
.......
d.....d
dd...dd
.ddddd.
.d.d.d.
d..d..d
.......
""",
    "calmed": """
.ggggg.
gggggGG
gkggkGG
ggggGGG
gkggkGG
ggkkGGG
.gGGGG.
""",
    "hasted": """
...4...
..4y4..
.4y.y4.
4y.4.y4
..4y4..
.4y.y4.
4y...y4
""",
    "shielded": """
555.555
5bb5bbB
5bb5bbB
5bb5bbB
.5bbbB.
..5bB..
...B...
""",
    "mending": """
..333..
..3g3..
333g333
3ggggg3
333g333
..3g3..
..333..
""",
    "keen_eyed": """
.......
..222..
.2www2.
2wwkww2
.2www2.
..222..
.......
""",
}
"""Status -> its sign. A status without one gets a question mark."""

SPARKS: dict[str, tuple[Colour, Colour]] = {
    "harm": (VERMILION, YELLOW),
    "help": (GREEN, PAPER),
    "change": (PURPLE, SKY),
}
"""What took place -> the colours of its sparks."""
FRAMES = 4
SIZE = 19


def spark(outer: Colour, inner: Colour, frame: int) -> Canvas:
    """A star that bursts: rays that fly apart and fade."""
    canvas = Canvas(SIZE, SIZE)
    middle = SIZE // 2
    for ray in range(8):
        angle = ray * pi / 4
        reach = (2.0, 4.5, 6.5, 8.0)[frame] * (1.0 if ray % 2 == 0 else 0.72)
        root = (0.0, 1.5, 4.0, 6.6)[frame] * (1.0 if ray % 2 == 0 else 0.72)
        steps = 14
        for step in range(steps + 1):
            far = root + (reach - root) * step / steps
            x, y = round(middle + cos(angle) * far), round(middle + sin(angle) * far)
            share = step / steps
            canvas.put(x, y, mix(inner, outer, share), 255 if frame < 3 else 150)
    if frame < 2:
        for x, y in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)):
            canvas.put(middle + x, middle + y, inner)
    return canvas.outlined(0.55) if frame < 3 else canvas


def draw() -> dict[str, Picture]:
    """`emote/magic`, `status/burning`, `fx/spark_harm/0` and so on."""
    from tools.art.icons import icon

    out = {"emote/magic": Picture(icon(MAGIC, 12), 2, -22)}
    out |= {f"status/{name}": Picture(icon(text, 9)) for name, text in STATUSES.items()}
    shift = (16 - SIZE) // 2
    for name, (outer, inner) in SPARKS.items():
        for frame in range(FRAMES):
            picture = Picture(spark(outer, inner, frame), shift, shift - 4)
            out[f"fx/spark_{name}/{frame}"] = picture
    return out
