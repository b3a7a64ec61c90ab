"""Menu: what could be done at a place, opened by a right click."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.panels.overlay import Overlay
from game.ui.text import BODY, BOLD, SMALL, Fonts

PAD = 6
WIDEST = 440


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a menu: it does something, or opens more choices, or only says something."""

    text: str
    act: Callable[[], object] | None = None
    more: "Callable[[], Sequence[Choice]] | None" = None
    icon: pygame.Surface | None = None
    danger: bool = False


class Menu(Overlay):
    """A list of choices at the pointer."""

    def __init__(self, fonts: Fonts) -> None:
        """Empty and closed."""
        super().__init__()
        self._fonts = fonts
        self._title = ""
        self._trail: list[Sequence[Choice]] = []
        self._at = (0, 0)
        self._offset = 0
        self.choices: Sequence[Choice] = ()

    def open_at(self, position: tuple[int, int], title: str, choices: Sequence[Choice]) -> None:
        """Show choices at a pixel."""
        self._title, self._at, self._trail = title, position, []
        self._turn(choices)
        self.shown = True

    @property
    def _step(self) -> int:
        return self._fonts.height(BODY) + 8

    @property
    def _head(self) -> int:
        return self._fonts.height(BOLD) + 10

    def _turn(self, choices: Sequence[Choice]) -> None:
        self.choices = choices
        self._offset = 0
        self.arrange()

    def arrange(self) -> None:
        """Beside the pointer, inside the window."""
        if not self.choices:
            return
        width = max(self._fonts.width(choice.text, BODY) for choice in self.choices) + 62
        width = min(max(width, self._fonts.width(self._title, BOLD) + 30, 150), WIDEST)
        room = (self.window.h - 40 - self._head) // self._step
        height = self._head + self._step * min(len(self.choices), room) + PAD
        self.rect = Rect(self._at[0] + 2, self._at[1] + 2, width, height)
        self.rect.clamp_ip(self.window.inflate(-8, -8))

    @property
    def _rows(self) -> int:
        return (self.rect.h - self._head - PAD) // self._step

    def row_rect(self, index: int) -> Rect:
        """Where a choice stands."""
        y = self.rect.y + self._head + (index - self._offset) * self._step
        return Rect(self.rect.x + 3, y, self.rect.w - 6, self._step)

    def inside(self, event: pygame.Event) -> bool:
        """Choose, go back, or scroll."""
        if event.type == pygame.MOUSEWHEEL:
            most = max(0, len(self.choices) - self._rows)
            self._offset = min(max(self._offset - int(event.y), 0), most)
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            if event.pos[1] < self.rect.y + self._head and self._trail:
                self._turn(self._trail.pop())
                return True
            for i in range(self._offset, min(len(self.choices), self._offset + self._rows)):
                if self.row_rect(i).collidepoint(event.pos):
                    self._choose(self.choices[i])
                    break
            return True
        return event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)

    def _choose(self, choice: Choice) -> None:
        if choice.more is not None:
            self._trail.append(self.choices)
            self._turn(choice.more())
        elif choice.act is not None:
            self.close()
            choice.act()

    def draw(self, target: pygame.Surface) -> None:
        """Draw it, with the choice under the pointer raised."""
        if not self.shown:
            return
        pygame.draw.rect(target, colours.PANEL, self.rect, border_radius=6)
        pygame.draw.rect(target, colours.ACCENT, self.rect, 1, border_radius=6)
        back = "‹ " if self._trail else ""
        title = self._fonts.cut(back + self._title, BOLD, self.rect.w - 24)
        target.blit(
            self._fonts.render(title, BOLD, colours.ACCENT), (self.rect.x + 12, self.rect.y + 6)
        )
        pointer = pygame.mouse.get_pos()
        for i in range(self._offset, min(len(self.choices), self._offset + self._rows)):
            self._row(target, self.choices[i], self.row_rect(i), pointer)
        if len(self.choices) > self._rows:
            left = len(self.choices) - self._offset - self._rows
            hint = self._fonts.render(f"wheel: {left} more" if left else "", SMALL, colours.FAINT)
            target.blit(hint, hint.get_rect(topright=(self.rect.right - 10, self.rect.y + 8)))

    def _row(
        self, target: pygame.Surface, choice: Choice, rect: Rect, pointer: tuple[int, int]
    ) -> None:
        active = choice.act is not None or choice.more is not None
        if active and rect.collidepoint(pointer):
            pygame.draw.rect(target, colours.HOVER, rect, border_radius=4)
        x = rect.x + 10
        if choice.icon is not None:
            target.blit(choice.icon, choice.icon.get_rect(midleft=(x - 2, rect.centery)))
        x += 24
        tone = colours.RED if choice.danger else colours.TEXT if active else colours.FAINT
        text = self._fonts.cut(choice.text, BODY, rect.right - 22 - x)
        words = self._fonts.render(text, BODY, tone)
        target.blit(words, words.get_rect(midleft=(x, rect.centery)))
        if choice.more is not None:
            arrow = self._fonts.render("›", BOLD, colours.SOFT)
            target.blit(arrow, arrow.get_rect(midright=(rect.right - 8, rect.centery)))
