"""Banner: what says that this is the past: a line over the map, and a frame around it."""

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.pictures import Pictures
from game.ui.text import BOLD, SMALL, SMALL_BOLD, Fonts
from game.ui.timeline.notice import Notice
from game.ui.timeline.track import PAST

GROUND: colours.Colour = (74, 50, 18)
RIM = 4


class Banner:
    """Drawn over the map while the past is open."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        """With what it is drawn with."""
        self._fonts = fonts
        self._pictures = pictures

    def height(self, caution: bool = False) -> int:
        """Pixels of the line, and of the one below it that cautions."""
        line = self._fonts.height(BOLD) + 10
        return line + self._fonts.height(SMALL_BOLD) + 6 if caution else line

    def draw(self, target: pygame.Surface, world: Rect, notice: Notice) -> None:
        """Over the map's upper edge; progress is shown as a bar."""
        title, more, progress, bad, caution = notice
        for i in range(RIM):
            tone = colours.blend(PAST, GROUND, i / RIM)
            pygame.draw.rect(target, tone, world.inflate(-2 * i, -2 * i), 1)
        band = Rect(world.x, world.y, world.w, self.height())
        target.fill(colours.ALARM if bad else GROUND, band)
        if progress is not None:
            target.fill((118, 80, 28), (band.x, band.y, round(band.w * progress), band.h))
        target.fill(PAST, (band.x, band.bottom - 2, band.w, 2))
        if bad:
            icon = self._pictures.icon("warning")
            target.blit(icon, icon.get_rect(midleft=(band.x + 12, band.centery - 1)))
        else:
            self._backwards(target, band.x + 12, band.centery - 1)
        if caution:
            self._caution(target, Rect(band.x, band.bottom, band.w, 0), caution)
        x = band.x + 36
        room = band.right - 12 - x
        words = self._fonts.render(self._fonts.cut(title, BOLD, room), BOLD, (255, 246, 226))
        target.blit(words, words.get_rect(midleft=(x, band.centery - 1)))
        x += words.width + 14
        room = band.right - 12 - x
        if room > 60 and more:
            text = self._fonts.cut(more, SMALL, room)
            small = self._fonts.render(text, SMALL, (232, 208, 166))
            target.blit(small, small.get_rect(midright=(band.right - 12, band.centery - 1)))

    def _caution(self, target: pygame.Surface, below: Rect, text: str) -> None:
        """A line under the first, in the colours of a warning."""
        below.h = self.height(caution=True) - self.height()
        target.fill(PAST, below)
        icon = self._pictures.icon("warning")
        target.blit(icon, icon.get_rect(midleft=(below.x + 12, below.centery)))
        text = self._fonts.cut(text, SMALL_BOLD, below.w - 48)
        words = self._fonts.render(text, SMALL_BOLD, colours.INK)
        target.blit(words, words.get_rect(midleft=(below.x + 36, below.centery)))

    @staticmethod
    def _backwards(target: pygame.Surface, x: int, y: int) -> None:
        """Two arrows to the left."""
        for left in (x, x + 8):
            pygame.draw.polygon(target, PAST, [(left, y), (left + 8, y - 6), (left + 8, y + 6)])
