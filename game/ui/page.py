"""Page: what a panel tells, laid out from top to bottom and drawn once until it changes."""

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.colours import Colour
from game.ui.text import BODY, BOLD, SMALL, SMALL_BOLD, Fonts, Style, safe_text
from game.ui.widgets import balance, meter

PAD = 12
GAP = 4


class Page:
    """Rows of text, bars and links at a given width."""

    def __init__(self, fonts: Fonts, width: int) -> None:
        """An empty page."""
        self.fonts = fonts
        self.width = width
        self.y = PAD - 2
        self.links: list[tuple[Rect, int]] = []
        """Where a click leads to which entity."""
        self.moments: list[tuple[Rect, int]] = []
        """Where a click leads to what somebody decided by which tick."""
        self._pieces: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._bars: list[tuple[Rect, float, Colour | None]] = []

    @property
    def inner(self) -> int:
        """Width between the margins."""
        return self.width - 2 * PAD

    # --- rows ---

    def gap(self, pixels: int = 8) -> None:
        """Leave room."""
        self.y += pixels

    def heading(self, text: str) -> None:
        """A small title above what belongs together."""
        if self._pieces:
            self.gap(8)
        self._text(text.upper(), SMALL_BOLD, colours.ACCENT, PAD)
        self.y += self.fonts.height(SMALL_BOLD) + 2

    def text(
        self,
        text: object,
        colour: Colour = colours.TEXT,
        style: Style = BODY,
        rows: int = 4,
        indent: int = 0,
        entity: int = 0,
    ) -> None:
        """Words, wrapped; a click on them may lead to an entity."""
        clean = safe_text(text, 600)
        top = self.y
        for row in self.fonts.wrap(clean, style, self.inner - indent, rows):
            self._text(row, style, colour, PAD + indent)
            self.y += self.fonts.height(style)
        if entity:
            self.links.append((Rect(0, top, self.width, self.y - top), entity))

    def pair(self, label: str, value: object, colour: Colour = colours.TEXT) -> None:
        """A label and what it has, on one line if it fits."""
        left = PAD + self.label_width
        self._text(label, BODY, colours.SOFT, PAD)
        for row in self.fonts.wrap(safe_text(value), BODY, self.width - PAD - left, 3):
            self._text(row, BODY, colour, left)
            self.y += self.fonts.height(BODY)
        self.y += 1

    @property
    def label_width(self) -> int:
        """Room for the labels of pairs and bars."""
        return self.fonts.width("Company", BODY) + 12

    def bar(
        self,
        icon: pygame.Surface | None,
        label: str,
        share: float,
        number: str,
        colour: Colour,
        longest: str = "100%",
    ) -> None:
        """A labelled bar with its number at the end; `longest`: of those below each other."""
        height = max(self.fonts.height(BODY), 18)
        middle = self.y + height // 2
        x = PAD
        if icon is not None:
            self._pieces.append((icon, (x, middle - icon.height // 2)))
        x += 22
        self._text(label, BODY, colours.TEXT, x, middle)
        left = x + self.label_width
        end = self.fonts.width(longest, SMALL) + 6
        self._bars.append((Rect(left, middle - 4, self.width - PAD - end - left, 8), share, colour))
        text = self.fonts.render(number, SMALL, colours.SOFT)
        self._pieces.append((text, (self.width - PAD - text.width, middle - text.height // 2)))
        self.y += height + 3

    def scale(self, low: str, high: str, share: float) -> None:
        """A bar between two opposites; share is -1..1."""
        height = self.fonts.height(SMALL)
        middle = self.y + height // 2
        side = max(self.fonts.width(word, SMALL) for word in ("generous", "sociable")) + 8
        strong = abs(share) >= 0.33
        for word, mine, right in ((low, share < 0, False), (high, share > 0, True)):
            tone = colours.TEXT if mine and strong else colours.FAINT
            text = self.fonts.render(word, SMALL, tone)
            x = self.width - PAD - text.width if right else PAD
            self._pieces.append((text, (x, middle - text.height // 2)))
        bar = Rect(PAD + side, middle - 3, self.width - 2 * PAD - 2 * side, 6)
        self._bars.append((bar, share, None))
        self.y += height + 2

    def link(self, text: str, share: float | None, number: str, entity: int) -> None:
        """A name that leads to somebody, with a bar from the middle and a number."""
        height = self.fonts.height(BOLD)
        middle = self.y + height // 2
        bar_width = self.inner * 36 // 100
        end = self.fonts.width("+100", SMALL) + 8
        name = self.fonts.cut(safe_text(text, 60), BOLD, self.inner - bar_width - end - 8)
        self._text(name, BOLD, colours.TEXT, PAD)
        if share is not None:
            right = self.width - PAD - end
            self._bars.append((Rect(right - bar_width, middle - 3, bar_width, 6), share, None))
        tail = self.fonts.render(number, SMALL, colours.SOFT)
        self._pieces.append((tail, (self.width - PAD - tail.width, middle - tail.height // 2)))
        self.links.append((Rect(0, self.y - 1, self.width, height + 2), entity))
        self.y += height + 1

    def moment(
        self,
        text: str,
        tick: int,
        colour: Colour = colours.TEXT,
        style: Style = BODY,
        indent: int = 0,
    ) -> None:
        """Words of which a click leads to a tick."""
        top = self.y
        self.text(text, colour, style, rows=2, indent=indent)
        self.moments.append((Rect(0, top, self.width, self.y - top), tick))

    def weight(self, text: str, share: float, number: str, colour: Colour, strong: bool) -> None:
        """Words with a number, and a thin bar below; share is -1..1, less than 0 shows none."""
        style = BOLD if strong else BODY
        tail = self.fonts.render(number, SMALL, colours.SOFT)
        room = self.inner - tail.width - 8
        words = self.fonts.cut(safe_text(text, 120), style, room)
        self._text(words, style, colours.TEXT if strong else colours.SOFT, PAD)
        height = self.fonts.height(style)
        middle = self.y + height // 2
        self._pieces.append((tail, (self.width - PAD - tail.width, middle - tail.height // 2)))
        self.y += height + 1
        self._bars.append((Rect(PAD, self.y, self.inner, 5), max(0.0, share), colour))
        self.y += 9

    def item(self, icon: pygame.Surface, text: str, entity: int = 0) -> None:
        """A picture with words beside it."""
        height = max(icon.height, self.fonts.height(BODY))
        self._pieces.append((icon, (PAD, self.y + (height - icon.height) // 2)))
        middle = self.y + height // 2
        words = self.fonts.cut(safe_text(text, 120), BODY, self.inner - 26)
        self._text(words, BODY, colours.TEXT, PAD + 26, middle)
        if entity:
            self.links.append((Rect(0, self.y, self.width, height), entity))
        self.y += height + 2

    # --- the picture ---

    def draw(self) -> pygame.Surface:
        """The page as a surface, as high as it needs to be."""
        surface = pygame.Surface((self.width, self.y + PAD))
        surface.fill(colours.PANEL)
        for rect, share, colour in self._bars:
            if colour is None:
                balance(surface, rect, share)
            else:
                meter(surface, rect, share, colour)
        surface.fblits(self._pieces)
        return surface

    def _text(
        self, text: str, style: Style, colour: Colour, x: int, middle: int | None = None
    ) -> None:
        picture = self.fonts.render(text, style, colour)
        y = self.y if middle is None else middle - picture.height // 2
        self._pieces.append((picture, (x, y)))
