"""Feed: what happens, newest below; filters above; a click goes to the moment or to who it was."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pygame
import pygame_gui
from pygame import Rect

from game.core import events as kinds
from game.core.events import Event
from game.core.narrate import clock, tell
from game.core.world import World
from game.session import TickReport
from game.ui import colours
from game.ui.desk import Desk
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.text import BODY, BOLD, SMALL, Fonts, safe_text
from game.ui.widgets import FaceButton, face, frame

KEPT = 400
KEPT_PAST = 80
"""Lines of a moment of the past: each is new to a drag, and takes its time to be laid out."""
RECENT = 50
"""Ticks for which a line leads to where it happened; an older one leads to when."""
PAD = 8

# Filter -> (icon, colour, what its button says). An event belongs to one.
FILTERS: dict[str, tuple[str, colours.Colour, str]] = {
    "talk": ("people", colours.SKY, "Talk and ties"),
    "fights": ("sword", colours.RED, "Fights"),
    "lives": ("heart", colours.PURPLE, "Lives: who came, who died"),
    "things": ("food", colours.GREEN, "Food, drink and things"),
    "world": ("sun", colours.GOLD, "The day, and what you did"),
}
KINDS: dict[type[Event], tuple[str, str]] = {
    kinds.Said: ("talk", "people"),
    kinds.TiesChanged: ("talk", "heart"),
    kinds.VoiceHeard: ("world", "wand"),
    kinds.Attacked: ("fights", "sword"),
    kinds.Guarded: ("fights", "sword"),
    kinds.Fled: ("fights", "warning"),
    kinds.Died: ("lives", "skull"),
    kinds.Arrived: ("lives", "home"),
    kinds.Gave: ("things", "heart"),
    kinds.Ate: ("things", "food"),
    kinds.Drank: ("things", "drop"),
    kinds.NightFell: ("world", "moon"),
    kinds.DayBroke: ("world", "sun"),
    kinds.Spawned: ("world", "spawn"),
    kinds.Removed: ("world", "wand"),
    kinds.Granted: ("world", "wand"),
    kinds.Teleported: ("world", "wand"),
    kinds.CommandRefused: ("world", "warning"),
}
OTHER = ("things", "log")


@dataclass(slots=True)
class _Entry:
    text: str
    hour: str
    filter: str
    icon: str
    who: int
    at: tuple[int, int] | None
    rows: list[str]
    """Wrapped; empty until it is to be shown."""
    tick: int = 0
    concerned: int = 0
    """Whom it is about, alive now or not."""
    begins: bool = False
    """Whether it is the first shown of its hour, and the hour stands above it."""


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
    ) -> None:
        """`go` shows an entity, or else a tile; `visit` a tick, and an entity in it."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._go = go
        self._visit = visit
        self._live: deque[_Entry] | None = None
        """The lines of now, while those of the past are shown."""
        self._told: dict[int, _Entry | None] = {}
        """Event -> its line, for moments that are visited one after the other."""
        self._pointed: _Entry | None = None
        self._entries: deque[_Entry] = deque(maxlen=KEPT)
        self._shown: list[_Entry] = []
        self._scroll = Scroll(sticky=True)
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
        return [entry.text for entry in self._shown]

    def observe(self, report: TickReport) -> None:
        """Note a tick's events; sentences are made now, while all who are in them exist."""
        lines = self._entries if self._live is None else self._live
        for event in report.events:
            entry = self._line(self._desk.session.world, event)
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
                entry = self._line(world, event)
                if entry is not None and len(lines) < KEPT:
                    lines.appendleft(entry)
        self._stale = True

    def show_past(self, events: Mapping[int, Sequence[Event]]) -> None:
        """Show the lines of a moment instead: those of the world that is looked at."""
        world = self._desk.world
        if self._live is None:
            self._live = self._entries
        lines: list[_Entry] = []
        for tick in sorted((tick for tick in events if tick <= world.tick), reverse=True):
            for event in reversed(events[tick]):
                if event.id not in self._told:
                    self._told[event.id] = self._line(world, event)
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

    def _line(self, world: World, event: Event) -> _Entry | None:
        """An event's line, made while all who are in it exist; None if it has none."""
        text = safe_text(tell(world, event), 240) if event.feed else ""
        if not text:
            return None
        group, icon = KINDS.get(type(event), OTHER)
        concerned = [who for who in event.concerns() if who]
        who = next((w for w in concerned if w in world.position), 0)
        at: tuple[int, int] | None = None
        if hasattr(event, "x") and hasattr(event, "y"):
            at = (event.x, event.y)
        elif who:
            position = world.position[who]
            at = (position.x, position.y)
        hour = clock(world.rules, event.tick).rpartition(":")[0] + ":00"
        first = concerned[0] if concerned else 0
        return _Entry(text, hour, group, icon, who, at, [], event.tick, first)

    # --- the panel ---

    def place(self, rect: Rect) -> None:
        """Line up the filters, and wrap anew."""
        super().place(rect)
        for entry in self._entries:
            entry.rows = []
        self._stale = True
        x = rect.right - 6 - len(self.filters) * 32
        for button in self.filters.values():
            button.place(Rect(x, rect.y + 5, 30, 26))
            x += 32

    @property
    def _list(self) -> Rect:
        return Rect(self.rect.x + 1, self.rect.y + 36, self.rect.w - 2, self.rect.h - 37)

    def handle(self, event: pygame.Event) -> bool:
        """Scroll, or go to a line's place."""
        before = self._scroll.offset
        if self._scroll.handle(event, self._list):
            self._stale = self._stale or before != self._scroll.offset
            return True
        if event.type != pygame.MOUSEBUTTONDOWN or not self.hit(event):
            return False
        if event.button == 1 and self._list.collidepoint(event.pos):
            entry = self._entry_at(event.pos[1] - self._list.y + self._scroll.offset)
            if entry is not None:
                self._follow(entry)
        return True

    def _follow(self, entry: _Entry) -> None:
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
        over = pygame.mouse.get_focused() and self._list.collidepoint(where)
        at = where[1] - self._list.y + self._scroll.offset
        pointed = self._entry_at(at) if over else None
        if pointed is not self._pointed:
            self._pointed = pointed
            self._stale = True
        if self._stale:
            self._stale = False
            self._measure()
            self._picture = self._draw_list()

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
        frame(target, self.rect, self._list if self._picture is not None else None)
        heading = self._fonts.render("What happens", BOLD, colours.TEXT)
        target.blit(heading, heading.get_rect(midleft=(self.rect.x + 12, self.rect.y + 18)))
        if self._picture is not None:
            target.blit(self._picture, self._list)
        self._scroll.draw(target, self._list)

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

    def _measure(self) -> None:
        self._shown = [entry for entry in self._entries if entry.filter not in self.hidden]
        width = self._list.w - self._left - 14
        hour = ""
        for entry in self._shown:
            if not entry.rows:
                entry.rows = self._fonts.wrap(entry.text, BODY, width, 3)
            entry.begins = entry.hour != hour
            hour = entry.hour
        self._scroll.measure(sum(map(self._height, self._shown)) + PAD, self._list.h)

    @property
    def _left(self) -> int:
        """Where the words begin, after hour and icon."""
        return 34

    def _height(self, entry: _Entry) -> int:
        return len(entry.rows) * self._fonts.height(BODY) + 5 + self._above(entry)

    def _above(self, entry: _Entry) -> int:
        """Room for the hour above an entry."""
        return self._fonts.height(SMALL) + 3 if entry.begins else 0

    def _entry_at(self, y: int) -> _Entry | None:
        top = PAD // 2
        for entry in self._shown:
            height = self._height(entry)
            if top <= y < top + height:
                return entry
            top += height
        return None

    def hint(self) -> tuple[str, int] | None:
        """Where the line under the mouse leads, in words, and the middle of it on the screen."""
        entry = self._pointed
        if entry is None or entry not in self._shown:
            return None
        when = f"{clock(self._desk.world.rules, entry.tick)} (tick {entry.tick:,})"
        if self.leads_back(entry.tick):
            return f"Click: go to this moment, {when}", pygame.mouse.get_pos()[1]
        return f"Click: show where · {when}", pygame.mouse.get_pos()[1]

    def _draw_list(self) -> pygame.Surface:
        area = self._list
        picture = pygame.Surface(area.size)
        picture.fill(colours.DEEP)
        if not self._shown:
            empty = "Nothing that the filters let through" if self.hidden else "Nothing yet"
            picture.blit(self._fonts.render(empty, BODY, colours.FAINT), (12, 8))
            return picture
        y = PAD // 2 - self._scroll.offset
        step = self._fonts.height(BODY)
        for entry in self._shown:
            height = self._height(entry)
            if y + height > 0:
                top = y + self._above(entry)
                if entry.begins:
                    stamp = self._fonts.render(entry.hour, SMALL, colours.FAINT)
                    picture.blit(stamp, (self._left, y + 1))
                    middle = y + stamp.height // 2 + 1
                    left = self._left + stamp.width + 8
                    picture.fill(colours.RAISED, (left, middle, area.w - left - 14, 1))
                if entry is self._pointed:
                    picture.fill(colours.RAISED, (0, top - 1, area.w, y + height - top))
                colour = FILTERS[entry.filter][1]
                picture.fill(colour, (3, top + 2, 3, y + height - top - 5))
                picture.blit(self._pictures.icon(entry.icon), (12, top + (step - 16) // 2))
                for i, row in enumerate(entry.rows):
                    words = self._fonts.render(row, BODY, colours.TEXT)
                    picture.blit(words, (self._left, top + i * step))
            y += height
            if y > area.h:
                break
        return picture
