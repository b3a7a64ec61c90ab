"""Track: the stretch of time as a picture: days and nights, labels, marks, and where we are."""

import pygame
from pygame import Rect

from game.core.rules import Rules
from game.ui import colours
from game.ui.text import SMALL, SMALL_BOLD, Fonts
from game.ui.timeline.annals import Mark
from game.ui.timeline.marks import ROWS, Marks
from game.ui.timeline.ruler import labels, nights
from game.ui.timeline.scale import Scale
from game.ui.timeline.shapes import HALF, draw_shape
from game.ui.timeline.styles import style_of

BUCKET = 8
"""Pixels within which the marks of a row are drawn as one."""
SUNLIT: colours.Colour = (72, 80, 108)
DARK: colours.Colour = (32, 35, 62)
BETWEEN: colours.Colour = (52, 58, 84)
"""Where days are too narrow to be told apart."""
PAST: colours.Colour = (255, 190, 92)
"""Whatever says that this is the past."""
NARROWEST = 5


class Track:
    """Draws the lane; the picture is kept until it has changed."""

    def __init__(self, fonts: Fonts, scale: Scale, marks: Marks) -> None:
        """With what is to be shown."""
        self._fonts = fonts
        self._scale = scale
        self._marks = marks
        self.rect = Rect(0, 0, 1, 1)
        self._picture: pygame.Surface | None = None
        self._key: object = None

    def place(self, rect: Rect) -> None:
        """Take a rectangle of the window."""
        self.rect = Rect(rect)
        self._scale.place(rect.x + HALF, rect.w - 2 * HALF)
        self._key = None

    @property
    def lane(self) -> Rect:
        """Where days and marks stand, below the labels."""
        top = self._fonts.height(SMALL) + 1
        return Rect(self.rect.x, self.rect.y + top, self.rect.w, self.rect.h - top)

    def near(self, x: int, pixels: int = BUCKET // 2) -> list[Mark]:
        """The marks at a pixel of the window."""
        span = self._scale.span / max(1, self._scale.width - 1)
        tick = self._scale.start + (x - self._scale.left) * span
        return self._marks.between(tick - pixels * span, tick + pixels * span)

    def draw(self, target: pygame.Surface, rules: Rules, tick: int, past: bool) -> None:
        """The lane, and the playhead at a tick."""
        scale = self._scale
        grain = scale.span / scale.width
        key = (round(scale.start / grain), round(grain, 4), scale.width, self._marks.version)
        if key != self._key or self._picture is None:
            self._key = key
            self._picture = self._drawn(rules)
        target.blit(self._picture, self.rect)
        self._playhead(target, tick, past)

    def _drawn(self, rules: Rules) -> pygame.Surface:
        picture = pygame.Surface(self.rect.size)
        picture.fill(colours.PANEL)
        lane = self.lane.move(-self.rect.x, -self.rect.y)
        self._days(picture, lane, rules)
        self._labels(picture, lane, rules)
        step = lane.h / ROWS
        for row in range(ROWS):
            self._row(picture, row, lane.y + round((row + 0.5) * step))
        pygame.draw.rect(picture, colours.LINE, lane, 1)
        return picture

    def _days(self, picture: pygame.Surface, lane: Rect, rules: Rules) -> None:
        scale = self._scale
        if rules.day_ticks / scale.span * scale.width < NARROWEST:
            picture.fill(BETWEEN, lane)
            return
        picture.fill(SUNLIT, lane)
        for dusk, dawn in nights(rules, scale.start, scale.end):
            left, right = scale.x(dusk) - self.rect.x, scale.x(dawn) - self.rect.x
            picture.fill(DARK, Rect(left, lane.y, right - left, lane.h).clip(lane))

    def _labels(self, picture: pygame.Surface, lane: Rect, rules: Rules) -> None:
        scale = self._scale
        room = self._fonts.width("Day 1000", SMALL) + 22
        free = 0
        for tick, text, new_day in labels(rules, scale.start, scale.end, scale.width // room):
            x = scale.x(tick) - self.rect.x
            words = self._fonts.render(
                text, SMALL_BOLD if new_day else SMALL, colours.SOFT if new_day else colours.FAINT
            )
            place = words.get_rect(midbottom=(x, lane.y))
            if place.left >= free and place.right <= picture.width:
                picture.blit(words, place)
                free = place.right + 8
            tone = colours.FAINT if new_day else colours.LINE
            picture.fill(tone, (x, lane.y, 1, lane.h))

    def _row(self, picture: pygame.Surface, row: int, y: int) -> None:
        """One mark for each few pixels, the most notable; several have a line below."""
        scale = self._scale
        grain = scale.span / scale.width
        first = int(scale.start // (grain * BUCKET))
        for bucket in range(first, first + scale.width // BUCKET + 2):
            start = bucket * grain * BUCKET
            marks = self._marks.row(row, start, start + grain * BUCKET)
            if not marks:
                continue
            most = max(marks, key=lambda mark: style_of(mark.kind).rank)
            style = style_of(most.kind)
            x = scale.x(most.tick) - self.rect.x
            if len(marks) > 1:
                picture.fill(style.colour, (x - HALF, y + HALF + 1, 2 * HALF + 1, 1))
            draw_shape(picture, style.shape, style.colour, (x, y))

    def _playhead(self, target: pygame.Surface, tick: int, past: bool) -> None:
        lane = self.lane
        exact = self._scale.x(tick)
        colour = PAST if past else colours.PAPER
        if not lane.x <= exact <= lane.right:
            self._beyond(target, colour, exact > lane.right)
            return
        x = min(max(exact, lane.x + 1), lane.right - 2)
        if past:
            ahead = Rect(x + 1, lane.y + 1, lane.right - x - 2, lane.h - 2)
            if ahead.w > 0:
                veil = pygame.Surface(ahead.size)
                veil.fill(colours.VOID)
                veil.set_alpha(120)
                target.blit(veil, ahead)
        target.fill(colours.VOID, (x - 2, lane.y, 5, lane.h))
        target.fill(colour, (x - 1, lane.y - 1, 3, lane.h + 1))
        top = lane.y - 1
        pygame.draw.polygon(
            target, colours.VOID, [(x - 8, top - 9), (x + 8, top - 9), (x, top + 2)]
        )
        pygame.draw.polygon(target, colour, [(x - 6, top - 8), (x + 6, top - 8), (x, top)])

    def _beyond(self, target: pygame.Surface, colour: colours.Colour, right: bool) -> None:
        """The playhead is not in what is shown: an arrow says on which side it is."""
        lane = self.lane
        tip, back = (lane.right - 3, lane.right - 10) if right else (lane.x + 2, lane.x + 9)
        y = lane.centery
        wide = [(tip + (2 if right else -2), y), (back, y - 9), (back, y + 9)]
        pygame.draw.polygon(target, colours.VOID, wide)
        pygame.draw.polygon(target, colour, [(tip, y), (back, y - 7), (back, y + 7)])
