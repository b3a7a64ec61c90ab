"""Toolbar: time, the spawn palette's button, files, help; and what o'clock it is."""

from collections.abc import Callable
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

GAP = 4
GROUP = 12
SPAWN_LABEL = 84
WIDE = 1180
"""From this width on, buttons carry words beside their icons."""


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
        palette: Callable[[], object],
        help_: Callable[[], object],
    ) -> None:
        """`palette` and `help_` open or close theirs."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._hands = hands
        self._shown: object = None
        self.palette_open = False

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
            tool("spawn", "Spawn", 2, "Put something into the world  <b>B</b>", palette),
            tool("save", "Save", 3, "Save now  <b>F5</b>", hands.save),
            tool("camera", "Photo", 3, "Keep a picture  <b>F12</b>", hands.screenshot),
            tool("help", "Help", 3, "Keys and mouse  <b>F1</b>", help_),
        ]
        self.by_key = {tool.key: tool.button for tool in self.tools}

    def place(self, rect: Rect) -> None:
        """Line the buttons up from the left."""
        super().place(rect)
        self._shown = None
        self.update(0)
        height = rect.h - 12
        x = rect.x + 8
        group = 0
        for tool in self.tools:
            if tool.group != group:
                x += GROUP - GAP
                group = tool.group
            width = self._width(tool)
            tool.button.place(Rect(x, rect.y + 6, width, height))
            x += width + GAP

    def update(self, seconds: float) -> None:
        """Show what is chosen."""
        time = self._hands.desk.time
        shown = (time.paused, time.speed, self._hands.prefab, self.palette_open, self.rect.w)
        if shown == self._shown:
            return
        self._shown = shown
        for tool in self.tools:
            tool.button.show(self._face(tool))
            tool.button.mark(
                (tool.key == "pause" and time.paused)
                or (tool.key == f"x{time.speed}" and not time.paused)
                or (tool.key == "spawn" and bool(self._hands.prefab or self.palette_open))
            )

    def draw(self, target: pygame.Surface) -> None:
        """The ground and the clock; the buttons are pygame_gui's."""
        frame(target, self.rect)
        self._clock(target)

    def _width(self, tool: _Tool) -> int:
        if tool.key == "pause" and self.rect.w >= WIDE:
            # As wide as its wider word, so that nothing moves when it is pressed.
            return 16 + 6 + max(self._fonts.width(w, BOLD) for w in ("Pause", "Play")) + 18
        if tool.key == "spawn":
            # What is taken up changes its words; the buttons beside it stay where they are.
            return 16 + 6 + round(SPAWN_LABEL * self._fonts.scale) + 14 + 18
        return max(34, self._face(tool).width + 18)

    def _face(self, tool: _Tool) -> pygame.Surface:
        wide = self.rect.w >= WIDE
        icon, label = tool.key, tool.label
        if tool.key.startswith("x"):
            return face(self._fonts, None, label, style=BOLD)
        if tool.key == "pause" and self._hands.desk.time.paused:
            icon, label = "play", "Play"
        if tool.key == "spawn":
            prefab = self._hands.prefab
            label = self._fonts.cut(title(prefab) if prefab else label, BOLD, SPAWN_LABEL)
            return face(self._fonts, self._pictures.icon(icon), label, style=BOLD, opens=True)
        return face(self._fonts, self._pictures.icon(icon), label if wide else "", style=BOLD)

    def _clock(self, target: pygame.Surface) -> None:
        """Sun or moon, day and hour, and how far the day has come."""
        world = self._hands.desk.world
        minute = world.rules.minute(world.tick)
        night = darkness(tint_at(minute)) > 0.55
        icon = self._pictures.icon("moon" if night else "sun")
        day = self._fonts.render(f"Day {world.rules.day(world.tick)}", SMALL, colours.SOFT)
        hour = self._fonts.render(clock_text(world.rules, world.tick), BOLD, colours.TEXT)
        right, middle = self.rect.right - 14, self.rect.centery - 3
        width = max(96, day.width + hour.width + 12)
        line = Rect(right - width, self.rect.bottom - 11, width, 3)
        target.blit(hour, hour.get_rect(midright=(right, middle)))
        target.blit(day, day.get_rect(midleft=(line.x, middle)))
        target.blit(icon, icon.get_rect(midright=(line.x - 10, self.rect.centery)))
        target.fill(colours.LINE, line)
        tone = colours.SKY if night else colours.GOLD
        target.fill(tone, (line.x, line.y, round(line.w * minute / 1440), line.h))
