"""Feed: what happens, newest below; filters above; a click goes to who it was about."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pygame
import pygame_gui
from pygame import Rect

from game.core import events as kinds
from game.core.events import Event
from game.core.narrate import clock, tell
from game.session import TickReport
from game.ui import colours
from game.ui.desk import Desk
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.text import BODY, BOLD, SMALL, Fonts, safe_text
from game.ui.widgets import FaceButton, face, frame

KEPT = 400
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
    ) -> None:
        """`go` shows an entity, or else a tile."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._go = go
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
        world = self._desk.world
        for event in report.events:
            if event.feed:
                text = tell(world, event)
                if text:
                    self._add(event, safe_text(text, 240))

    def clear(self) -> None:
        """Forget all, for another world."""
        self._entries.clear()
        self._stale = True

    def toggle(self, name: str) -> None:
        """Hide or show one family of events."""
        self.hidden ^= {name}
        self._stale = True

    def _add(self, event: Event, text: str) -> None:
        world = self._desk.world
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
        self._entries.append(_Entry(text, hour, group, icon, who, at, []))
        self._stale = True

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
                who = entry.who if entry.who in self._desk.world.position else 0
                self._go(who, entry.at)
        return True

    def update(self, seconds: float) -> None:
        """Draw anew if something came or moved."""
        for name, button in self.filters.items():
            button.show(self._chip(name))
            button.mark(name not in self.hidden)
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
        """The heading and the list."""
        frame(target, self.rect, self._list if self._picture is not None else None)
        heading = self._fonts.render("What happens", BOLD, colours.TEXT)
        target.blit(heading, heading.get_rect(midleft=(self.rect.x + 12, self.rect.y + 18)))
        if self._picture is not None:
            target.blit(self._picture, self._list)
        self._scroll.draw(target, self._list)

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
