"""Ground: six tiles of each terrain, and the small things that lie on it (decals).

A tile is flat tone 2 with marks that stay inside its edges, so any two meet without a seam. Large
light and dark patches, borders, shores and cliffs are no tiles: the game bakes them pixel by
pixel (`game/ui/terrain_bake.py`).
"""

from __future__ import annotations

from random import Random

from tools.art.canvas import Canvas, Colour, Picture
from tools.art.ramps import BARK, GROUND, LEAF, Ramp, rgb

TILE = 16
VARIANTS = 6

PETALS: tuple[tuple[Colour, Colour], ...] = (
    (rgb("fdf6e8"), rgb("f4c542")),
    (rgb("ffe066"), rgb("e08a2c")),
    (rgb("f49ac1"), rgb("fff0b8")),
    (rgb("a9b4f4"), rgb("fdf6c8")),
    (rgb("ec6a5c"), rgb("4a2438")),
    (rgb("e2b8f0"), rgb("fff0b8")),
)

# What may be strewn over a tile: (picture, how many at least, how many more at most).
Strewn = tuple[tuple[str, ...], int, int]

BLADES = ("3.\n13", ".3\n31", "3.3\n131", "3\n1", ".3.\n3.3\n.1.", "3.\n.3\n.1")
MARKS: dict[str, tuple[Strewn, ...]] = {
    "deep": ((("333", "3333", ".33\n3..", "33.\n..3"), 1, 2), (("111", "1111.\n..111"), 1, 1)),
    "water": ((("3333", "33333", ".333\n3...", "333.\n...3"), 1, 2), (("111", "1111"), 0, 2)),
    "sand": (
        (("3", "33", "1", "11"), 4, 4),
        (("111.\n...1", ".11\n1..", "33.\n..3"), 1, 2),
        (("4\n1",), 0, 1),
    ),
    "path": (
        (("1", "11", "3", "33"), 4, 4),
        (("34.\n131\n.0.", "4\n0", "34\n10"), 1, 2),
        (("1111", "111.\n...1"), 0, 1),
    ),
    "grass": ((BLADES, 3, 3), (("1", "3", "3\n."), 2, 3)),
    "meadow": ((BLADES, 4, 3), (("4.4\n131", ".4\n31"), 1, 2)),
    "forest": (
        (BLADES, 2, 3),
        (("1", "11", "1.\n11"), 3, 3),
        (("lm", "m\nl", ".m\nl.", "m"), 2, 3),
    ),
    "rock": (
        (("..1\n.10\n10.", "10..\n.11.\n...1", "01.\n.01"), 1, 1),
        (("33.\n3.1\n.11", "333.\n3..1\n.111", "3.\n.1"), 2, 2),
        (("3", "1", "33", "11"), 3, 4),
    ),
}
LITTER = {"l": rgb("6a4a34"), "m": rgb("8d6840")}


def _legend(tones: Ramp) -> dict[str, Colour]:
    return {str(i): tone for i, tone in enumerate(tones)}


def _size(text: str) -> tuple[int, int]:
    rows = text.split("\n")
    return max(len(row) for row in rows), len(rows)


def _whole(dice: Random, limit: int) -> int:
    """A whole number below `limit`."""
    return int(dice.random() * limit)


def _strew(
    canvas: Canvas, dice: Random, what: Strewn, legend: dict[str, Colour], taken: set[int]
) -> None:
    """Put marks where none are yet, a pixel away from the edges and from each other."""
    shapes, least, more = what
    for _ in range(least + _whole(dice, more + 1)):
        shape = shapes[_whole(dice, len(shapes))]
        width, height = _size(shape)
        for _ in range(8):
            x = 1 + _whole(dice, TILE - 1 - width)
            y = 1 + _whole(dice, TILE - 1 - height)
            room = {
                (y + j) * TILE + x + i for j in range(-1, height + 1) for i in range(-1, width + 1)
            }
            if not room & taken:
                taken |= room
                canvas.rows(shape, legend, x, y)
                break


def tile(name: str, variant: int) -> Canvas:
    """One tile of ground, 16 by 16 pixels."""
    dice = Random(f"tile {name} {variant}")
    tones = GROUND[name]
    canvas = Canvas(TILE, TILE)
    canvas.box(0, 0, TILE, TILE, tones[2])
    legend = _legend(tones) | LITTER
    taken: set[int] = set()
    if name == "meadow":
        for flower in range(2):
            petal, heart = PETALS[(variant + flower * flower) % len(PETALS)]
            colours = legend | {"p": petal, "h": heart, "s": tones[0]}
            shapes = (".p.\nphp\n.p.\n.s.", "p\ns", "pp\nps", "ph\n.s")
            _strew(canvas, dice, (shapes[: 1 if flower == 0 else 4], 1, 1), colours, taken)
    for what in MARKS[name]:
        _strew(canvas, dice, what, legend, taken)
    return canvas


