"""Scroll: how far a long list has been moved, and its bar."""

import pygame
from pygame import Rect

from game.ui import colours

WHEEL = 48
"""Pixels that a notch of the wheel moves."""
BAR = 6


class Scroll:
    """An offset into `content` pixels seen through `view` pixels."""

    def __init__(self, sticky: bool = False) -> None:
        """A sticky one stays at its end while what it shows grows, until moved away."""
        self.offset = 0
        self.content = 0
        self.view = 0
        self.sticky = sticky
        self._grip: int | None = None

    @property
    def end(self) -> int:
        """The largest offset."""
        return max(0, self.content - self.view)

    @property
    def at_end(self) -> bool:
        """Whether the last line shows."""
        return self.offset >= self.end

    def measure(self, content: int, view: int) -> None:
        """Say how much there is and how much of it shows."""
        stay = self.sticky and self.at_end
        self.content, self.view = content, view
        self.offset = self.end if stay else min(self.offset, self.end)

    def wheel(self, notches: float) -> None:
        """Move by the wheel; positive is up."""
        self.move(round(-notches * WHEEL))

    def move(self, pixels: int) -> None:
        """Move down by pixels."""
        self.offset = min(max(self.offset + pixels, 0), self.end)

    def to_end(self) -> None:
        """Show the last line."""
        self.offset = self.end

    def thumb(self, rect: Rect) -> Rect | None:
        """The bar's handle inside a panel's rectangle, if there is anything to scroll."""
        if not self.end:
            return None
        length = max(24, rect.h * self.view // self.content)
        y = rect.y + (rect.h - length) * self.offset // self.end
        return Rect(rect.right - BAR - 1, y, BAR, length)

    def handle(self, event: pygame.Event, rect: Rect) -> bool:
        """Wheel over the rectangle, or a drag of the handle; whether it was taken."""
        if event.type == pygame.MOUSEWHEEL and rect.collidepoint(pygame.mouse.get_pos()):
            self.wheel(event.precise_y if event.precise_y else event.y)
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            thumb = self.thumb(rect)
            if thumb is not None and thumb.inflate(8, 0).collidepoint(event.pos):
                self._grip = event.pos[1] - thumb.y
                return True
        if event.type == pygame.MOUSEMOTION and self._grip is not None:
            thumb = self.thumb(rect)
            if thumb is not None and rect.h > thumb.h:
                y = event.pos[1] - self._grip - rect.y
                self.offset = min(max(y * self.end // (rect.h - thumb.h), 0), self.end)
            return True
        if event.type == pygame.MOUSEBUTTONUP and self._grip is not None:
            self._grip = None
            return True
        return False

    def draw(self, target: pygame.Surface, rect: Rect) -> None:
        """Draw the handle."""
        thumb = self.thumb(rect)
        if thumb is not None:
            pygame.draw.rect(target, colours.LINE, thumb, border_radius=3)
