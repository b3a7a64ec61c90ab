"""Creatures: animals from the side, raiders as people are drawn.

Names are `kind/side0` to `side2` (stands, steps, steps), looking to the right; a raider has
`front` and `back` as well, and a fourth frame with a raised arm.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.art.canvas import INK, Canvas, Colour, Picture, standing
from tools.art.people import FACINGS, Figure, Look
from tools.art.ramps import PAPER, Ramp, ramp, rgb

FUR_GREY: Ramp = ramp("2e2f42 474a5e 696e80 8f949e bfc2c4")
FUR_DEER: Ramp = ramp("55302c 82482f ac6a3c ce9455 ecc488")
FUR_HARE: Ramp = ramp("56403c 806250 a6866a c8ac8a e8d6b4")
PLUMES: Ramp = ramp("8a7672 b8a698 dccdb8 f2e8d4 fffaec")
HORN: Ramp = ramp("4a3430 745444 9c7a5c c4a47e e2cca4")
COMB: Colour = rgb("c93c3c")
BEAK: Colour = rgb("e0a030")
BELLY: Colour = rgb("f0e4d0")

WOLF = """
...............2..2.
...............32.32
..............344443
2.............34y44.
32..........2344444k
.32..222223334443ww.
.1332333343333443...
..233333443333332...
..12333333333332....
..1222222222222.....
"""
DEER = """
............h..h....
............h.hh.h..
.............hh.hh..
..............h.h...
..............2432..
.............3344k3.
.............333444k
............2334433.
............3343....
.w.........2334.....
w343222222333433....
.4343343433343333...
..33333333333333....
..2333343333332.....
..12333ww3ww332.....
...22..........2....
"""
RABBIT = """
......2.2.
......3.3.
......3.32
......2343
.222..34k4
233332344k
w3333333w.
w233333wB.
.2222222..
"""
CHICKEN = """
......rr..
.....444..
3....44kb.
43..3444b.
.443344r..
.3443333..
.2333332..
..22222...
"""


@dataclass(frozen=True, slots=True)
class Beast:
    """How an animal is drawn: its body, and where its legs are."""

    body: str
    fur: Ramp
    legs: tuple[int, ...]
    """Columns of the legs that are near, hind one first; the far ones stand beside them."""
    height: int
    """Rows of leg under the body."""
    width: int = 2
    feet: Colour = INK
    hops: bool = False
    """Whether it goes by leaps, its legs under it."""


BEASTS: dict[str, Beast] = {
    "chicken": Beast(CHICKEN, PLUMES, (4,), 2, 1, BEAK),
    "deer": Beast(DEER, FUR_DEER, (3, 13), 5, 1),
    "rabbit": Beast(RABBIT, FUR_HARE, (2, 6), 1, 2, FUR_HARE[1], hops=True),
    "wolf": Beast(WOLF, FUR_GREY, (3, 12), 4, 1, FUR_GREY[0]),
}
STRIDES = ((0, 0), (-1, 1), (1, -1))
"""Columns by which near and far legs are ahead, by frame."""

RAIDERS: dict[str, Look] = {
    "bandit": Look(
        skin=2,
        hair="short",
        hair_colour="black",
        beard="full",
        hat="hood",
        hat_colour="slate",
        top="coat",
        colour="slate",
        second="red",
        trousers="brown",
    ),
}


def _legend(beast: Beast) -> dict[str, Colour]:
    letters = {str(i): tone for i, tone in enumerate(beast.fur)}
    letters |= {"k": INK, "w": PAPER, "B": BELLY, "h": HORN[3], "r": COMB, "b": BEAK, "y": BEAK}
    return letters


def _animal(beast: Beast, frame: int) -> Picture:
    """An animal in mid-step, or standing."""
    rows = [row for row in beast.body.splitlines() if row.strip()]
    width, top = max(len(row) for row in rows), len(rows)
    canvas = Canvas(width + 4, top + beast.height + 4)
    near, far = STRIDES[frame]
    bob = 2 if frame == 0 else 1  # a step lifts the body by a pixel
    if beast.hops and frame:
        canvas.rows(beast.body, _legend(beast), 2, 3 - frame)
        return standing(canvas.outlined(), 15)
    for shift, beside, tone in ((far, 2, 1), (near, 0, 2)):
        for column in beast.legs:
            x = column + beside + shift + 2
            for y in range(beast.height):
                lean = shift if y > beast.height // 2 else 0
                canvas.box(x + lean - shift, top + 2 + y, beast.width, 1, beast.fur[tone])
            canvas.box(x, top + 1 + beast.height, beast.width, 1, beast.feet)
    canvas.rows(beast.body, _legend(beast), 2, bob)
    return standing(canvas.outlined(), 15)


def draw() -> dict[str, Picture]:
    """Every frame of every creature."""
    out: dict[str, Picture] = {}
    for name, beast in BEASTS.items():
        for frame in range(len(STRIDES)):
            out[f"{name}/side{frame}"] = _animal(beast, frame)
    for name, who in RAIDERS.items():
        figure = Figure(who)
        for facing in FACINGS:
            for frame in range(4):
                out[f"{name}/{facing}{frame}"] = Picture(
                    figure.body(facing, frame).outlined(), 0, -9
                )
    return out
