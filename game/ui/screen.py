"""Screen: the window as SDL gives it, and how its frames go."""

import os
from collections import deque

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.errors import ConfigError
from game.ui import colours
from game.ui.layout import MINIMUM
from game.ui.panels.status import FrameFacts
from game.ui.text import TITLE as TITLE_STYLE
from game.ui.text import Fonts

TITLE = "Agent World"
UNSEEN = ("offscreen", "dummy", "evdev")
"""Drivers without a window, which SDL falls back to; they are used only when asked for."""


class Screen:
    """A window that can be resized."""

    def __init__(self, size: tuple[int, int], accelerated: bool = False) -> None:
        """Open it, no larger than the desktop. Raises ConfigError where there is no display.

        accelerated: whether SDL may bring the picture to the screen by the graphics card;
        where that is done in software it costs 7 ms a frame.
        """
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "1" if accelerated else "0")
        # A sound card isn't needed, and asking for one makes noise on stderr.
        wished = os.environ.get("SDL_VIDEODRIVER")
        try:
            pygame.display.init()
            if not wished and pygame.display.get_driver() in UNSEEN:
                raise pygame.error("there is no display")
            pygame.font.init()
            self.window = pygame.Window(TITLE, _fitting(size), resizable=True)
            self.surface = self.window.get_surface()
        except pygame.error as error:
            pygame.quit()
            raise ConfigError(
                f"No window can be opened here: {error}. --headless runs without one."
            ) from None
        self.window.minimum_size = MINIMUM
        self.minimised = False
        self._known = self.surface.size
        self._full = False

    @property
    def size(self) -> tuple[int, int]:
        """Pixels, across and down."""
        return self.window.size

    def name(self, text: str) -> None:
        """Write into the title bar what is shown."""
        self.window.title = f"{text} - {TITLE}"

    def follow(self, event: pygame.Event) -> bool:
        """Note what a window's event changes; whether it is another size."""
        if event.type in (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN):
            self.minimised = True
        elif event.type in (pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWMAXIMIZED):
            self.minimised = False
        elif event.type in (pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED):
            # The same object may be another picture now: its size is remembered by itself.
            self.surface = self.window.get_surface()
            before, self._known = self._known, self.surface.size
            return self._known != before
        return False

    def toggle_full(self) -> None:
        """Fill the desktop, or be a window again."""
        self._full = not self._full
        if self._full:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()

    def say(self, text: str) -> None:
        """Show a line in an otherwise empty window."""
        fonts = Fonts()
        self.surface.fill(colours.VOID)
        letters = fonts.render(text, TITLE_STYLE, colours.SOFT)
        self.surface.blit(letters, letters.get_rect(center=self.surface.get_rect().center))
        pygame.event.pump()
        self.flip()

    def flip(self) -> None:
        """Show what was drawn."""
        self.window.flip()

    def close(self) -> None:
        """Give the window back."""
        self.window.destroy()
        pygame.quit()


class FrameMeter:
    """How long the last frames took, in seconds: all of each, and the work in it."""

    def __init__(self, kept: int = 120) -> None:
        """Over so many frames."""
        self._whole: deque[float] = deque(maxlen=kept)
        self._work: deque[float] = deque(maxlen=kept)

    def add(self, whole: float, work: float) -> None:
        """Note a frame."""
        self._whole.append(whole)
        self._work.append(work)

    def facts(self) -> FrameFacts:
        """For the status line."""
        if not self._whole:
            return FrameFacts()
        whole = sum(self._whole) / len(self._whole)
        work = sorted(self._work)[len(self._work) // 2]
        return FrameFacts(1 / whole if whole else 0.0, work * 1000)


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """A size that the desktop has room for."""
    desktops = pygame.display.get_desktop_sizes() or [size]
    width, height = desktops[0]
    return (
        max(MINIMUM[0], min(size[0], width)),
        max(MINIMUM[1], min(size[1], height)),
    )
