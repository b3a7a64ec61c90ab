"""Charts: the panel beside the map; curves up to the moment that is seen."""

from collections.abc import Callable, Sequence

import pygame
from pygame import Rect

from game.core.narrate import clock
from game.ui import colours
from game.ui.charts.curve import Curve, figures
from game.ui.charts.plot import tick_of, x_of
from game.ui.charts.plots import Plots
from game.ui.desk import Desk
from game.ui.panels.aside import Aside
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.text import BODY, BOLD, SMALL, SMALL_BOLD, Fonts
from game.ui.timeline.track import PAST
from game.ui.widgets import frame

PAD = 8
CELL = 164
"""Pixels that a chart is wide at the least."""
PLOT = 38
"""Pixels that a plot is high."""
BEAT = 0.25
"""Seconds between two looks at what was measured."""
NOTHING = (
    "Nothing has been measured yet.",
    "While the world runs, curves grow here: people, needs, goods, prices, who knows whom, "
    "and what is done: talk, gifts, trades, thefts, blows.",
    "The first point comes within an hour of the world's day.",
)


class Charts(Aside):
    """All curves that there are, as many across as there is room for."""

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
        self.curves: list[Curve] = []
        """Those that have something to show."""
        self._bare: list[str] = []
        """Titles of the others."""
        self._scroll = Scroll()
        self._plots = Plots()
        self._titles: dict[tuple[str, int], str] = {}
        """What is left of a title in so many pixels."""
        self._waited = BEAT
        self._pointed: tuple[int, int] | None = None
        self._picture: pygame.Surface | None = None
        self._key: object = None

    def renew(self) -> None:
        """Take in what was measured at the next frame."""
        self._waited = BEAT

    def clear(self) -> None:
        """Forget all, for another world."""
        self.curves, self._bare = [], []
        self._plots.of.clear()
        self._picture = None
        self._scroll.offset = 0
        self._waited = BEAT

    def place(self, rect: Rect) -> None:
        """Take another rectangle."""
        if rect != self.rect:
            super().place(rect)
            self._plots.of.clear()
            self._picture = None

    # --- where things are ---

    @property
    def span(self) -> tuple[int, int]:
        """The ticks of the first and the last column of each plot."""
        ticks = self.curves[0].ticks if self.curves else ()
        return (ticks[0], ticks[-1]) if ticks else (0, 0)

    @property
    def _list(self) -> Rect:
        top = self._fonts.height(BOLD) + self._fonts.height(SMALL) + 14
        return Rect(self.rect.x + 1, self.rect.y + top, self.rect.w - 2, self.rect.h - top - 1)

    @property
    def _across(self) -> int:
        return max(1, (self._list.w - PAD) // (round(CELL * self._fonts.scale) + PAD))

    @property
    def _cell(self) -> tuple[int, int]:
        wide = (self._list.w - PAD - 8) // self._across - PAD
        return wide, self._fonts.height(SMALL_BOLD) + 3 + PLOT

    @property
    def _wide(self) -> int:
        """Pixels that a plot is wide: right of it stand its limits."""
        return self._cell[0] - self._fonts.width("100.0", SMALL) - 5

    def plot_of(self, index: int) -> Rect:
        """Where the plot of a curve stands on the screen, as far as it is scrolled now."""
        wide, high = self._cell
        x = self._list.x + PAD + index % self._across * (wide + PAD)
        y = self._list.y + index // self._across * (high + PAD) - self._scroll.offset
        return Rect(x, y + high - PLOT, self._wide, PLOT)

    # --- the panel ---

    def handle(self, event: pygame.Event) -> bool:
        """Scroll; a click on a plot goes to its moment."""
        if not self.shown:
            return False
        if self._scroll.handle(event, self._list):
            return True
        if event.type == pygame.MOUSEWHEEL:
            return bool(self.rect.collidepoint(pygame.mouse.get_pos()))
        if event.type != pygame.MOUSEBUTTONDOWN or not self.hit(event):
            return False
        if event.button == 1:
            tick = self._tick_at(event.pos)
            if tick is not None:
                self._visit(tick)
        return True

    def _tick_at(self, where: tuple[int, int]) -> int | None:
        """The tick at a pixel of the screen, if it lies on a plot."""
        if not self._list.collidepoint(where):
            return None
        for i in range(len(self.curves)):
            place = self.plot_of(i)
            if place.collidepoint(where):
                return tick_of(where[0] - place.x, self.span, place.w)
        return None

    def update(self, seconds: float) -> None:
        """Take in what was measured, and a few plots of it."""
        if not self.shown:
            return
        self._waited += seconds
        if self._waited >= BEAT:
            self._waited = 0.0
            self._take(self._desk.curves())
        where = pygame.mouse.get_pos()
        inside = pygame.mouse.get_focused() and self.rect.collidepoint(where)
        self._pointed = where if inside and self._tick_at(where) is not None else None

    def _take(self, curves: Sequence[Curve]) -> None:
        self.curves = [curve for curve in curves if not curve.empty]
        self._bare = [curve.title for curve in curves if curve.empty]
        rows = -(-len(self.curves) // self._across)
        high = rows * (self._cell[1] + PAD)
        if self._bare and self.curves:
            high += len(self._still_bare()) * self._fonts.height(SMALL) + PAD
        self._scroll.measure(high, self._list.h)

    def _still_bare(self) -> list[str]:
        text = "Still nothing of: " + ", ".join(title.casefold() for title in self._bare)
        return self._fonts.wrap(text, SMALL, self._list.w - 2 * PAD - 8, 6)

    def _refresh(self) -> bool:
        """Draw some of the plots that are not as they should be; whether any was."""
        seen = [self.plot_of(i).colliderect(self._list) for i in range(len(self.curves))]
        return self._plots.refresh((self._wide, PLOT), self.curves, self.span, seen)

    # --- drawing ---

    def draw(self, target: pygame.Surface) -> None:
        """The panel, as it was drawn last unless something changed."""
        if not self.shown:
            return
        world, past = self._desk.world, self._desk.past is not None
        span, wide = self.span, self._wide
        moment = x_of(min(max(world.tick, span[0]), span[1]), span, wide)
        step = self.curves[0].upto(world.tick) if self.curves else 0
        key = (moment, step, past, self._scroll.offset, self._pointed, len(self.curves))
        if self._refresh() or key != self._key or self._picture is None:
            self._key = key
            self._picture = self._draw(moment, past)
        target.blit(self._picture, self.rect)
        self._say_when(target, past)
        self._scroll.draw(target, self._list)

    def _draw(self, moment: int, past: bool) -> pygame.Surface:
        picture = pygame.Surface(self.rect.size)
        frame(picture, picture.get_rect())
        shown = self._tick_told()
        icon = self._pictures.icon("chart")
        title = self._fonts.render("Charts", BOLD, colours.TEXT)
        picture.blit(icon, (PAD + 2, 6 + (title.height - icon.height) // 2))
        picture.blit(title, (PAD + 24, 6))
        area = self._list.move(-self.rect.x, -self.rect.y)
        picture.set_clip(area)
        if not self.curves:
            self._say_nothing(picture, area)
        for i, curve in enumerate(self.curves):
            place = self.plot_of(i).move(-self.rect.x, -self.rect.y)
            if place.bottom >= area.top and place.top - 30 <= area.bottom:
                self._chart(picture, curve, place, moment, past, shown)
        if self._bare and self.curves:
            last = self.plot_of(len(self.curves) - 1).move(-self.rect.x, -self.rect.y)
            for i, row in enumerate(self._still_bare()):
                words = self._fonts.render(row, SMALL, colours.FAINT)
                at = (area.x + PAD, last.bottom + PAD + i * self._fonts.height(SMALL))
                picture.blit(words, at)
        picture.set_clip(None)
        return picture

    def _tick_told(self) -> int:
        """The tick whose values stand beside the titles: that under the mouse, or the moment."""
        tick = self._desk.world.tick
        pointed = self._tick_at(self._pointed) if self._pointed else None
        return tick if pointed is None else min(pointed, tick)

    def _say_when(self, target: pygame.Surface, past: bool) -> None:
        """The line under the heading; in the past it changes with each tick."""
        rules, tick = self._desk.world.rules, self._tick_told()
        if self._pointed:
            text, tone = f"Pointed at: {clock(rules, tick)} (tick {tick:,})", colours.ACCENT
        elif past:
            text, tone = f"As of the past: {clock(rules, tick)} (tick {tick:,})", PAST
        else:
            text, tone = "Now · click on a curve: go to that moment", colours.SOFT
        words = self._fonts.render(text, SMALL, tone)
        at = (self.rect.x + PAD + 2, self.rect.y + 8 + self._fonts.height(BOLD))
        target.blit(words, at, (0, 0, self.rect.w - 2 * PAD - 4, words.height))

    def _say_nothing(self, picture: pygame.Surface, area: Rect) -> None:
        y = area.y + PAD
        for i, text in enumerate(NOTHING):
            style, tone = (BOLD, colours.TEXT) if i == 0 else (BODY, colours.SOFT)
            for row in self._fonts.wrap(text, style, area.w - 2 * PAD - 8):
                picture.blit(self._fonts.render(row, style, tone), (area.x + PAD, y))
                y += self._fonts.height(style)
            y += PAD

    def _chart(
        self,
        picture: pygame.Surface,
        curve: Curve,
        place: Rect,
        moment: int,
        past: bool,
        tick: int,
    ) -> None:
        """One chart: what it is, its value at `tick`, its curve up to the moment."""
        fonts, found = self._fonts, self._plots.of[curve.name]
        whole = self._cell[0]
        top = place.y - fonts.height(SMALL_BOLD) - 2
        value = fonts.render(self._told(curve, tick), SMALL_BOLD, colours.TEXT)
        picture.blit(value, (place.x + whole - value.width, top))
        room = whole - value.width - 8
        title = self._titles.get((curve.title, room))
        if title is None:
            title = self._titles[curve.title, room] = fonts.cut(curve.title, SMALL, room)
        picture.blit(fonts.render(title, SMALL, colours.SOFT), (place.x, top))
        picture.fill(colours.DEEP, place)
        seen = min(moment + 1, place.w) if past else place.w
        picture.blit(found.picture, place, (0, 0, seen, place.h))
        if past:  # what lies ahead of the moment is not told: it is only marked that there is more
            for x in range(place.x + moment + 4, place.right, 6):
                picture.fill(colours.RAISED, (x, place.bottom - 2, 3, 1))
            picture.fill(PAST, (place.x + min(moment, place.w - 2), place.y, 2, place.h))
        if found.high > found.low and not curve.counted:
            low_y = place.bottom - fonts.height(SMALL)
            for number, y in ((found.high, place.y - 1), (found.low, low_y)):
                label = fonts.render(figures(number), SMALL, colours.FAINT)
                picture.blit(label, (place.right + 4, y))
        if self._pointed is not None:
            x = x_of(tick, self.span, place.w)
            picture.fill(colours.ACCENT, (place.x + x, place.y, 1, place.h))

    def _told(self, curve: Curve, tick: int) -> str:
        """The measure at a tick in figures: the last value, or all that was counted so far."""
        end = min(curve.upto(tick), self._plots.of[curve.name].count)
        if not end:
            return "–"
        told = figures(self._plots.of[curve.name].sums[end - 1])
        return told + " in all" if curve.counted else told
