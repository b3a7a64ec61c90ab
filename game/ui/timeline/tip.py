"""Tip: what stands above the bar while the mouse points at it."""

from collections.abc import Sequence

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.text import BODY, BOLD, SMALL, Fonts, safe_text
from game.ui.timeline.annals import Mark
from game.ui.timeline.shapes import draw_shape
from game.ui.timeline.styles import style_of

MOST = 6
"""Marks that are told one by one."""
WIDEST = 420
PAD = 8


class Tip:
    """A small box, drawn anew when its words change."""

    def __init__(self, fonts: Fonts) -> None:
        """Empty."""
        self._fonts = fonts
        self._key: object = None
        self._picture: pygame.Surface | None = None

    def draw(
        self,
        target: pygame.Surface,
        at: tuple[int, int],
        inside: Rect,
        heading: str,
        marks: Sequence[Mark],
        hint: str,
    ) -> Rect:
        """Draw it above a pixel, inside a rectangle; returns where it is."""
        key = (heading, tuple(marks), hint)
        if key != self._key or self._picture is None:
            self._key = key
            self._picture = self._drawn(heading, marks, hint)
        box = self._picture.get_rect(midbottom=at).clamp(inside)
        target.blit(self._picture, box)
        return box

    def _drawn(self, heading: str, marks: Sequence[Mark], hint: str) -> pygame.Surface:
        fonts = self._fonts
        ranked = sorted(marks, key=lambda mark: -style_of(mark.kind).rank)[:MOST]
        shown = sorted(ranked)
        rows: list[tuple[pygame.Surface, Mark | None]] = [
            (fonts.render(heading, BOLD, colours.TEXT), None)
        ]
        room = round(WIDEST * fonts.scale)
        for mark in shown:
            words = fonts.cut(safe_text(mark.text, 200), BODY, room - 18)
            rows.append((fonts.render(words, BODY, colours.TEXT), mark))
        if len(marks) > len(shown):
            more = f"and {len(marks) - len(shown):,} more: zoom in with the wheel"
            rows.append((fonts.render(more, SMALL, colours.SOFT), None))
        rows.append((fonts.render(hint, SMALL, colours.FAINT), None))
        width = max(row.width + (18 if mark else 0) for row, mark in rows) + 2 * PAD
        height = sum(row.height for row, _ in rows) + 2 * PAD - 4
        picture = pygame.Surface((width, height), pygame.SRCALPHA)
        area = picture.get_rect()
        pygame.draw.rect(picture, (*colours.PANEL, 244), area, border_radius=5)
        pygame.draw.rect(picture, colours.ACCENT, area, 1, border_radius=5)
        y = PAD - 2
        for row, told in rows:
            if told is not None:
                style = style_of(told.kind)
                at = (PAD + 5, y + row.height // 2 + 1)
                draw_shape(picture, style.shape, style.colour, at)
            picture.blit(row, (PAD + (18 if told else 0), y))
            y += row.height
        return picture
