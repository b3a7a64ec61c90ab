"""Toolbar: time, the spawn palette's button, files, help; and what o'clock it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pygame
import pygame_gui
from pygame import Rect

from game.timing import SPEEDS, speed_name
from game.ui import colours
from game.ui.daylight import clock_text, darkness, tint_at
from game.ui.deeds import title
from game.ui.hands import Hands
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.text import BOLD, SMALL, Fonts
from game.ui.widgets import FaceButton, face, frame

ICONS = {"story": "log"}
"""Of tools that have no icon of their own name."""
GAP = 4
GROUP = 12
SPAWN_LABEL = 84
"""Pixels for what is to be spawned."""


@dataclass(slots=True)
class _Tool:
    key: str
    label: str
    button: FaceButton
    group: int


class Toolbar(Panel):
    """The row along the upper edge."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        fonts: Fonts,
        pictures: Pictures,
        hands: Hands,
        opens: Mapping[str, Callable[[], object]],
    ) -> None:
        """`opens`: what `spawn`, `chart`, `story` and `help` open or close."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._hands = hands
        self._shown: object = None
        self._words = 2
        """How many buttons carry words: all, only the palette's, or none."""
        self.open: set[str] = set()
        """Which of what it opens is open."""

        def tool(key: str, label: str, group: int, tip: str, press: Callable[[], object]) -> _Tool:
            return _Tool(key, label, FaceButton(manager, tip, press), group)

        self.tools = [
            tool("pause", "Pause", 0, "Pause or go on  <b>Space</b>", hands.pause),
            tool("step", "Step", 0, "One tick, then stand still  <b>.</b>", hands.step),
        ]
        for i, speed in enumerate(SPEEDS):
            tip = f"{'As fast as it goes' if not speed else f'Speed {speed}×'}  <b>{i + 1}</b>"
            self.tools.append(
                tool(f"x{speed}", speed_name(speed), 1, tip, partial(hands.speed, speed))
            )
        self.tools += [
            tool("spawn", "Spawn", 2, "Put something into the world  <b>B</b>", opens["spawn"]),
            tool("chart", "Charts", 2, "What is measured, as curves  <b>C</b>", opens["chart"]),
            tool("story", "Story", 2, "The chronicle so far  <b>H</b>", opens["story"]),
            tool("save", "Save", 3, "Save now  <b>F5</b>", hands.save),
            tool("camera", "Photo", 3, "Keep a picture  <b>F12</b>", hands.screenshot),
            tool("help", "Help", 3, "Keys and mouse  <b>F1</b>", opens["help"]),
        ]
        self.by_key = {tool.key: tool.button for tool in self.tools}

    def place(self, rect: Rect) -> None:
        """Line the buttons up from the left, with as many words as there is room for."""
        super().place(rect)
        self._shown = None
        room = self.clock_left() - rect.x - 8
        self._words = next((words for words in (2, 1) if self._whole_width(words) <= room), 0)
        self.update(0)
        height = rect.h - 12
        x = rect.x + 8
        group = 0
        for tool in self.tools:
            if tool.group != group:
                x += GROUP - GAP
                group = tool.group
            width = self._width(tool, self._words)
            tool.button.place(Rect(x, rect.y + 6, width, height))
            x += width + GAP

    def update(self, seconds: float) -> None:
        """Show what is chosen."""
        time = self._hands.desk.time
        opened = frozenset(self.open)
        shown = (time.paused, time.speed, self._hands.prefab, opened, self.rect.w)
        if shown == self._shown:
            return
        self._shown = shown
        for tool in self.tools:
            tool.button.show(self._face(tool))
            tool.button.mark(
                (tool.key == "pause" and time.paused)
                or (tool.key == f"x{time.speed}" and not time.paused)
                or tool.key in self.open
                or (tool.key == "spawn" and bool(self._hands.prefab))
            )

    def draw(self, target: pygame.Surface) -> None:
        """The ground and the clock; the buttons are pygame_gui's."""
        frame(target, self.rect)
        self._clock(target)

    def clock_left(self) -> int:
        """Where the clock begins: buttons end before it."""
        return self.rect.right - 14 - self._clock_width() - 40

    def _clock_width(self) -> int:
        words = self._fonts.width("Day 1000", SMALL) + self._fonts.width("00:00", BOLD)
        return max(96, words + 12)

    def _whole_width(self, words: int) -> int:
        groups = self.tools[-1].group
        widths = sum(self._width(tool, words) + GAP for tool in self.tools)
        return widths + groups * (GROUP - GAP)

    def _width(self, tool: _Tool, words: int) -> int:
        """As wide as its widest face, so that nothing moves when that changes."""
        labels = [tool.label]
        if tool.key == "pause":
            labels.append("Play")
        if tool.key == "spawn" and words:
            return 16 + 6 + round(SPAWN_LABEL * self._fonts.scale) + 14 + 18
        if tool.key == "spawn":
            return 16 + 14 + 18
        if tool.key.startswith("x"):
            return max(34, self._fonts.width(tool.label, BOLD) + 18)
        if words < 2:
            return 34
        return 16 + 6 + max(self._fonts.width(label, BOLD) for label in labels) + 18

    def _face(self, tool: _Tool) -> pygame.Surface:
        icon, label = ICONS.get(tool.key, tool.key), tool.label
        if tool.key.startswith("x"):
            return face(self._fonts, None, label, style=BOLD)
        if tool.key == "pause" and self._hands.desk.time.paused:
            icon, label = "play", "Play"
        if tool.key == "spawn":
            prefab = self._hands.prefab
            room = round(SPAWN_LABEL * self._fonts.scale)
            label = self._fonts.cut(title(prefab) if prefab else label, BOLD, room)
            label = label if self._words else ""
            return face(self._fonts, self._pictures.icon(icon), label, style=BOLD, opens=True)
        label = label if self._words == 2 else ""
        return face(self._fonts, self._pictures.icon(icon), label, style=BOLD)

    def _clock(self, target: pygame.Surface) -> None:
        """Sun or moon, day and hour, and how far the day has come."""
        world = self._hands.desk.world
        minute = world.rules.minute(world.tick)
        night = darkness(tint_at(minute)) > 0.55
        icon = self._pictures.icon("moon" if night else "sun")
        day = self._fonts.render(f"Day {world.rules.day(world.tick)}", SMALL, colours.SOFT)
        hour = self._fonts.render(clock_text(world.rules, world.tick), BOLD, colours.TEXT)
        right, middle = self.rect.right - 14, self.rect.centery - 3
        width = self._clock_width()
        line = Rect(right - width, self.rect.bottom - 11, width, 3)
        target.blit(hour, hour.get_rect(midright=(right, middle)))
        target.blit(day, day.get_rect(midleft=(line.x, middle)))
        target.blit(icon, icon.get_rect(midright=(line.x - 10, self.rect.centery)))
        target.fill(colours.LINE, line)
        tone = colours.SKY if night else colours.GOLD
        target.fill(tone, (line.x, line.y, round(line.w * minute / 1440), line.h))
