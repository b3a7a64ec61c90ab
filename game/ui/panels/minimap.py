"""Minimap: the whole world in a corner; a click or a drag on it moves the camera."""

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.camera import TILE, Camera
from game.ui.chunks import Baker
from game.ui.desk import Desk
from game.ui.panels.panel import Panel
from game.ui.selection import Selection

REFRESH_TICKS = 5
CROWDED = 4
"""Where dots would cover more than one of so many pixels, they are small ones."""


class Minimap(Panel):
    """Ground, people as dots, and the view as a frame."""

    def __init__(self, desk: Desk, camera: Camera, selection: Selection, baker: Baker) -> None:
        """`baker` draws the ground once for each size."""
        super().__init__()
        self._desk = desk
        self._camera = camera
        self._selection = selection
        self._baker = baker
        self._ground: pygame.Surface | None = None
        self._dots: pygame.Surface | None = None
        self._dot: tuple[pygame.Surface, ...] | None = None
        self._key: object = None
        self._put_off = False
        self._dragging = False
        self.shown = True

    def renew(self, baker: Baker) -> None:
        """Show another world."""
        self._baker = baker
        self._ground = None

    def place(self, rect: Rect) -> None:
        """Draw the ground anew if the size changed."""
        if rect.size != self.rect.size:
            self._ground = None
        super().place(rect)

    def handle(self, event: pygame.Event) -> bool:
        """Jump where it is clicked, and follow a drag."""
        if not self.shown:
            return False
        if event.type == pygame.MOUSEBUTTONDOWN and self.hit(event):
            if event.button == 1:
                self._dragging = True
                self._go(event.pos)
            return True
        if event.type == pygame.MOUSEMOTION and self._dragging:
            self._go(event.pos)
            return True
        if event.type == pygame.MOUSEBUTTONUP and self._dragging:
            self._dragging = False
            return True
        return False

    def draw(self, target: pygame.Surface) -> None:
        """Draw it over the world."""
        if not self.shown:
            return
        world = self._desk.world
        key = (self._desk.tick // REFRESH_TICKS, self._selection.entity, len(world.agents))
        if self._ground is None:
            self._ground = self._baker.minimap(self.rect.size).convert()
            self._key = None
        if self._dots is None or self._key is None or (key != self._key and self._put_off):
            self._key = key
            self._dots = self._with_dots(self._ground)
            self._put_off = False
        elif key != self._key:
            self._put_off = True  # a frame later, for the first one after a tick has most to do
        rim = self.rect.inflate(4, 4)
        pygame.draw.rect(target, colours.PANEL, rim)
        pygame.draw.rect(target, colours.LINE, rim, 1)
        target.blit(self._dots, self.rect)
        left, top, right, bottom = self._camera.seen()
        x, y = self._scale()
        view = Rect(
            self.rect.x + round(left * x),
            self.rect.y + round(top * y),
            max(3, round((right - left) * x)),
            max(3, round((bottom - top) * y)),
        ).clip(self.rect)
        pygame.draw.rect(target, colours.INK, view.inflate(2, 2).clip(rim), 1)
        pygame.draw.rect(target, colours.PAPER, view, 1)

    def _with_dots(self, ground: pygame.Surface) -> pygame.Surface:
        picture = ground.copy()
        world = self._desk.world
        x, y = self._scale()
        across, down = x * TILE, y * TILE
        rows, position, chosen = world.content.creatures, world.position, self._selection.entity
        if self._dot is None:
            self._dot = self._dots_of(picture)
        harmless, harmful, person, tiny, picked = self._dot
        whole = picture.width * picture.height
        if len(world.agents) * person.width * person.height * CROWDED > whole:
            person = tiny
        dots: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for entity in world.creature:
            at = position[entity]
            dot = harmful if rows[world.kind[entity]].damage else harmless
            dots.append((dot, (round((at.x + 0.5) * across) - 1, round((at.y + 0.5) * down) - 1)))
        half = person.width // 2
        for agent in world.agents:
            at = position[agent]
            place = (round((at.x + 0.5) * across) - half, round((at.y + 0.5) * down) - half)
            dots.append((person, place))
        picture.fblits(dots)
        if chosen in world.persona:
            at = position[chosen]
            middle = round((at.x + 0.5) * across), round((at.y + 0.5) * down)
            picture.blit(picked, (middle[0] - 2, middle[1] - 2))
            pygame.draw.circle(picture, colours.GOLD, middle, 5, 1)
        return picture

    @staticmethod
    def _dots_of(like: pygame.Surface) -> tuple[pygame.Surface, ...]:
        """Pictures of a harmless creature, a harmful one, a person, one of a crowd, the chosen."""
        made = []
        for side, tone, inner in (
            (2, colours.INK, colours.INK),
            (3, colours.RED, colours.RED),
            (4, colours.INK, colours.PAPER),
            (2, colours.PAPER, colours.PAPER),
            (4, colours.INK, colours.GOLD),
        ):
            dot = pygame.Surface((side, side), 0, like)
            dot.fill(tone)
            if inner != tone:
                dot.fill(inner, (1, 1, 2, 2))
            made.append(dot)
        return tuple(made)

    def _scale(self) -> tuple[float, float]:
        extent = self._camera.extent
        return self.rect.w / extent[0], self.rect.h / extent[1]

    def _go(self, position: tuple[int, int]) -> None:
        x, y = self._scale()
        world_x = min(max(position[0] - self.rect.x, 0), self.rect.w) / x
        world_y = min(max(position[1] - self.rect.y, 0), self.rect.h) / y
        self._camera.snap(world_x / TILE - 0.5, world_y / TILE - 0.5)
