"""The veil: over the world that waits while the Angel makes what somebody wished for."""

from collections.abc import Callable
from math import ceil

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.magic.facts import Magic
from game.ui.panels.overlay import Overlay
from game.ui.pictures import Pictures
from game.ui.text import BODY, BOLD, HEAD, ITALIC, SMALL, Fonts, Style, safe_text

PAD = 20
WIDTH = 420
DIM = 110
QUOTE_ROWS = 3
BUTTON = "Let the world go on  (G)"


class Veil(Overlay):
    """A card in the middle of the map, with a button that lets the world run on."""

    def __init__(self, fonts: Fonts, pictures: Pictures, magic: Magic) -> None:
        """Shown whenever the world waits."""
        super().__init__()
        self.lifted: Callable[[str], object] = lambda text: None
        """Told what goes on when the world no longer waits for it; set by the window."""
        self._fonts = fonts
        self._pictures = pictures
        self._magic = magic
        self.area = Rect(0, 0, 1, 1)
        """The map's place in the window."""
        self.button = Rect(0, 0, 0, 0)
        self._card: pygame.Surface | None = None
        self._key: object = None
        self._wished = 0
        """The event of the wish that was at work in the last frame."""
        self._dim: pygame.Surface | None = None

    def let_run(self) -> None:
        """The world goes on while the Angel works."""
        angel = self._magic.angel()
        if angel is not None:
            angel.let_run()

    def refresh(self, area: Rect, past: bool) -> None:
        """A frame has passed; `area` is the map's place, `past`: whether it shows the past."""
        angel = self._magic.angel()
        before = self._wished if self.shown else 0
        self.shown = angel is not None and angel.holds and not past
        wish = angel.wish if angel is not None else None
        self._wished = wish.event if wish is not None else 0
        if wish is not None and not self.shown and not past and before == wish.event:
            # By the player's leave, or after the longest wait: else it looks as if all was done.
            self.lifted(f"The world goes on; the Angel still works on {wish.name}'s wish")
        if angel is None or angel.wish is None or not self.shown:
            return
        self.area = Rect(area)
        key = (angel.wish.event, angel.phase, ceil(angel.left), angel.waiting, area.size)
        if key != self._key:
            self._key = key
            wish = angel.wish
            self._card = self._make(
                wish.name, wish.words, angel.phase, ceil(angel.left), angel.waiting
            )
        assert self._card is not None
        self.rect = self._card.get_rect(center=self.area.center)

    def handle(self, event: pygame.Event) -> bool:
        """A click on the button, or G; all else goes on to whoever lies below."""
        if not self.shown:
            return False
        if event.type == pygame.MOUSEBUTTONDOWN and self.rect.collidepoint(event.pos):
            if self.button.move(self.rect.topleft).collidepoint(event.pos):
                self.let_run()
            return True
        return False

    def draw(self, target: pygame.Surface) -> None:
        """Dim the map and draw the card."""
        if not self.shown or self._card is None:
            return
        if self._dim is None or self._dim.size != self.area.size:
            self._dim = pygame.Surface(self.area.size)
            self._dim.fill(colours.DEEP)
            self._dim.set_alpha(DIM)
        target.blit(self._dim, self.area)
        target.blit(self._card, self.rect)

    def _make(self, name: str, words: str, phase: str, left: int, waiting: int) -> pygame.Surface:
        fonts = self._fonts
        width = min(round(WIDTH * fonts.scale), self.area.w - 2 * PAD)
        inner = width - 2 * PAD
        rows: list[tuple[str, Style, colours.Colour]] = []
        rows.append(("The Angel answers a wish", HEAD, colours.ACCENT))
        rows.append((safe_text(f"{name} wished:", 60), BOLD, colours.TEXT))
        quote = safe_text(f"“{words}”", 200)
        rows += [
            (row, ITALIC, colours.TEXT) for row in fonts.wrap(quote, ITALIC, inner, QUOTE_ROWS)
        ]
        now = safe_text(phase, 80) or "listening"
        rows.append((f"Now: {now} ...", BODY, colours.SOFT))
        more = f", {waiting} more wishes wait" if waiting else ""
        rows.append((f"The world waits {left} s at most{more}", SMALL, colours.SOFT))
        heights = [fonts.height(style) + 3 for _, style, _ in rows]
        deep = fonts.height(BOLD) + 14
        height = PAD + sum(heights) + 10 + deep + PAD
        card = pygame.Surface((width, height), pygame.SRCALPHA)
        pygame.draw.rect(card, colours.PANEL, card.get_rect(), border_radius=8)
        pygame.draw.rect(card, colours.ACCENT, card.get_rect(), 1, border_radius=8)
        y = PAD
        for (text, style, colour), tall in zip(rows, heights, strict=True):
            card.blit(fonts.render(fonts.cut(text, style, inner), style, colour), (PAD, y))
            y += tall
        label = fonts.render(BUTTON, BOLD, colours.TEXT)
        self.button = Rect(PAD, y + 10, label.width + 32, deep)
        pygame.draw.rect(card, colours.DEEP, self.button, border_radius=6)
        pygame.draw.rect(card, colours.ACCENT, self.button, 1, border_radius=6)
        card.blit(label, label.get_rect(center=self.button.center))
        return card
