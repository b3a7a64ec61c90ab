"""Feed list: the feed's lines under each other, drawn once until something changes."""

from collections.abc import Iterable

import pygame

from game.ui import colours
from game.ui.panels.feed_entry import FILTERS, Entry
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.text import BODY, SMALL, Fonts

PAD = 8
MARK = 18
"""Pixels of the ? at the end of the line that is pointed at."""
LEFT = 34
"""Where the words begin, after the icon."""


class FeedList:
    """Lines at a width, some of them in view."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        """Empty."""
        self._fonts = fonts
        self._pictures = pictures
        self.shown: list[Entry] = []
        self.scroll = Scroll(sticky=True)
        self._size = (1, 1)

    def measure(self, entries: Iterable[Entry], size: tuple[int, int]) -> None:
        """Show these lines in a size in pixels; what was not wrapped yet is wrapped now."""
        self._size = size
        self.shown = list(entries)
        width = size[0] - LEFT - 14
        step, above = self._fonts.height(BODY), self._above
        hour, whole = "", PAD
        for entry in self.shown:
            if not entry.rows:
                entry.rows = self._fonts.wrap(entry.text, BODY, width, 3)
            entry.begins = entry.hour != hour
            hour = entry.hour
            entry.high = len(entry.rows) * step + 5 + (above if entry.begins else 0)
            whole += entry.high
        self.scroll.measure(whole, size[1])

    def at(self, y: int) -> Entry | None:
        """The line at so many pixels below the upper edge of what is in view."""
        y += self.scroll.offset
        top = PAD // 2
        for entry in self.shown:
            if top <= y < top + entry.high:
                return entry
            top += entry.high
        return None

    @property
    def _above(self) -> int:
        """Room for the hour above an entry, in pixels."""
        return self._fonts.height(SMALL) + 3

    def on_mark(self, x: int) -> bool:
        """Whether so many pixels from the left is where a pointed line has its ?."""
        return self._size[0] - MARK - 12 <= x < self._size[0] - 8

    def draw(self, empty: str, pointed: Entry | None, marked: bool = False) -> pygame.Surface:
        """What is in view; `empty` is said where there are no lines.

        marked: the line that is pointed at has a ? at its end.
        """
        width, high = self._size
        picture = pygame.Surface(self._size)
        picture.fill(colours.DEEP)
        if not self.shown:
            picture.blit(self._fonts.render(empty, BODY, colours.FAINT), (12, 8))
            return picture
        y = PAD // 2 - self.scroll.offset
        step = self._fonts.height(BODY)
        for entry in self.shown:
            height = entry.high
            if y + height > 0:
                top = y + self._above if entry.begins else y
                if entry.begins:
                    stamp = self._fonts.render(entry.hour, SMALL, colours.FAINT)
                    picture.blit(stamp, (LEFT, y + 1))
                    middle = y + stamp.height // 2 + 1
                    left = LEFT + stamp.width + 8
                    picture.fill(colours.RAISED, (left, middle, width - left - 14, 1))
                if entry is pointed:
                    picture.fill(colours.RAISED, (0, top - 1, width, y + height - top))
                colour = FILTERS[entry.filter][1]
                picture.fill(colour, (3, top + 2, 3, y + height - top - 5))
                picture.blit(self._pictures.icon(entry.icon), (12, top + (step - 16) // 2))
                for i, row in enumerate(entry.rows):
                    words = self._fonts.render(row, BODY, colours.TEXT)
                    picture.blit(words, (LEFT, top + i * step))
                if entry is pointed and marked:
                    spot = pygame.Rect(width - MARK - 12, top, MARK, MARK)
                    pygame.draw.rect(picture, colours.PANEL, spot, border_radius=4)
                    pygame.draw.rect(picture, colours.ACCENT, spot, 1, border_radius=4)
                    sign = self._fonts.render("?", SMALL, colours.ACCENT)
                    picture.blit(sign, sign.get_rect(center=spot.center))
            y += height
            if y > high:
                break
        return picture
