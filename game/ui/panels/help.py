"""Help: an overlay that lists keys and mouse."""

from collections.abc import Sequence

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.hotkeys import MOUSE, Hotkey
from game.ui.panels.overlay import Overlay
from game.ui.text import BODY, BOLD, HEAD, SMALL, Fonts

PAD = 22
GUTTER = 30


class Help(Overlay):
    """Two columns of keys."""

    def __init__(self, fonts: Fonts) -> None:
        """Empty until it is given the hotkeys."""
        super().__init__()
        self._fonts = fonts
        self._hotkeys: Sequence[Hotkey] = ()
        self._picture: pygame.Surface | None = None

    def set_hotkeys(self, hotkeys: Sequence[Hotkey]) -> None:
        """Show this table."""
        self._hotkeys = hotkeys
        self._picture = None

    def arrange(self) -> None:
        """In the middle."""
        if self._picture is None:
            self._picture = self._make()
        self.rect = self._picture.get_rect(center=self.window.center)

    def draw(self, target: pygame.Surface) -> None:
        """Dim the rest, and draw it."""
        if self.shown and self._picture is not None:
            dim = pygame.Surface(target.size)
            dim.set_alpha(120)
            target.blit(dim, (0, 0))
            target.blit(self._picture, self.rect)

    def _make(self) -> pygame.Surface:
        rows = [(key.shown, key.does) for key in self._hotkeys if key.shown]
        rows.insert(7, ("W A S D, arrows", "move the view"))
        half, part = (len(rows) + 1) // 2, (len(MOUSE) + 1) // 2
        keys = max(self._fonts.width(key, BOLD) for key, _ in [*rows, *MOUSE]) + 16
        words = max(self._fonts.width(text, BODY) for _, text in [*rows, *MOUSE])
        step = self._fonts.height(BODY) + 4
        across = keys + words + GUTTER
        head = self._fonts.height(HEAD) + 12
        rule = PAD + head + step * half + 8
        size = (across * 2 - GUTTER + PAD * 2, rule + 12 + step * part + PAD)
        picture = pygame.Surface(size, pygame.SRCALPHA)
        area = picture.get_rect()
        pygame.draw.rect(picture, colours.PANEL, area, border_radius=8)
        pygame.draw.rect(picture, colours.ACCENT, area, 1, border_radius=8)
        picture.blit(self._fonts.render("Keys and mouse", HEAD, colours.TEXT), (PAD, PAD - 6))
        close = self._fonts.render("Esc or a click closes this", SMALL, colours.FAINT)
        picture.blit(close, close.get_rect(topright=(area.right - PAD, PAD + 2)))
        picture.fill(colours.LINE, (PAD, rule, area.w - 2 * PAD, 1))
        for y, column, begin in (
            (PAD + head, rows[:half], PAD),
            (PAD + head, rows[half:], PAD + across),
            (rule + 12, MOUSE[:part], PAD),
            (rule + 12, MOUSE[part:], PAD + across),
        ):
            self._column(picture, column, Rect(begin, y, keys, step))
        return picture

    def _column(
        self, picture: pygame.Surface, rows: Sequence[tuple[str, str]], place: Rect
    ) -> None:
        y = place.y
        for key, does in rows:
            picture.blit(self._fonts.render(key, BOLD, colours.GOLD), (place.x, y))
            picture.blit(self._fonts.render(does, BODY, colours.TEXT), (place.right, y))
            y += place.h
