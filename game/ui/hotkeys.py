"""Hotkeys: one table that keys are looked up in and that the help shows."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame


@dataclass(frozen=True, slots=True)
class Hotkey:
    """A key, or a character wherever the keyboard has it, and what it does."""

    shown: str
    """As the help writes it."""
    does: str
    act: Callable[[], object]
    keys: tuple[int, ...] = ()
    characters: str = ""
    shift: bool | None = False
    """Whether Shift must be held; None is either."""

    def fits(self, event: pygame.Event) -> bool:
        """Whether a KEYDOWN means it. With Ctrl, Alt or Meta held nothing does."""
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        if event.unicode and event.unicode in self.characters:
            return True
        if event.key not in self.keys:
            return False
        return self.shift is None or bool(event.mod & pygame.KMOD_SHIFT) == self.shift


MOUSE = (
    ("Click", "select who or what is there"),
    ("Right click", "what can be done there"),
    ("Wheel", "zoom at the pointer"),
    ("Middle or right drag", "move the view"),
    ("Click on the map", "go there"),
    ("Drag on the timeline", "look at the past; wheel: zoom it"),
    ("Click in the feed", "go to that moment"),
    ("Right click in the feed", "why they did that"),
    ("Possessing: click, WASD", "walk there, or choose what to do with it"),
)
"""What the mouse does, for the help."""

PAN = {
    pygame.K_w: (0, -1),
    pygame.K_UP: (0, -1),
    pygame.K_s: (0, 1),
    pygame.K_DOWN: (0, 1),
    pygame.K_a: (-1, 0),
    pygame.K_LEFT: (-1, 0),
    pygame.K_d: (1, 0),
    pygame.K_RIGHT: (1, 0),
}
"""Keys that move the view while held."""
