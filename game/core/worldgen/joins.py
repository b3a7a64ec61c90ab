"""Joins: every piece of ground that one can walk on is joined to the first village, or filled."""

from collections import deque

from game.core.worldgen.chart import DEEP, PATH, ROCK, SAND, WALKABLE, WATER, Chart
from game.core.worldgen.masks import patches

LEAST = 24
"""Pockets smaller than this are filled with what surrounds them."""


def join(chart: Chart, home: int) -> None:
    """Make all walkable ground one piece, by straight steps; `home` is a tile of it."""
    mask = bytearray(code in WALKABLE for code in chart.ground)
    pieces = patches(chart, mask)
    main = next(piece for piece in pieces if home in piece)
    joined = bytearray(len(mask))
    for tile in main:
        joined[tile] = 1
    # Pockets first: a bridge may lead over what is no pocket any more.
    for piece in pieces:
        if len(piece) < LEAST and piece is not main:
            _fill(chart, piece)
    for piece in sorted(pieces, key=lambda p: (-len(p), p[0])):
        if len(piece) >= LEAST and not joined[piece[0]]:
            for tile in [*_bridge(chart, piece, joined), *piece]:
                joined[tile] = 1


def _fill(chart: Chart, piece: list[int]) -> None:
    """Turn a pocket into the water or rock that it mostly borders on."""
    rims = [chart.ground[side] for tile in piece for side in chart.sides(tile)]
    rock = rims.count(ROCK)
    wet = rims.count(WATER) + rims.count(DEEP)
    for tile in piece:
        chart.ground[tile] = ROCK if rock > wet else WATER


def _bridge(chart: Chart, piece: list[int], joined: bytearray) -> list[int]:
    """Carve the shortest way from a piece to what is joined; returns the tiles carved.

    Sand through water (a bar, somewhat broader than it must be), path through rock.
    """
    came: dict[int, int] = dict.fromkeys(piece, -1)
    queue = deque(piece)
    end = -1
    while queue and end < 0:
        tile = queue.popleft()
        for side in chart.sides(tile):
            if side not in came:
                came[side] = tile
                if joined[side]:
                    end = side
                    break
                queue.append(side)
    assert end >= 0, "the map has more than one piece, so there is a way between them"
    carved = []
    tile = came[end]
    while came[tile] >= 0:
        rock = chart.ground[tile] == ROCK
        chart.ground[tile] = PATH if rock else SAND
        carved.append(tile)
        if not rock:
            for side in chart.sides(tile):
                if chart.ground[side] in (WATER, DEEP) and chart.draw("sandbar", side, 2):
                    chart.ground[side] = SAND
                    carved.append(side)
        tile = came[tile]
    for tile in carved:  # what was carved, and what it now touches, is shallow
        for side in chart.sides(tile):
            if chart.ground[side] == DEEP:
                chart.ground[side] = WATER
    return carved
