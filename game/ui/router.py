"""Router: an event of mouse or keyboard goes to whoever is uppermost and wants it."""

from collections.abc import Sequence

import pygame
import pygame_gui

from game.ui.camera import Camera
from game.ui.hotkeys import PAN, Hotkey
from game.ui.leading import Leading
from game.ui.panels.console import ConsolePanel
from game.ui.panels.minimap import Minimap
from game.ui.panels.notices import Notices
from game.ui.panels.overlay import Overlay
from game.ui.panels.panel import Panel
from game.ui.pointer import Pointer

WHILE_TYPING = (pygame.K_F1, pygame.K_F5, pygame.K_F9, pygame.K_F11, pygame.K_F12)
"""Hotkeys that mean the same while a command is typed."""


class Router:
    """The order in which the window's parts are asked."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        hotkeys: Sequence[Hotkey],
        console: ConsolePanel,
        notices: Notices,
        minimap: Minimap,
        pointer: Pointer,
        overlays: Sequence[Overlay],
        panels: Sequence[Panel],
        leading: Leading,
    ) -> None:
        """`overlays`: those on top first."""
        self._leading = leading
        self._manager = manager
        self._hotkeys = hotkeys
        self._console = console
        self._notices = notices
        self._minimap = minimap
        self._pointer = pointer
        self._overlays = overlays
        self._panels = panels
        self._held: set[int] = set()

    def handle(self, event: pygame.Event) -> None:
        """Let whoever is uppermost take an event."""
        if event.type in (pygame.KEYUP, pygame.WINDOWFOCUSLOST):
            self._release(event)
        if self._console.before(event):
            return
        for overlay in self._overlays:
            if overlay.handle(event):
                return
        if event.type == pygame.MOUSEBUTTONDOWN and (
            self._notices.handle(event) or self._minimap.handle(event)
        ):
            self._console.leave()
            return
        taken = self._manager.process_events(event)
        if taken or any(panel.handle(event) for panel in self._panels):
            return
        if self._minimap.handle(event):
            return
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif self._pointer.handle(event):
            self._console.leave()

    def pan(self, camera: Camera, seconds: float) -> None:
        """Move the view by the keys that are held, or whoever is possessed."""
        dx = dy = 0
        for key in self._held:
            dx += PAN[key][0]
            dy += PAN[key][1]
        dx, dy = min(max(dx, -1), 1), min(max(dy, -1), 1)
        if not self._leading.steer(dx, dy):
            camera.pan(dx, dy, seconds)

    def _key(self, event: pygame.Event) -> None:
        if self._console.typing:
            if event.key == pygame.K_ESCAPE:
                self._console.leave()
            elif event.key in WHILE_TYPING:
                self._hotkey(event)
            return
        if event.key in PAN:
            self._held.add(event.key)
        self._hotkey(event)

    def _hotkey(self, event: pygame.Event) -> None:
        for hotkey in self._hotkeys:
            if hotkey.fits(event):
                hotkey.act()
                return

    def _release(self, event: pygame.Event) -> None:
        if event.type == pygame.KEYUP:
            self._held.discard(event.key)
        else:
            self._held.clear()
