"""Status line: who thinks, who lives, what it costs; and a red banner when something is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.desk import Desk
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.text import BOLD, SMALL, Fonts, safe_text
from game.ui.widgets import frame

REFRESH = 0.5
GAP = 16


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """How the window does."""

    fps: float = 0.0
    frame_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line."""

    icon: str
    text: str
    colour: colours.Colour = colours.SOFT


class Status(Panel):
    """The row along the lower edge."""

    def __init__(
        self,
        fonts: Fonts,
        pictures: Pictures,
        desk: Desk,
        facts: Callable[[], FrameFacts],
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        """`facts` tells how the window does."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._facts = facts
        self._clock = clock
        self._picture: pygame.Surface | None = None
        self._drawn_at = -1.0
        self.alarms: list[str] = []
        self.leading: Callable[[], str] = lambda: ""
        """Who the player is, if anybody; set by the window."""
        self.minds = ""
        """What is said about who thinks."""

    def place(self, rect: Rect) -> None:
        """Draw anew."""
        super().place(rect)
        self._picture = None

    def update(self, seconds: float) -> None:
        """Refresh twice a second."""
        now = self._clock()
        if self._picture is None or now - self._drawn_at >= REFRESH:
            self._drawn_at = now
            self.alarms = [safe_text(text, 200) for text in self._desk.alarms()]
            self._picture = self._draw()

    def draw(self, target: pygame.Surface) -> None:
        """Draw it."""
        if self._picture is not None:
            target.blit(self._picture, self.rect)

    def draw_banner(self, target: pygame.Surface, world: Rect) -> None:
        """What must be seen, over the world's lower edge."""
        height = self._fonts.height(BOLD) + 10
        y = world.bottom - height * len(self.alarms)
        for alarm in self.alarms:
            band = Rect(world.x, y, world.w, height)
            target.fill(colours.ALARM, band)
            icon = self._pictures.icon("warning")
            target.blit(icon, icon.get_rect(midleft=(band.x + 10, band.centery)))
            text = self._fonts.cut(alarm, BOLD, band.w - 46)
            words = self._fonts.render(text, BOLD, (255, 255, 255))
            target.blit(words, words.get_rect(midleft=(band.x + 34, band.centery)))
            y += height

    def banner_height(self) -> int:
        """Pixels that the banner takes now."""
        return (self._fonts.height(BOLD) + 10) * len(self.alarms)

    def _parts(self) -> tuple[list[Part], list[Part]]:
        """What stands on the left, and on the right; the last of each goes first if room lacks."""
        desk, facts = self._desk, self._facts()
        minds = desk.minds()
        self.minds = safe_text(minds.line, 60)
        tone = colours.TEXT if minds.well else colours.RED
        left = [Part("mind" if minds.model else "offline", self.minds, tone)]
        left.append(Part("people", f"{len(desk.world.agents)} people"))
        if founding := desk.founding():
            left.insert(0, Part("clock", f"{founding} …", colours.GOLD))
        if led := self.leading():
            left.insert(0, Part("mind", led, colours.GOLD))
        thinking = len(desk.thinking())
        if minds.model or thinking:
            tone = colours.GOLD if thinking else colours.SOFT
            left.append(Part("lightbulb", f"{thinking} thinking", tone))
        if minds.spent_usd is not None:
            left.append(Part("coin", f"${minds.spent_usd:.4f}"))
        frame_ = f"{facts.fps:.0f} fps · {facts.frame_ms:.1f} ms"
        right = [
            Part("clock", f"tick {desk.world.tick:,}", colours.TEXT),
            Part("", f"{desk.tick_ms():.2f} ms a tick"),
            Part("", frame_),
        ]
        late, reached = desk.time.late_ticks, desk.time.lately
        if reached and not desk.time.paused:
            # Each tick comes late where people are too many: their number would say nothing.
            rate = desk.time.tick_rate * desk.time.speed
            words = f"{reached:.1f} of {rate} ticks a second"
            right.insert(1, Part("", words, colours.ORANGE))
        elif late:
            right.insert(1, Part("", f"{late:,} late tick{'s' * (late != 1)}", colours.ORANGE))
        return left, right

    def fitted(self) -> tuple[list[Part], list[Part]]:
        """The parts that there is room for; who thinks is cut before the tick has to go."""
        left, right = self._parts()
        while self.width_of(left) + self.width_of(right) + 20 > self.rect.w:
            if len(right) > 1:
                right.pop()
            elif len(left) > 1:
                left.pop()
            else:
                room = self.rect.w - self.width_of(right) - 20 - GAP - 21
                words = self._fonts.cut(left[0].text, SMALL, room)
                left[0] = Part(left[0].icon, words, left[0].colour)
                break
        return left, right

    def width_of(self, parts: list[Part]) -> int:
        """Pixels that parts take beside each other."""
        return sum(
            self._fonts.width(part.text, SMALL) + (21 if part.icon else 0) + GAP for part in parts
        )

    def _draw(self) -> pygame.Surface:
        picture = pygame.Surface(self.rect.size)
        frame(picture, picture.get_rect())
        left, right = self.fitted()
        middle = self.rect.h // 2
        x = 10
        for part in left:
            x = self._put(picture, part, x, middle)
        x = self.rect.w - 10 - self.width_of(right) + GAP
        for part in right:
            x = self._put(picture, part, x, middle)
        return picture

    def _put(self, picture: pygame.Surface, part: Part, x: int, middle: int) -> int:
        if part.icon:
            icon = self._pictures.icon(part.icon)
            picture.blit(icon, icon.get_rect(midleft=(x, middle)))
            x += 21
        text = self._fonts.render(part.text, SMALL, part.colour)
        picture.blit(text, text.get_rect(midleft=(x, middle)))
        return x + text.width + GAP
