"""Noise: smooth fields of integers, from keyed draws on lattices of falling mesh."""

from game.core.rng import draw

TOP = 4096
"""Values lie in 0..TOP-1."""
COMPASS = (
    (1024, 0), (946, 392), (724, 724), (392, 946), (0, 1024), (-392, 946), (-724, 724), (-946, 392),
    (-1024, 0), (-946, -392), (-724, -724), (-392, -946), (0, -1024), (392, -946), (724, -724),
    (946, -392),
)  # fmt: skip
"""Sixteen directions, clockwise from the east, in 1024ths."""
_FINE = 1024

Push = tuple[list[int], list[int]]


def field(seed: int, purpose: str, width: int, height: int, cell: int, octaves: int) -> list[int]:
    """Noise, tile by tile from the north-west; features are about `cell` tiles wide.

    Each further octave has half the mesh and half the weight, and its own offset, so
    that no seam of the lattices shows.
    """
    total = [0] * (width * height)
    weights = 0
    for octave in range(octaves):
        weight = 1 << (octaves - 1 - octave)
        _add_octave(total, seed, f"{purpose}/{octave}", width, height, max(2, cell), weight)
        weights += weight
        cell //= 2
    return [min(TOP - 1, max(0, TOP // 2 + value // weights)) for value in total]


def warp(values: list[int], width: int, push: Push) -> list[int]:
    """The field with its tiles pushed about: straight edges become wavy."""
    east, south = push
    right, bottom = width - 1, len(values) // width - 1
    warped = []
    tile = 0
    for y in range(bottom + 1):
        for x in range(width):
            sx, sy = x + east[tile], y + south[tile]
            sx = 0 if sx < 0 else right if sx > right else sx
            sy = 0 if sy < 0 else bottom if sy > bottom else sy
            warped.append(values[sy * width + sx])
            tile += 1
    return warped


def pushes(seed: int, purpose: str, width: int, height: int, by: int) -> Push:
    """How far `warp` pushes each tile, -by..by: to the east, and to the south."""
    span = 2 * by + 1
    east = field(seed, purpose + " east", width, height, 4 * by, 2)
    south = field(seed, purpose + " south", width, height, 4 * by, 2)
    return [v * span // TOP - by for v in east], [v * span // TOP - by for v in south]


def level(values: list[int], permille: int) -> int:
    """The value that `permille` of a field's tiles lie below.

    >>> level([4, 1, 3, 2], 500)
    3
    """
    return sorted(values)[min(len(values) - 1, len(values) * permille // 1000)]


def _add_octave(
    total: list[int], seed: int, purpose: str, width: int, height: int, cell: int, weight: int
) -> None:
    """Add one lattice of gradient noise (Perlin's), about nought, to `total`.

    Each lattice point has a slope; a tile is the smooth mean of what the slopes of the
    four points about it say. So features don't sit on the lattice, as plain values would.
    """
    shift_x = draw(seed, 0, 0, purpose + " shift x", cell)
    shift_y = draw(seed, 0, 0, purpose + " shift y", cell)
    across = (width + shift_x) // cell + 2
    down = (height + shift_y) // cell + 2
    slopes = [
        [COMPASS[draw(seed, 0, j * 65536 + i, purpose, 16)] for i in range(across)]
        for j in range(down)
    ]
    # 3t^2 - 2t^3: level at the lattice's points, so that no crease shows there.
    ease = [(3 * t * t * cell - 2 * t * t * t) * _FINE // cell**3 for t in range(cell)]
    columns = [(*divmod(x + shift_x, cell), ease[(x + shift_x) % cell]) for x in range(width)]
    gain, scale = 2 * weight, cell * _FINE
    tile = 0
    for y in range(height):
        j, part = divmod(y + shift_y, cell)
        lean = ease[part]
        # On this row the slopes above and below together are a line about each column.
        lines = [
            (
                ax * (_FINE - lean) + bx * lean,
                ay * part * (_FINE - lean) + by * (part - cell) * lean,
            )
            for (ax, ay), (bx, by) in zip(slopes[j], slopes[j + 1], strict=True)
        ]
        for i, off, e in columns:
            tilt, base = lines[i]
            left = tilt * off + base
            tilt, base = lines[i + 1]
            total[tile] += gain * (left + (tilt * (off - cell) + base - left) * e // _FINE) // scale
            tile += 1
