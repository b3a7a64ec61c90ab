"""People: 64 looks, each put together from parts, seen from the front, the back and the right.

Names are `look/pose`: `7/front0` stands, `7/front1` and `7/front2` step, `7/front3` acts with a
raised arm; likewise back and side; `7/sit`, `7/sleep`, `7/fallen`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tools.art.canvas import INK, Canvas, Colour, Picture, mix
from tools.art.people_parts import (
    BARE_ARMS,
    BEARD,
    HAIR,
    HAT,
    HEAD,
    LONG_TOPS,
    SECOND_SLEEVES,
    TOP,
)
from tools.art.ramps import CLOTHS, GOLD, HAIRS, PALE_WOOD, PAPER, SKINS, TROUSERS, WOOD, Ramp, rgb

T = TypeVar("T")

LOOKS = 64
FACINGS = ("front", "back", "side")
STAND, STEP_LEFT, STEP_RIGHT, ACT = range(4)
EYE: Colour = rgb("2a2236")
# Cloth that would melt into the hair.
ALIKE = {
    "ginger": ("rust", "mustard", "red"),
    "chestnut": ("rust",),
    "umber": ("rust",),
    "wheat": ("mustard",),
    "flaxen": ("mustard",),
    "grey": ("slate",),
}
BLUSH: Colour = rgb("e0605c")


@dataclass(frozen=True, slots=True)
class Look:
    """What someone looks like; names are those of the parts and ramps."""

    skin: int
    hair: str
    hair_colour: str
    beard: str | None
    hat: str | None
    hat_colour: str
    top: str
    colour: str
    second: str
    trousers: str


# Fractions of square roots of primes: their multiples spread evenly and never fall into step, so
# that neighbouring looks differ in everything.
_STRIDES = (0.41421356, 0.73205081, 0.23606798, 0.64575131, 0.31662479, 0.60555128, 0.12310563)
_STRIDES_2 = (0.35889894, 0.79583152, 0.38516481, 0.56776436, 0.08276253)


def _pick(options: Sequence[T], share: float) -> T:
    return options[int(share * len(options))]


def look(number: int) -> Look:
    """The number's look, the same for ever."""
    u = [(0.5 + (number + 1) * stride) % 1.0 for stride in _STRIDES + _STRIDES_2]
    bearded = number % 2 == 0
    if bearded:
        hair = _pick(("short", "parted", "spiky", "curly", "bald", "shaven", "long"), u[1])
        beard = _pick((None, "full", None, "chin", "moustache", None, "long"), u[2])
        top = _pick(("tunic", "vest", "coat", "shirt", "stripes", "robe"), u[3])
        hat = _pick(("straw", None, "cap", None, "feather", None, "band", "woolly", None), u[4])
    else:
        hair = _pick(("bob", "ponytail", "long", "bun", "braids", "curly", "short"), u[1])
        beard = None
        top = _pick(("dress", "tunic", "skirt", "apron", "coat", "stripes", "vest", "robe"), u[3])
        hat = _pick((None, "straw", None, "scarf", None, "band", None, "hood", None), u[4])
    if hair == "bald" and hat is None and beard is None:
        beard = "full"
    old = u[5] > 0.86 or (hair == "bald" and u[5] > 0.6)
    dark = _pick(("black", "umber", "black", "chestnut"), u[6])
    skin = int(u[0] * len(SKINS))
    light = _pick(("umber", "chestnut", "ginger", "wheat", "flaxen", "black"), u[6])
    grey = _pick(("grey", "white"), u[6])
    hair_colour = grey if old else dark if skin > 2 else light
    cloths = [
        name for name in CLOTHS if name not in ("cream", "brown", *ALIKE.get(hair_colour, ()))
    ]
    colour = _pick(cloths, u[7])
    others = [name for name in ("cream", "mustard", "slate", "sky", "rust") if name != colour]
    return Look(
        skin=skin,
        hair=hair,
        hair_colour=hair_colour,
        beard=beard,
        hat=hat,
        hat_colour=_pick([name for name in cloths if name not in (colour, "slate")], u[8]),
        top=top,
        colour=colour,
        second="cream" if top in ("apron", "coat", "vest") else _pick(others, u[9]),
        trousers=_pick([name for name in TROUSERS if name != colour], u[10]),
    )


def _legend(first: Ramp, second: Ramp, skin: Ramp) -> dict[str, Colour]:
    legend = {str(i): tone for i, tone in enumerate(first)}
    legend |= {"abcde"[i]: tone for i, tone in enumerate(second)}
    legend |= {"ABCDE"[i]: tone for i, tone in enumerate(skin)}
    return legend | {
        "k": INK,
        "w": PAPER,
        "l": WOOD[1],
        "L": WOOD[2],
        "g": GOLD[1],
        "G": GOLD[3],
    }


