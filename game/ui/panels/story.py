"""Story: the chronicle beside the map, day by day, up to the moment that is seen."""

from collections.abc import Callable
from typing import NamedTuple

import pygame
from pygame import Rect

from game.core.narrate import clock
from game.ui import colours
from game.ui.desk import Desk
from game.ui.panels.aside import Aside
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.text import BODY, BOLD, SMALL, Fonts, Style, safe_text
from game.ui.timeline.track import PAST
from game.ui.widgets import frame

PAD = 8
BEAT = 0.5
"""Seconds between two readings of what the chronicle tells."""
ROWS = 5
"""Rows of one sentence at the most."""
NOTHING = (
    "Nothing has happened yet that is worth a line.",
    "Births and deaths, fights and thefts, rare trades, raids and gatherings will stand here, "
    "with their reasons: a page a day.",
)


class Line(NamedTuple):
    """A row of the page."""

    text: str
    style: Style
    tone: colours.Colour
    y: int
    indent: int = 0
    tick: int = -1
    """Where a click on it leads; -1 for nowhere."""


class Story(Aside):
    """An observer of nothing: it asks the desk for the story up to the tick that is seen."""

    def __init__(
        self,
        fonts: Fonts,
        pictures: Pictures,
        desk: Desk,
        visit: Callable[[int], object],
    ) -> None:
        """`visit` goes to a tick."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._visit = visit
        self.lines: list[Line] = []
        self._scroll = Scroll(sticky=True)
        self._wrapped: dict[tuple[str, int], list[str]] = {}
        """Sentence and width -> its rows: most of a story stays as it is."""
        self._waited = BEAT
        self._read: object = None
        """The tick and the width for which `lines` were laid out."""
        self._picture: pygame.Surface | None = None
        self._key: object = None
        self._pointed = -1

    def renew(self) -> None:
        """Read at the next frame."""
        self._waited = BEAT
        self._read = None

    def clear(self) -> None:
        """Forget all, for another world."""
        self.lines, self._picture = [], None
        self._wrapped.clear()
        self._scroll.offset = 0
        self.renew()

    @property
    def area(self) -> Rect:
        """Where the lines stand."""
        top = self._fonts.height(BOLD) + self._fonts.height(SMALL) + 14
        return Rect(self.rect.x + 1, self.rect.y + top, self.rect.w - 2, self.rect.h - top - 1)

    def handle(self, event: pygame.Event) -> bool:
        """Scroll; a click on a line goes to its moment."""
        if not self.shown:
            return False
        if self._scroll.handle(event, self.area):
            return True
        if event.type == pygame.MOUSEWHEEL:
            return bool(self.rect.collidepoint(pygame.mouse.get_pos()))
        if event.type != pygame.MOUSEBUTTONDOWN or not self.hit(event):
            return False
        tick = self._tick_at(event.pos)
        if event.button == 1 and tick >= 0:
            self._visit(tick)
        return True

    def _tick_at(self, where: tuple[int, int]) -> int:
        """The tick of the line at a pixel of the screen, or -1."""
        if not self.area.collidepoint(where):
            return -1
        y = where[1] - self.area.y + self._scroll.offset
        high = self._fonts.height(BODY)
        return next((line.tick for line in self.lines if line.y <= y < line.y + high), -1)

    def update(self, seconds: float) -> None:
        """Read now and then, and note what is pointed at."""
        if not self.shown:
            return
        self._waited += seconds
        wanted = (self._desk.world.tick, self.area.size)
        if self._waited >= BEAT and wanted != self._read:
            self._waited, self._read = 0.0, wanted
            self._lay_out()
        where = pygame.mouse.get_pos()
        self._pointed = self._tick_at(where) if pygame.mouse.get_focused() else -1

    def _lay_out(self) -> None:
        world, fonts = self._desk.world, self._fonts
        room = self.area.w - 2 * PAD - 10
        left = fonts.width("00:00", SMALL) + 8
        lines: list[Line] = []
        y = PAD // 2
        for day, entries in self._desk.story(world.tick):
            lines.append(Line(f"Day {day}", BOLD, colours.ACCENT, y))
            y += fonts.height(BOLD) + 3
            for entry in entries:
                hour = clock(world.rules, entry.tick).rpartition(" ")[2]
                lines.append(Line(hour, SMALL, colours.FAINT, y + 1, 0, entry.tick))
                text = safe_text(entry.line, 400)
                for row in self._rows(text, room - left):
                    lines.append(Line(row, BODY, colours.TEXT, y, left, entry.tick))
                    y += fonts.height(BODY)
                y += 4
            y += PAD
        self.lines = lines
        self._scroll.measure(y, self.area.h)
        self._picture = None

    def _rows(self, text: str, width: int) -> list[str]:
        rows = self._wrapped.get((text, width))
        if rows is None:
            rows = self._wrapped[text, width] = self._fonts.wrap(text, BODY, width, ROWS)
        return rows

    # --- drawing ---

    def draw(self, target: pygame.Surface) -> None:
        """The panel, as it was drawn last unless something changed."""
        if not self.shown:
            return
        key = (self._scroll.offset, self._pointed, self.rect.size)
        if key != self._key or self._picture is None:
            self._key = key
            self._picture = self._draw()
        target.blit(self._picture, self.rect)
        world, past = self._desk.world, self._desk.past is not None
        when = f"As of the past: {clock(world.rules, world.tick)} (tick {world.tick:,})"
        text = when if past else "Click on a line: go to that moment"
        words = self._fonts.render(text, SMALL, PAST if past else colours.SOFT)
        at = (self.rect.x + PAD + 2, self.rect.y + 8 + self._fonts.height(BOLD))
        target.blit(words, at, (0, 0, self.rect.w - 2 * PAD - 4, words.height))
        self._scroll.draw(target, self.area)

    def _draw(self) -> pygame.Surface:
        fonts, area = self._fonts, self.area.move(-self.rect.x, -self.rect.y)
        picture = pygame.Surface(self.rect.size)
        frame(picture, picture.get_rect())
        icon = self._pictures.icon("log")
        title = fonts.render("Chronicle", BOLD, colours.TEXT)
        picture.blit(icon, (PAD + 2, 6 + (title.height - icon.height) // 2))
        picture.blit(title, (PAD + 24, 6))
        picture.set_clip(area)
        picture.fill(colours.DEEP, area)
        if not self.lines:
            self._say_nothing(picture, area)
        high = fonts.height(BODY)
        for line in self.lines:
            y = area.y + line.y - self._scroll.offset
            if y + high < area.top or y > area.bottom:
                continue
            if line.tick >= 0 and line.tick == self._pointed:
                picture.fill(colours.RAISED, (area.x, y, area.w, high + 1))
        for line in self.lines:
            y = area.y + line.y - self._scroll.offset
            if area.top - high <= y <= area.bottom:
                words = fonts.render(line.text, line.style, line.tone)
                picture.blit(words, (area.x + PAD + line.indent, y))
        picture.set_clip(None)
        return picture

    def _say_nothing(self, picture: pygame.Surface, area: Rect) -> None:
        y = area.y + PAD
        for i, text in enumerate(NOTHING):
            style, tone = (BOLD, colours.TEXT) if i == 0 else (BODY, colours.SOFT)
            for row in self._fonts.wrap(text, style, area.w - 2 * PAD - 8):
                picture.blit(self._fonts.render(row, style, tone), (area.x + PAD, y))
                y += self._fonts.height(style)
            y += PAD
