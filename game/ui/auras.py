"""Auras: what is on somebody for a time, as a few specks about them.

Told apart by how they move first, by colour second: what hurts rises, what holds stands,
what helps goes around, what else hinders falls.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from game.core.statuses import on
from game.ui import colours

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    import pygame

    from game.core.content import StatusRow
    from game.ui.colours import Colour
    from game.ui.renderer import Drawn, Moment

    Way: TypeAlias = Callable[[float, int], tuple[float, float]]
    """(share of the turn, number of the speck) -> (across, up), in widths and heights."""

SPECKS = 5
"""How many there are of a status."""
MOST = 3
"""How many statuses of somebody are shown."""
TURN = 1.6
"""Seconds in which a speck goes its way once."""


def draw_auras(target: pygame.Surface, moment: Moment, drawn: list[Drawn]) -> None:
    """Specks about all people in view who have a status."""
    world = moment.world
    if not world.statuses:
        return
    size = max(2, round(1.5 * moment.camera.zoom))
    for body in drawn:
        entity = body.body.entity
        if entity not in world.statuses:
            continue
        for rank, (_, row, _) in enumerate(list(on(world, entity))[:MOST]):
            colour, way = _manner(row)
            for i in range(SPECKS):
                share = (moment.seconds / TURN + i / SPECKS + rank / 7 + entity / 5) % 1
                across, up = way(share, i)
                x = body.rect.centerx + round(across * body.rect.w * 0.6)
                y = body.rect.bottom - round(up * body.rect.h)
                target.fill(colours.INK, (x - 1, y - 1, size + 2, size + 2))
                target.fill(colour, (x, y, size, size))


def _manner(row: StatusRow) -> tuple[Colour, Way]:
    if row.harms:
        return colours.ORANGE, _rising
    if row.still:
        return colours.SKY, _standing
    return (colours.PURPLE, _falling) if row.unkind else (colours.GOLD, _around)


def _rising(share: float, i: int) -> tuple[float, float]:
    return (i - 2) / 2 + sin(2 * pi * share) / 6, share * 1.1


def _standing(share: float, i: int) -> tuple[float, float]:
    return (i - 2) / 2.2, 0.1 + (i % 2) * 0.25


def _falling(share: float, i: int) -> tuple[float, float]:
    return (i - 2) / 3, 1.1 - share * 0.6


def _around(share: float, i: int) -> tuple[float, float]:
    return cos(2 * pi * share), 0.12 + sin(2 * pi * share) / 10
