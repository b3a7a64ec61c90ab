"""Bubbles: speech above heads, wrapped, kept apart and inside the view."""

from dataclasses import dataclass

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.pictures import Pictures
from game.ui.text import BODY, Fonts

WIDEST = 210
ROWS = 4
PAD = 10
TAIL = 9
MOST = 10
"""Bubbles shown at once; the rest wait or pass unseen."""
GAP = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A bubble that somebody's words ask for: above `head`, a pixel of the view."""

    agent: int
    words: str
    head: tuple[int, int]
    since: float
    first: bool = False
    """Of the selected or hovered person: placed before all others."""


class Bubbles:
    """Draws speech, with every bubble's picture made once."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        """With fonts and pictures to draw with."""
        self._fonts = fonts
        self._pictures = pictures
        self._made: dict[str, pygame.Surface] = {}

    def draw(self, target: pygame.Surface, wanted: list[Wanted], keep_off: list[Rect]) -> None:
        """Put the newest bubbles onto the view, none over another or over `keep_off`."""
        wanted = sorted(wanted, key=lambda w: (not w.first, -w.since))[:MOST]
        area = target.get_rect().inflate(-8, -8)
        taken = list(keep_off)
        placed: list[tuple[pygame.Surface, Rect]] = []
        for want in wanted:
            picture = self._picture(want.words)
            box = self._free_box(picture.get_size(), want.head, area, taken)
            if box is None:
                continue
            taken.append(box.inflate(2 * GAP, 2 * GAP))
            placed.append((picture, box))
            self._tail(target, box, want.head)
        for picture, box in placed:
            target.blit(picture, box)
        if len(self._made) > 100:
            for words in list(self._made)[:50]:
                del self._made[words]

    @staticmethod
    def _free_box(
        size: tuple[int, int], head: tuple[int, int], area: Rect, taken: list[Rect]
    ) -> Rect | None:
        """The nearest place above the head, then beside it, where nothing lies yet."""
        if not area.inflate(40, 60).collidepoint(head):
            return None
        width, height = size
        for rise in range(0, 120, 12):
            for aside in (0, -width // 3, width // 3, -width * 2 // 3, width * 2 // 3):
                box = Rect(0, 0, width, height)
                box.midbottom = (head[0] + aside, head[1] - TAIL - rise)
                box.clamp_ip(area)
                near = abs(box.centerx - head[0]) <= width and box.bottom <= head[1] + 4
                if near and box.collidelist(taken) < 0:
                    return box
        return None

    @staticmethod
    def _tail(target: pygame.Surface, box: Rect, head: tuple[int, int]) -> None:
        """What leads to the speaker, however far the bubble had to move; the box covers its root.

        It leaves the box at the side on which the speaker is, so that it is never a thread.
        """
        tip = (head[0], max(head[1] - 1, box.bottom + TAIL - 2))
        aside = box.left - head[0] if head[0] < box.left else head[0] - box.right
        if aside > tip[1] - box.bottom:
            x = box.left + 3 if head[0] < box.left else box.right - 4
            y = min(max(tip[1], box.top + 8), box.bottom - 8)
            sides = (x, y - 5), (x, y + 5)
        else:
            x = min(max(head[0], box.left + 14), box.right - 14)
            sides = (x - 5, box.bottom - 3), (x + 5, box.bottom - 3)
        pygame.draw.polygon(target, colours.PAPER, [sides[0], tip, sides[1]])
        pygame.draw.line(target, colours.INK, sides[0], tip, 2)
        pygame.draw.line(target, colours.INK, sides[1], tip, 2)

    def _picture(self, words: str) -> pygame.Surface:
        found = self._made.get(words)
        if found is None:
            rows = self._fonts.wrap(words, BODY, round(WIDEST * self._fonts.scale), ROWS)
            letters = [self._fonts.render(row, BODY, colours.INK) for row in rows]
            height = self._fonts.height(BODY) - 1
            size = (max(row.width for row in letters) + 2 * PAD, height * len(rows) + PAD)
            found = self._pictures.bubble(*size)
            for i, row in enumerate(letters):
                found.blit(row, (PAD, PAD // 2 + i * height))
            self._made[words] = found
        return found
