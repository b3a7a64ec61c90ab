"""Palette: all that can be put into the world, as pictures; a click takes one up."""

import pygame
from pygame import Rect

from game.core.world import AGENT
from game.ui import colours
from game.ui.deeds import title
from game.ui.hands import Hands
from game.ui.panels.overlay import Overlay
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.text import BODY, SMALL, SMALL_BOLD, Fonts

CELL_WIDTH = 132
COLUMNS = 4
PAD = 10
SIDE = 20


class Palette(Overlay):
    """Columns under the toolbar's button: people, things to carry, things that stand."""

    def __init__(self, fonts: Fonts, pictures: Pictures, hands: Hands) -> None:
        """Clicks go to the hands."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._hands = hands
        self._scroll = Scroll()
        self.anchor = (0, 0)
        """Where its upper left corner goes."""
        self.cells: dict[str, Rect] = {}
        """Prefab -> where it stands, before scrolling, from the list's corner."""
        self._headings: list[tuple[str, int]] = []
        self._height = 0

    def groups(self) -> dict[str, list[str]]:
        """Heading -> prefabs."""
        content = self._hands.desk.world.content
        return {
            "People": [AGENT],
            "Animals and raiders": sorted(content.creatures),
            "Things to carry": sorted(content.items),
            "Things that stand": sorted(content.objects),
        }

    def arrange(self) -> None:
        """Under its button, as high as there is room."""
        step = max(self._fonts.height(BODY) + 6, SIDE + 6)
        cell = round(CELL_WIDTH * self._fonts.scale)
        y = 0
        self.cells, self._headings = {}, []
        for heading, prefabs in self.groups().items():
            self._headings.append((heading, y))
            y += self._fonts.height(SMALL_BOLD) + 4
            for i, prefab in enumerate(prefabs):
                row, column = divmod(i, COLUMNS)
                self.cells[prefab] = Rect(column * cell, y + row * step, cell - 4, step - 2)
            y += -(-len(prefabs) // COLUMNS) * step + 8
        self._height = y
        foot = self._fonts.height(SMALL) + 8
        height = min(y + 2 * PAD + foot, self.window.h - self.anchor[1] - 10)
        self.rect = Rect(*self.anchor, cell * COLUMNS + 2 * PAD, height)
        self.rect.clamp_ip(self.window.inflate(-8, -8))
        self._scroll.measure(self._height, self._list.h)

    @property
    def _list(self) -> Rect:
        foot = self._fonts.height(SMALL) + 8
        return Rect(
            self.rect.x + PAD,
            self.rect.y + PAD,
            self.rect.w - 2 * PAD,
            self.rect.h - 2 * PAD - foot,
        )

    def cell_on_screen(self, prefab: str) -> Rect:
        """Where a prefab stands in the window."""
        return self.cells[prefab].move(self._list.x, self._list.y - self._scroll.offset)

    def inside(self, event: pygame.Event) -> bool:
        """Take something up, or scroll."""
        if self._scroll.handle(event, self._list):
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            for prefab in self.cells:
                cell = self.cell_on_screen(prefab)
                if cell.collidepoint(event.pos) and self._list.colliderect(cell):
                    self._hands.arm(prefab)
                    self.close()
                    break
            return True
        return self.hit(event)

    def draw(self, target: pygame.Surface) -> None:
        """Draw it over everything."""
        if not self.shown:
            return
        pygame.draw.rect(target, colours.PANEL, self.rect, border_radius=6)
        pygame.draw.rect(target, colours.ACCENT, self.rect, 1, border_radius=6)
        area = self._list
        target.set_clip(area)
        for heading, y in self._headings:
            text = self._fonts.render(heading.upper(), SMALL_BOLD, colours.ACCENT)
            target.blit(text, (area.x + 2, area.y + y - self._scroll.offset))
        pointer = pygame.mouse.get_pos()
        for prefab in self.cells:
            self._cell(target, prefab, pointer)
        target.set_clip(None)
        self._scroll.draw(target, area.inflate(8, 0))
        hint = "Then click in the world to place it; Esc ends"
        words = self._fonts.render(hint, SMALL, colours.FAINT)
        target.blit(words, (area.x + 2, area.bottom + 6))

    def _cell(self, target: pygame.Surface, prefab: str, pointer: tuple[int, int]) -> None:
        cell = self.cell_on_screen(prefab)
        if prefab == self._hands.prefab:
            pygame.draw.rect(target, colours.RAISED, cell, border_radius=4)
        if cell.collidepoint(pointer):
            pygame.draw.rect(target, colours.HOVER, cell, border_radius=4)
        picture = self._pictures.small(self._hands.desk.world.content, prefab, SIDE)
        target.blit(picture, picture.get_rect(midleft=(cell.x + 4, cell.centery)))
        label = self._fonts.cut(title(prefab), BODY, cell.w - SIDE - 16)
        words = self._fonts.render(label, BODY, colours.TEXT)
        target.blit(words, words.get_rect(midleft=(cell.x + SIDE + 12, cell.centery)))