_TUFT = """
..4...4.
.3.4.3..
3.3.33.4
.3313133
..11011.
"""
_REED = """
.b...b..
.b.4.b..
.b.3.b4.
.3.3.33.
3.313.3.
.3.3133.
.313131.
..11011.
"""
_FERN = """
...4..4...
.4..43..4.
3.43.33.43
.33.3.333.
..331133..
.3.3113.3.
....01....
"""
_PEBBLES = """
..34..
.3322.
322211
.1100.
"""
_PEBBLE = """
.34.
3221
.10.
"""
_CRACK = """
1......
.11....
..01...
...011.
..1..01
......1
"""
_SHELL = """
.pq.
pqpr
.rr.
"""
_STAR = """
..p..
ppqpp
.pqp.
.p.p.
"""
_DRIFT = """
....3.4.....
.344443343..
32222222221.
.1.1111111..
"""
_LILY = """
..3344...
.3333...
333334433
32222333.
.1222221.
"""
_BLOOM = """
..p.p..
.pphpp.
..p.p..
"""
_CREST = """
..4444....
.4....33..
3.......33
"""
_FOOTPRINTS = """
11....
.1..11
....1.
"""
_LEAVES = """
..m...
.ml.n.
l..nm.
.ml..l
"""
_TWIG = """
......3.
..3.33..
.3332...
22..1...
"""
_CLOVER = """
.33.33.
3443443
.3313.3
..131..
.33....
"""


def _clump(kind: int) -> str:
    """Flowers in a loose bunch."""
    return (
        ".p..p..\npphp.p.\n.ps.pph\n.s.ps.p\n..1.1s.",
        "..p....\n.php.p.\n..pppp.\np.s.ps.\nps.1.1.",
        "p.p.p..\ns.s.s.p\n.pp.1.s\n.ps..1.",
    )[kind]


def _decals() -> dict[str, Canvas]:
    """What lies about, by `terrain/number`."""
    out: dict[str, Canvas] = {}
    extra = {
        "b": BARK[2],
        "l": LITTER["l"],
        "m": LITTER["m"],
        "n": rgb("a8804a"),
    }
    stones = {str(i): tone for i, tone in enumerate(GROUND["rock"])}
    shells = {"p": rgb("f6d9c4"), "q": rgb("fff4e6"), "r": rgb("c9937c")}
    star = {"p": rgb("e0764c"), "q": rgb("f4a870")}
    wood = {str(i): tone for i, tone in enumerate(BARK)}
    leaf = {str(i): tone for i, tone in enumerate(LEAF)}

    def add(terrain: str, text: str, legend: dict[str, Colour]) -> None:
        rows = [row for row in text.splitlines() if row.strip()]
        canvas = Canvas(max(len(row) for row in rows), len(rows))
        canvas.rows(text, legend)
        out[f"{terrain}/{sum(name.startswith(terrain + '/') for name in out)}"] = canvas

    for terrain in ("grass", "meadow"):
        tones = _legend(GROUND[terrain])
        add(terrain, _TUFT, tones)
        for kind in range(3 if terrain == "grass" else 6):
            petal, heart = PETALS[kind]
            flower = {"p": petal, "h": heart, "s": tones["0"], "1": tones["1"]}
            add(terrain, _clump(kind % 3), flower)
        add(terrain, _CLOVER, tones)
    add("grass", _PEBBLE, stones)
    add("grass", _TUFT, _legend(GROUND["grass"]))
    forest = _legend(GROUND["forest"])
    add("forest", _FERN, forest)
    add("forest", _LEAVES, extra)
    add("forest", _TWIG, wood)
    add("forest", _PEBBLES, stones)
    add("forest", _FERN, leaf)
    add("forest", _LEAVES, extra)
    add("sand", _SHELL, shells)
    add("sand", _STAR, star)
    add("sand", _DRIFT, {str(i): tone for i, tone in enumerate(GROUND["path"])})
    add("sand", _PEBBLE, stones)
    add("sand", _TUFT, _legend(GROUND["grass"]))
    add("path", _PEBBLE, stones)
    add("path", _FOOTPRINTS, _legend(GROUND["path"]))
    add("path", _PEBBLES, _legend(GROUND["path"]))
    add("rock", _CRACK, stones)
    add("rock", _PEBBLES, stones)
    add("rock", _CLOVER, forest)
    add("deep", _CREST, _legend(GROUND["deep"]))
    add("water", _CREST, _legend(GROUND["water"]))
    # The rest of `shallows` is put only where water is near land.
    add("shallows", _LILY, leaf)
    lily = Canvas(9, 7)
    lily.rows(_LILY, leaf, 0, 2)
    lily.rows(_BLOOM, {"p": PETALS[2][0], "h": PETALS[2][1]}, 1, 0)
    out["shallows/1"] = lily
    reed = _legend(GROUND["meadow"]) | extra
    add("shallows", _REED, reed)
    add("shallows", _PEBBLES, stones)
    return out


def draw() -> dict[str, Picture]:
    """`grass/0` to `grass/5` for each terrain, then `decal/grass/0` and so on."""
    tiles = {f"{name}/{v}": Picture(tile(name, v)) for name in GROUND for v in range(VARIANTS)}
    return tiles | {f"decal/{name}": Picture(canvas) for name, canvas in _decals().items()}
