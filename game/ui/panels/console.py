"""Console: a log of cached lines, a line of entry with history, and completion."""

from collections import deque
from dataclasses import dataclass

import pygame
import pygame_gui
from pygame import Rect
from pygame_gui.elements import UITextEntryLine

from game.console import Line
from game.ui import colours
from game.ui.desk import Desk
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.text import MONO, Fonts, safe_text
from game.ui.widgets import frame

KEPT = 5000
LINE_LIMIT = 1000
HISTORY = 200
PAD = 8
TONES = {"echo": colours.ACCENT, "info": colours.TEXT, "error": colours.RED}
GREETING = "Type /help for all commands; Tab completes, Up and Down bring back what you typed."


@dataclass(slots=True)
class _Row:
    text: str
    tone: colours.Colour


class ConsolePanel(Panel):
    """The window's view of `game.console`."""

    def __init__(
        self, manager: pygame_gui.UIManager, fonts: Fonts, pictures: Pictures, desk: Desk
    ) -> None:
        """Lines go to the desk's console."""
        super().__init__()
        self._manager = manager
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._lines: deque[Line] = deque(maxlen=KEPT)
        self._rows: deque[_Row] = deque(maxlen=KEPT)
        self._scroll = Scroll(sticky=True)
        self._picture: pygame.Surface | None = None
        self._history: list[str] = []
        self._at = 0
        self._draft = ""
        self._choices: list[str] = []
        self._choice = -1
        self._swallow = ""
        self.open = True
        self.entry = UITextEntryLine(
            Rect(0, 0, 100, 30),
            manager,
            object_id="#console_entry",
            placeholder_text="Type a command, such as /spawn apple",
        )
        self.entry.set_text_length_limit(500)
        self.show([Line("info", GREETING)])

    # --- lines ---

    @property
    def texts(self) -> list[str]:
        """All lines kept, oldest first."""
        return [line.text for line in self._lines]

    def show(self, lines: list[Line]) -> None:
        """Add lines."""
        for line in lines:
            # Columns matter here: the spaces stay.
            indent = len(line.text) - len(line.text.lstrip(" "))
            text = " " * indent + safe_text(line.text, LINE_LIMIT)
            self._lines.append(Line(line.kind, text))
            self._wrap(self._lines[-1])
        if lines:
            self._picture = None

    def run(self, text: str) -> None:
        """Run a line as if it had been typed."""
        text = text.strip()
        if not text:
            return
        if not self._history or self._history[-1] != text:
            self._history.append(text)
            del self._history[:-HISTORY]
        self._at = len(self._history)
        self.show(self._desk.console.run(text))
        self._scroll.to_end()

    def _wrap(self, line: Line) -> None:
        tone = TONES.get(line.kind, colours.TEXT)
        prefix = "> " if line.kind == "echo" else ""
        across = max(20, (self.rect.w - 2 * PAD - 10) // self._fonts.width("m", MONO))
        text = prefix + line.text
        indent = " " * min(len(text) - len(text.lstrip(" ")) + 2, across // 2)
        first = True
        while first or text.strip():
            room = across if first else across - len(indent)
            part = text[:room]
            if len(text) > room and " " in part.strip():
                part = part[: part.rindex(" ")]
            self._rows.append(_Row(part if first else indent + part, tone))
            text = text[len(part) :].lstrip(" ")
            first = False

    # --- typing ---

    @property
    def typing(self) -> bool:
        """Whether keys go into the line of entry."""
        focus = self._manager.get_focus_set()
        return focus is not None and self.entry in focus

    def focus(self, text: str | None = None, typed: str = "") -> None:
        """Go and type here; `typed` is the letter whose key led here, which isn't to be typed."""
        self._manager.set_focus_set(self.entry.get_focus_set())
        if text is not None:
            self._set(text)
        self._swallow = typed

    def leave(self) -> None:
        """Give the keys back to the world."""
        if self.typing:
            self._manager.set_focus_set(None)

    def before(self, event: pygame.Event) -> bool:
        """Keys that mean something else here than to the line of entry."""
        if event.type == pygame.TEXTINPUT and self._swallow:
            swallowed, self._swallow = self._swallow, ""
            return bool(event.text == swallowed)
        if event.type == pygame.KEYUP:
            self._swallow = ""
        if not self.typing or event.type != pygame.KEYDOWN:
            return False
        if event.key == pygame.K_TAB:
            self._complete(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return True
        self._choices = []
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            self._recall(-1 if event.key == pygame.K_UP else 1)
            return True
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            page = self._log.h * (-1 if event.key == pygame.K_PAGEUP else 1)
            self._scroll.move(page)
            self._picture = None
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            text = self.entry.get_text()
            self._set("")
            self.run(text)
            return True
        return False

    def _recall(self, step: int) -> None:
        if self._at == len(self._history):
            self._draft = self.entry.get_text()
        self._at = min(max(self._at + step, 0), len(self._history))
        self._set(self._history[self._at] if self._at < len(self._history) else self._draft)

    def _complete(self, step: int) -> None:
        """The only way on, else the common beginning, else one choice after the other."""
        if not self._choices:
            begun = self.entry.get_text()
            choices = self._desk.console.complete(begun)
            if len(choices) == 1:
                self._set(choices[0] + " ")
                return
            if not choices:
                return
            common = _common(choices)
            if len(common) > len(begun):
                self._set(common)
                return
            self._choices, self._choice = choices, -1 if step > 0 else 0
            names = "  ".join(choice.rpartition(" ")[2] for choice in choices[:40])
            self.show([Line("info", names)])
        self._choice = (self._choice + step) % len(self._choices)
        self._set(self._choices[self._choice])

    def _set(self, text: str) -> None:
        self.entry.set_text(text)
        self.entry.cursor_has_moved_recently = True

    # --- the panel ---

    def place(self, rect: Rect) -> None:
        """Wrap anew if the width changed."""
        rewrap = rect.w != self.rect.w
        super().place(rect)
        height = self._entry_height
        self.entry.set_dimensions((rect.w - 16, height))
        self.entry.set_relative_position((rect.x + 8, rect.bottom - height - 5))
        if rewrap:
            self._rows.clear()
            for line in self._lines:
                self._wrap(line)
        self._picture = None

    @property
    def _entry_height(self) -> int:
        return self._fonts.height(MONO) + 10

    @property
    def _log(self) -> Rect:
        bottom = self.rect.bottom - self._entry_height - 8
        return Rect(self.rect.x + 8, self.rect.y + 6, self.rect.w - 16, bottom - self.rect.y - 6)

    def handle(self, event: pygame.Event) -> bool:
        """Scroll the log."""
        if self.open and self._scroll.handle(event, self._log):
            self._picture = None
            return True
        return event.type == pygame.MOUSEBUTTONDOWN and self.hit(event)

    def update(self, seconds: float) -> None:
        """Show what became of commands, and draw anew if something came."""
        if not self.typing:
            self.entry.cursor_has_moved_recently = False  # or it would show a cursor all the same
        later = self._desk.console.drain()
        if later:
            self.show(later)
        if self._picture is None and self.open:
            step = self._fonts.height(MONO)
            self._scroll.measure(len(self._rows) * step + PAD, self._log.h)
            self._picture = self._draw_log(step)

    def draw(self, target: pygame.Surface) -> None:
        """The log; the line of entry is pygame_gui's."""
        shown = self.open and self._picture is not None
        frame(target, self.rect, self._log if shown else None)
        if self.open and self._picture is not None:
            target.blit(self._picture, self._log)
            self._scroll.draw(target, self._log)

    def _draw_log(self, step: int) -> pygame.Surface:
        picture = pygame.Surface(self._log.size)
        picture.fill(colours.DEEP)
        first = max(0, (self._scroll.offset - PAD // 2) // step)
        y = PAD // 2 + first * step - self._scroll.offset
        for i in range(first, min(len(self._rows), first + self._log.h // step + 2)):
            row = self._rows[i]
            picture.blit(self._fonts.render(row.text, MONO, row.tone), (PAD, y))
            y += step
        return picture


def _common(choices: list[str]) -> str:
    """The longest beginning that all share.

    >>> _common(["/spawn apple", "/spawn agent"])
    '/spawn a'
    """
    low, high = min(choices), max(choices)
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    return low[:same]
