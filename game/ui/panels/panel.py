"""Panel: what all of them have in common."""

import pygame
from pygame import Rect


class Panel:
    """A part of the window, in a rectangle that the layout gives it."""

    def __init__(self) -> None:
        """It has no place before the first layout."""
        self.rect = Rect(0, 0, 1, 1)

    def place(self, rect: Rect) -> None:
        """Take another rectangle."""
        self.rect = Rect(rect)

    def handle(self, event: pygame.Event) -> bool:
        """Take an event; False lets it pass on to what lies below."""
        return False

    def update(self, seconds: float) -> None:
        """A frame has passed."""

    def draw(self, target: pygame.Surface) -> None:
        """Draw onto the window."""
        raise NotImplementedError

    def hit(self, event: pygame.Event) -> bool:
        """Whether a mouse event happened over it."""
        return hasattr(event, "pos") and self.rect.collidepoint(event.pos)
