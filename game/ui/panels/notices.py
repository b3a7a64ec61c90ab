"""Notices: short lines over the world that fade; a click on one goes to where it happened."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.text import BODY, Fonts, safe_text

SECONDS = 7.0
FADE = 0.6
MOST = 4
PAD = 8


@dataclass(slots=True)
class _Notice:
    text: str
    icon: str
    at: tuple[int, int] | None
    bad: bool
    until: float
    rect: Rect
    picture: pygame.Surface | None = None


class Notices(Panel):
    """The newest few, under each other in the world's upper left corner."""

    def __init__(
        self,
        fonts: Fonts,
        pictures: Pictures,
        clock: Callable[[], float],
        jump: Callable[[float, float], None],
    ) -> None:
        """`jump` moves the camera to a tile."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._clock = clock
        self._jump = jump
        self._shown: list[_Notice] = []

    @property
    def texts(self) -> list[str]:
        """What is shown, oldest first."""
        return [notice.text for notice in self._shown]

    def clear(self) -> None:
        """Put all away."""
        self._shown.clear()

    def rects(self) -> list[Rect]:
        """Where they lie."""
        return [notice.rect for notice in self._shown if notice.rect.w]

    def add(
        self, text: str, icon: str = "", at: tuple[int, int] | None = None, bad: bool = False
    ) -> None:
        """Show a line; the same line again only stays longer."""
        text = safe_text(text, 240)
        until = self._clock() + SECONDS * (2 if bad else 1)
        for notice in self._shown:
            if notice.text == text:
                notice.until = until
                return
        self._shown.append(_Notice(text, icon, at, bad, until, Rect(0, 0, 0, 0)))
        del self._shown[:-MOST]

    def place(self, rect: Rect) -> None:
        """Wrap anew."""
        super().place(rect)
        for notice in self._shown:
            notice.picture = None

    def handle(self, event: pygame.Event) -> bool:
        """A click goes there and puts the notice away."""
        if event.type != pygame.MOUSEBUTTONDOWN or event.button not in (1, 3):
            return False
        for notice in self._shown:
            if notice.rect.collidepoint(event.pos):
                if notice.at is not None and event.button == 1:
                    self._jump(*notice.at)
                self._shown.remove(notice)
                return True
        return False

    def update(self, seconds: float) -> None:
        """Let go of what has been read."""
        now = self._clock()
        self._shown = [notice for notice in self._shown if notice.until > now]

    def draw(self, target: pygame.Surface) -> None:
        """Draw them from the top."""
        y = self.rect.y
        now = self._clock()
        for notice in self._shown:
            if notice.picture is None:
                notice.picture = self._picture(notice)
            notice.rect = notice.picture.get_rect(topleft=(self.rect.x, y))
            notice.picture.set_alpha(round(255 * min(1.0, (notice.until - now) / FADE)))
            target.blit(notice.picture, notice.rect)
            y = notice.rect.bottom + 4

    def _picture(self, notice: _Notice) -> pygame.Surface:
        icon = self._pictures.icon(notice.icon) if notice.icon else None
        left = PAD + (icon.width + 6 if icon else 0)
        rows = self._fonts.wrap(notice.text, BODY, self.rect.w - left - PAD, 3)
        letters = [self._fonts.render(row, BODY, colours.TEXT) for row in rows]
        step = self._fonts.height(BODY)
        size = (left + max(row.width for row in letters) + PAD, step * len(rows) + PAD)
        picture = pygame.Surface(size, pygame.SRCALPHA)
        area = picture.get_rect()
        ground = colours.ALARM if notice.bad else colours.PANEL
        pygame.draw.rect(picture, (*ground, 235), area, border_radius=5)
        edge = colours.ACCENT if notice.at is not None else colours.LINE
        pygame.draw.rect(picture, edge, area, 1, border_radius=5)
        if icon is not None:
            picture.blit(icon, (PAD, (PAD + step - icon.height) // 2))
        for i, row in enumerate(letters):
            picture.blit(row, (left, PAD // 2 + i * step))
        return picture