class Figure:
    """One look's body, drawn twelve by twenty and then set into its cell."""

    def __init__(self, who: Look) -> None:
        self.who = who
        self.skin = SKINS[who.skin]
        self.cloth = CLOTHS[who.colour]
        self.second = CLOTHS[who.second]
        self.sleeve = self.second if who.top in SECOND_SLEEVES else self.cloth
        self.trousers = CLOTHS[who.trousers]
        self.boots = WOOD

    def _clothes(self) -> dict[str, Colour]:
        return _legend(self.cloth, self.second, self.skin)

    def _eyes(self, canvas: Canvas, facing: str, y: int, closed: bool) -> None:
        if facing == "back":
            return
        columns = (4, 7) if facing == "front" else (8,)
        for x in columns:
            if closed:
                canvas.put(x, y + 7, EYE)
                canvas.put(x + (-1 if x == 4 else 1), y + 7, EYE)
            else:
                canvas.put(x, y + 6, EYE)
                canvas.put(x, y + 7, EYE)
        blush = mix(self.skin[3], BLUSH, 0.3)
        for x in (3, 8) if facing == "front" else (7,):
            canvas.put(x, y + 8, blush)

    def _head(self, canvas: Canvas, facing: str, y: int, closed: bool = False) -> None:
        """Skull, face, beard, hair, hat; drawn after the clothes, except the neck."""
        who = self.who
        hair = _legend(HAIRS[who.hair_colour], self.cloth, self.skin)
        bare = HEAD[facing].rstrip("\n").rsplit("\n", 1)[0]
        canvas.rows(bare, hair, 0, y)
        self._eyes(canvas, facing, y, closed)
        if who.beard and facing != "back":
            canvas.rows(BEARD[who.beard][facing], hair, 0, y)
        if who.hat not in ("hood", "scarf"):
            canvas.rows(HAIR[who.hair][facing], hair, 0, y)
        if who.hat:
            self._hat(canvas, facing, y)

    def _hat(self, canvas: Canvas, facing: str, y: int) -> None:
        hat = self.who.hat or ""
        tones = PALE_WOOD if hat == "straw" else CLOTHS[self.who.hat_colour]
        second = CLOTHS["red"] if hat == "straw" else CLOTHS["cream"]
        top = 0 if hat in ("hood", "scarf", "band") else -1
        if hat != "band":
            canvas.box(0, 0, 12, y + top, None)
        canvas.rows(HAT[hat][facing], _legend(tones, second, self.skin), 0, y + top)

    def _legs_front(self, canvas: Canvas, frame: int, back: bool) -> None:
        cloth, boots = self.trousers, self.boots
        lifted = {STEP_LEFT: "right", STEP_RIGHT: "left"}.get(frame)
        for side, x, tones in (("left", 3, (3, 3, 2)), ("right", 6, (0, 2, 1))):
            sole = 18 if lifted == side else 19
            for y in range(16, sole):
                for i, tone in enumerate(tones):
                    canvas.put(x + i, y, cloth[tone])
            for i, tone in enumerate((2, 2, 1) if side == "left" else (0, 1, 1)):
                canvas.put(x + i, sole, boots[tone])
            if lifted == side and back:
                canvas.put(x + 1, sole, boots[3])  # the sole shows

    def _legs_side(self, canvas: Canvas, frame: int) -> None:
        cloth, boots = self.trousers, self.boots
        if frame not in (STEP_LEFT, STEP_RIGHT):
            for y in range(16, 19):
                for i, tone in enumerate((2, 3, 3, 2)):
                    canvas.put(4 + i, y, cloth[tone])
            for i, tone in enumerate((1, 1, 2, 2, 3)):
                canvas.put(4 + i, 19, boots[tone])
            return
        near, far = (3, 1), (1, 0)
        ahead, behind = (near, far) if frame == STEP_LEFT else (far, near)
        for (cloth_tone, boot_tone), shape in (
            (behind, ((3, 16, 3), (3, 17, 2), (2, 18, 2), (1, 18, 1), (1, 19, 2))),
            (ahead, ((5, 16, 3), (6, 17, 3), (7, 18, 2), (7, 19, 3))),
        ):
            for x, y, width in shape:
                boot = y == 19 or (x, y) == (1, 18)
                canvas.box(x, y, width, 1, boots[boot_tone + 1] if boot else cloth[cloth_tone])

    def _arms_front(self, canvas: Canvas, frame: int, y: int) -> None:
        bare = self.who.top in BARE_ARMS
        swing = {STEP_LEFT: (1, 0), STEP_RIGHT: (0, 1)}.get(frame, (1, 1))
        for side, (outer, inner, tones) in enumerate(((1, 2, (4, 2)), (10, 9, (2, 1)))):
            if frame == ACT and side == 1:
                for x, row in ((9, 11), (10, 10), (10, 11), (11, 9), (10, 9)):
                    canvas.put(x, y + row, self.sleeve[2])
                for x, row in ((11, 8), (10, 8), (11, 7)):
                    canvas.put(x, y + row, self.skin[3])
                continue
            low = 13 + swing[side]
            for x, tone, first in ((outer, tones[0], 12), (inner, tones[1], 11)):
                for row in range(first, low + 1):
                    hand = row == low or (bare and row > 12)
                    canvas.put(x, y + row, self.skin[tone - 1] if hand else self.sleeve[tone])

    def _arm_side(self, canvas: Canvas, frame: int, y: int) -> None:
        bare = self.who.top in BARE_ARMS
        shapes = {
            STAND: ((5, 11), (5, 12), (5, 13), (5, 14)),
            STEP_LEFT: ((5, 11), (4, 12), (3, 13), (2, 14)),
            STEP_RIGHT: ((5, 11), (6, 12), (7, 13), (8, 14)),
            ACT: ((6, 11), (7, 11), (8, 11), (10, 10)),
        }
        for i, (x, row) in enumerate(shapes[frame]):
            hand = i == 3 or (bare and i == 2)
            tones = self.skin if hand else self.sleeve
            canvas.put(x, y + row, tones[4 if not hand else 3])
            canvas.put(x + 1, y + row, tones[3])
            if frame == ACT:
                canvas.put(x, y + row + 1, tones[2])
                canvas.put(x + 1, y + row + 1, tones[2])

    def body(self, facing: str, frame: int) -> Canvas:
        """The figure without its outline, in a cell of 16 by 24."""
        canvas = Canvas(12, 23)
        y = 3
        stepping = frame in (STEP_LEFT, STEP_RIGHT)
        bob = y + 1 if stepping else y
        below = Canvas(12, 20)
        if facing == "side":
            self._legs_side(below, frame)
        else:
            self._legs_front(below, frame, facing == "back")
        canvas.paste(below, 0, y)
        neck = _legend(self.skin, self.skin, self.skin)
        canvas.rows("....BBB.....", neck, 0, bob + 10)
        top = Canvas(12, 24)
        top.rows(TOP[self.who.top][facing], self._clothes(), 0, bob + 10)
        if stepping and self.who.top in LONG_TOPS:
            top.box(0, y + 19, 12, 5, None)  # the hem swings free of the feet
        canvas.paste(top)
        if facing != "side":
            self._arms_front(canvas, frame, bob)
        self._head(canvas, facing, bob)
        if facing == "side":
            self._arm_side(canvas, frame, bob)
        cell = Canvas(16, 24)
        cell.paste(canvas, 2, 0)
        return cell

    def sitting(self) -> Canvas:
        """On the ground, legs stretched towards us."""
        canvas = Canvas(12, 23)
        y = 6
        top = Canvas(12, 22)
        top.rows(TOP[self.who.top]["front"], self._clothes(), 0, y + 10)
        canvas.paste(top)
        self._arms_front(canvas, STAND, y)
        for x, tones in ((2, (3, 3, 2)), (7, (2, 2, 1))):
            for i, tone in enumerate(tones):
                canvas.put(x + i, 20, self.trousers[tone])
                canvas.put(x + i, 21, self.boots[tone])
                canvas.put(x + i, 22, self.boots[max(0, tone - 1)])
        canvas.box(5, 20, 2, 1, self.trousers[1])
        canvas.box(5, 21, 2, 2, None)
        self._head(canvas, "front", y)
        cell = Canvas(16, 24)
        cell.paste(canvas, 2, 0)
        return cell

    def sleeping(self) -> Canvas:
        """On the back under a blanket, head up."""
        cell = Canvas(16, 24)
        canvas = Canvas(12, 23)
        bare = Figure(Look(**{**{f: getattr(self.who, f) for f in Look.__slots__}, "hat": None}))
        bare._head(canvas, "front", 1, closed=True)
        cell.paste(canvas, 2, 0)
        tones, fold = self.cloth, CLOTHS["cream"]
        for y in range(11, 23):
            left, right = (3, 12) if y < 22 else (4, 11)
            for x in range(left, right + 1):
                tone = 4 if x == left else 1 if x >= right - 1 else 3 if x < 8 else 2
                if (x + y) % 6 == 0 and 5 < x < 11:
                    tone -= 1
                cell.put(x, y, tones[tone])
        cell.box(3, 11, 10, 1, fold[4])
        cell.box(3, 12, 10, 1, fold[2])
        return cell

    def fallen(self) -> Canvas:
        """Lying on the side, hat lost, eyes shut."""
        figure = Figure(replace(self.who, hat=None))
        canvas = figure.body("front", STAND)
        shut = Canvas(12, 23)
        figure._eyes(shut, "front", 3, closed=True)
        for x in (4, 7):
            canvas.put(x + 2, 9, figure.skin[3])
        canvas.paste(shut, 2, 0)
        return canvas.turned()


def draw() -> dict[str, Picture]:
    """Every pose of every look."""
    out: dict[str, Picture] = {}
    for number in range(LOOKS):
        figure = Figure(look(number))
        for facing in FACINGS:
            for frame in (STAND, STEP_LEFT, STEP_RIGHT, ACT):
                cell = figure.body(facing, frame).outlined()
                out[f"{number}/{facing}{frame}"] = Picture(cell, 0, -9)
        out[f"{number}/sit"] = Picture(figure.sitting().outlined(), 0, -9)
        out[f"{number}/sleep"] = Picture(figure.sleeping().outlined(), 0, -8)
        out[f"{number}/fallen"] = Picture(figure.fallen().outlined(), -4, 0)
    return out
