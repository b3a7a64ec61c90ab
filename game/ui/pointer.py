"""Pointer: the mouse over the world: select, place, drag, zoom, and the menu."""

from collections.abc import Callable

import pygame

from game.core.world import World
from game.ui.hands import Hands
from game.ui.leading import Leading
from game.ui.menus import Menus
from game.ui.panels.menu import Menu
from game.ui.renderer import Renderer
from game.ui.selection import thing_at

SLACK = 5
"""Pixels that a click may tremble before it is a drag."""


class Pointer:
    """What the mouse does in the world's part of the window."""

    def __init__(
        self,
        hands: Hands,
        menus: Menus,
        menu: Menu,
        renderer: Callable[[], Renderer],
        leading: Leading,
    ) -> None:
        """`renderer` knows who was drawn where."""
        self._leading = leading
        self._hands = hands
        self._menus = menus
        self._menu = menu
        self._renderer = renderer
        self._press: tuple[int, tuple[int, int]] | None = None
        self._dragging = False
        self.hovered = 0
        self.tile: tuple[int, int] | None = None
        """The tile pointed at, if any."""

    @property
    def _world(self) -> World:
        return self._hands.desk.world

    @property
    def dragging(self) -> bool:
        """Whether the view is being moved."""
        return self._dragging

    def look(self, position: tuple[int, int] | None) -> None:
        """Note what is under the pointer; None when it is elsewhere."""
        self.hovered, self.tile = 0, None
        if position is None or self._dragging:
            return
        tile = self._hands.camera.to_tile(position)
        if self._world.grid.inside(*tile):
            self.tile = tile
            self.hovered = self._at(position)

    def handle(self, event: pygame.Event) -> bool:
        """Take an event of the mouse."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2, 3):
            if self._hands.camera.view.collidepoint(event.pos):
                self._press = (event.button, event.pos)
                self._dragging = False
                return True
        elif event.type == pygame.MOUSEMOTION and self._press is not None:
            self._move(event)
            return True
        elif event.type == pygame.MOUSEBUTTONUP and self._press is not None:
            button, start = self._press
            if event.button == button:
                dragged, self._dragging, self._press = self._dragging, False, None
                if not dragged:
                    self._click(button, start)
                return True
        elif event.type == pygame.MOUSEWHEEL:
            at = pygame.mouse.get_pos()
            if self._hands.camera.view.collidepoint(at) and event.y:
                self._hands.camera.zoom_by(1 if event.y > 0 else -1, at)
                return True
        return False

    def _move(self, event: pygame.Event) -> None:
        assert self._press is not None
        _, start = self._press
        if not self._dragging:
            far = abs(event.pos[0] - start[0]) + abs(event.pos[1] - start[1])
            if far <= SLACK:
                return
            self._dragging = True
            self._hands.camera.drag(event.pos[0] - start[0], event.pos[1] - start[1])
            return
        self._hands.camera.drag(*event.rel)

    def _click(self, button: int, position: tuple[int, int]) -> None:
        tile = self._hands.camera.to_tile(position)
        if not self._world.grid.inside(*tile):
            if button == 1:
                self._hands.selection.clear()
            return
        if button == 3:
            found = self._at(position)
            place = tile
            if found in self._world.position:
                at = self._world.position[found]
                place = (at.x, at.y)
            self._menu.open_at(position, *self._menus.at(found, place))
        elif button == 1 and self._hands.prefab:
            self._hands.spawn(tile)
        elif button == 1 and self._leading.agent:
            self._lead(position, tile)
        elif button == 1:
            self._select(self._at(position), tile)

    def _lead(self, position: tuple[int, int], tile: tuple[int, int]) -> None:
        """A click of who is somebody: what they could do with it, or a walk there."""
        found = self._at(position)
        at = self._world.position.get(found)
        offered = self._leading.at(found, (at.x, at.y) if at else tile)
        if offered is None:
            self._leading.walk(tile)
        else:
            self._menu.open_at(position, *offered)

    def _select(self, found: int, tile: tuple[int, int]) -> None:
        selection = self._hands.selection
        if found:
            selection.choose(found)
        else:
            selection.choose_tile(tile)
        if self._hands.camera.follow and self._hands.camera.follow != found:
            self._hands.camera.follow = 0

    def _at(self, position: tuple[int, int]) -> int:
        """The person drawn there, else the thing drawn there, else what lies on the tile."""
        view = self._hands.camera.view
        found = self._renderer().at((position[0] - view.x, position[1] - view.y))
        return found or thing_at(self._world, self._hands.camera.to_tile(position))
