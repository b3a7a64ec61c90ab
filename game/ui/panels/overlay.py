"""Overlays: help, menus and palettes that lie on everything while they are open."""

import pygame
from pygame import Rect

from game.ui.panels.panel import Panel


class Overlay(Panel):
    """Open or not; while open it gets events before all else."""

    def __init__(self) -> None:
        """Closed at first."""
        super().__init__()
        self.shown = False
        self.window = Rect(0, 0, 1, 1)

    def place(self, rect: Rect) -> None:
        """The window's rectangle: an overlay sees to its own place in it."""
        self.window = Rect(rect)
        self.arrange()

    def arrange(self) -> None:
        """Find a place for the size that it needs."""

    def toggle(self) -> None:
        """Open or close it."""
        if self.shown:
            self.close()
        else:
            self.show()

    def show(self) -> None:
        """Open it."""
        self.shown = True
        self.arrange()

    def close(self) -> None:
        """Close it."""
        self.shown = False

    def handle(self, event: pygame.Event) -> bool:
        """Escape or a click beside it closes it; what is inside goes to `inside`."""
        if not self.shown:
            return False
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.close()
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and not self.rect.collidepoint(event.pos):
            self.close()
            return True
        return self.inside(event)

    def inside(self, event: pygame.Event) -> bool:
        """Handle what happens while it is open."""
        return self.hit(event)
