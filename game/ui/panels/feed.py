"""Feed: what happens, newest below; filters above; a click goes to the moment or to who it was."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pygame
import pygame_gui
from pygame import Rect

from game.core.events import Event
from game.core.narrate import clock
from game.session import TickReport
from game.ui import colours
from game.ui.desk import Desk
from game.ui.panels.feed_entry import FILTERS, Entry, entry_of
from game.ui.panels.feed_list import FeedList
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.text import BOLD, SMALL, Fonts
from game.ui.widgets import FaceButton, face, frame

HEADING = "What happens"
KEPT = 400
KEPT_PAST = 80
"""Lines of a moment of the past: each is new to a drag, and takes its time to be laid out."""
RECENT = 50
"""Ticks for which a line leads to where it happened; an older one leads to when."""


class Feed(Panel):
    """An observer of the session, and its list."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        fonts: Fonts,
        pictures: Pictures,
        desk: Desk,
        go: Callable[[int, tuple[int, int] | None], object],
        visit: Callable[[int, int], object] = lambda tick, entity: None,
        why: Callable[[int, int, int], object] = lambda entity, tick, deed: None,
    ) -> None:
        """`go` shows an entity, or else a tile; `visit` a tick, and an entity in it.

        `why` shows what somebody's deed at a tick rested on; its event's id comes third, or 0.
        """
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._go = go
        self._visit = visit
        self._why = why
        self._live: deque[Entry] | None = None
        """The lines of now, while those of the past are shown."""
        self._told: dict[int, Entry | None] = {}
        """Event -> its line, for moments that are visited one after the other."""
        self._pointed: Entry | None = None
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._lines = FeedList(fonts, pictures)
        self._picture: pygame.Surface | None = None
        self._stale = True
        self.hidden: set[str] = set()
        self._chips: dict[tuple[str, bool], pygame.Surface] = {}
        self.filters = {
            name: FaceButton(manager, tip, partial(self.toggle, name), "@chip")
            for name, (_, _, tip) in FILTERS.items()
        }

    @property
    def texts(self) -> list[str]:
        """The lines that the filters let through, oldest first."""
        return [entry.text for entry in self.shown]

    @property
    def shown(self) -> list[Entry]:
        """Those lines themselves."""
        return self._lines.shown

    def observe(self, report: TickReport) -> None:
        """Note a tick's events; sentences are made now, while all who are in them exist."""
        lines = self._entries if self._live is None else self._live
        for event in report.events:
            entry = entry_of(self._desk.session.world, event)
            if entry is not None:
                lines.append(entry)
                self._stale = True

    def recall(self, events: Mapping[int, Sequence[Event]]) -> None:
        """Put what happened before this window saw the world above all else."""
        world = self._desk.session.world
        lines = self._entries if self._live is None else self._live
        known = lines[0].tick if lines else world.tick + 1
        for tick in sorted((tick for tick in events if tick < known), reverse=True):
            for event in reversed(events[tick]):
                entry = entry_of(world, event)
                if entry is not None and len(lines) < KEPT:
                    lines.appendleft(entry)
        self._stale = True

    def show_past(self, events: Mapping[int, Sequence[Event]]) -> None:
        """Show the lines of a moment instead: those of the world that is looked at."""
        world = self._desk.world
        if self._live is None:
            self._live = self._entries
        lines: list[Entry] = []
        for tick in sorted((tick for tick in events if tick <= world.tick), reverse=True):
            for event in reversed(events[tick]):
                if event.id not in self._told:
                    self._told[event.id] = entry_of(world, event)
                entry = self._told[event.id]
                if entry is not None:
                    lines.append(entry)
            if len(lines) >= KEPT_PAST:
                break
        if len(self._told) > 20 * KEPT:
            self._told.clear()
        self._entries = deque(reversed(lines[:KEPT_PAST]), KEPT)
        self._stale = True

    def show_now(self) -> None:
        """Show the lines of now again."""
        if self._live is not None:
            self._entries, self._live = self._live, None
            self._told.clear()
            self._stale = True

    def clear(self) -> None:
        """Forget all, for another world."""
        self.show_now()
        self._entries.clear()
        self._stale = True

    def toggle(self, name: str) -> None:
        """Hide or show one family of events."""
        self.hidden ^= {name}
        self._stale = True

    # --- the panel ---

    def place(self, rect: Rect) -> None:
        """Line up the filters, and wrap anew."""
        super().place(rect)
        for entry in self._entries:
            entry.rows = []
        self._stale = True
        heading = 12 + self._fonts.width(HEADING, BOLD) + 6
        step = min(32, (rect.w - heading - 6) // len(self.filters))
        x = rect.right - 6 - len(self.filters) * step
        for button in self.filters.values():
            button.place(Rect(x, rect.y + 5, step - 2, 26))
            x += step

    @property
    def area(self) -> Rect:
        """Where the lines stand."""
        return Rect(self.rect.x + 1, self.rect.y + 36, self.rect.w - 2, self.rect.h - 37)

    def handle(self, event: pygame.Event) -> bool:
        """Scroll, or go to a line's place."""
        before = self._lines.scroll.offset
        if self._lines.scroll.handle(event, self.area):
            self._stale = self._stale or before != self._lines.scroll.offset
            return True
        if event.type != pygame.MOUSEBUTTONDOWN or not self.hit(event):
            return False
        if event.button in (1, 3) and self.area.collidepoint(event.pos):
            entry = self._lines.at(event.pos[1] - self.area.y)
            if entry is not None:
                asks = event.button == 3 or self._lines.on_mark(event.pos[0] - self.area.x)
                if asks and self.has_why(entry):
                    self._why(entry.concerned, entry.tick, entry.deed)
                elif event.button == 1:
                    self._follow(entry)
        return True

    def has_why(self, entry: Entry) -> bool:
        """Whether a line tells of somebody's deed, which rests on a decision."""
        return entry.concerned in self._desk.world.names

    def _follow(self, entry: Entry) -> None:
        """Go where a line leads."""
        if self.leads_back(entry.tick):
            self._visit(entry.tick, entry.who or entry.concerned)
        else:
            who = entry.who if entry.who in self._desk.world.position else 0
            self._go(who, entry.at)

    def leads_back(self, tick: int) -> bool:
        """Whether a line of this tick leads to another moment than the one that is seen."""
        if self._desk.chronicle is None:
            return False
        near = 0 if self._desk.past is not None else RECENT
        return abs(self._desk.world.tick - tick) > near

    def update(self, seconds: float) -> None:
        """Draw anew if something came or moved."""
        for name, button in self.filters.items():
            button.show(self._chip(name))
            button.mark(name not in self.hidden)
        where = pygame.mouse.get_pos()
        over = pygame.mouse.get_focused() and self.area.collidepoint(where)
        pointed = self._lines.at(where[1] - self.area.y) if over else None
        if pointed is not self._pointed:
            self._pointed = pointed
            self._stale = True
        if self._stale:
            self._stale = False
            let_through = (entry for entry in self._entries if entry.filter not in self.hidden)
            self._lines.measure(let_through, self.area.size)
            empty = "Nothing that the filters let through" if self.hidden else "Nothing yet"
            self._picture = self._lines.draw(
                empty, self._pointed, self._pointed is not None and self.has_why(self._pointed)
            )

    def _chip(self, name: str) -> pygame.Surface:
        """A filter's icon, faint where it hides its events."""
        key = (name, name in self.hidden)
        found = self._chips.get(key)
        if found is None:
            found = face(self._fonts, self._pictures.icon(FILTERS[name][0]), "")
            if key[1]:
                found.fill((255, 255, 255, 70), special_flags=pygame.BLEND_RGBA_MULT)
            self._chips[key] = found
        return found

    def draw(self, target: pygame.Surface) -> None:
        """The heading and the list, and where the line under the mouse leads."""
        frame(target, self.rect, self.area if self._picture is not None else None)
        heading = self._fonts.render(HEADING, BOLD, colours.TEXT)
        target.blit(heading, heading.get_rect(midleft=(self.rect.x + 12, self.rect.y + 18)))
        if self._picture is not None:
            target.blit(self._picture, self.area)
        self._lines.scroll.draw(target, self.area)

    def draw_tip(self, target: pygame.Surface) -> None:
        """Where the line under the mouse leads, beside the panel."""
        hint = self.hint()
        if hint is None:
            return
        words = self._fonts.render(hint[0], SMALL, colours.TEXT)
        box = words.get_rect(midright=(self.rect.x - 14, hint[1])).inflate(14, 8)
        box.clamp_ip(target.get_rect())
        pygame.draw.rect(target, colours.PANEL, box, border_radius=4)
        pygame.draw.rect(target, colours.ACCENT, box, 1, border_radius=4)
        target.blit(words, words.get_rect(center=box.center))

    def hint(self) -> tuple[str, int] | None:
        """Where the line under the mouse leads, in words, and the middle of it on the screen."""
        entry = self._pointed
        if entry is None or entry not in self.shown:
            return None
        when = f"{clock(self._desk.world.rules, entry.tick)} (tick {entry.tick:,})"
        why = " · ? or right click: why" if self.has_why(entry) else ""
        if self.leads_back(entry.tick):
            words = f"Click: go to this moment, {when}{why}"
        else:
            words = f"Click: show where · {when}{why}"
        return words, pygame.mouse.get_pos()[1]
