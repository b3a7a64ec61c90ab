"""Buttons: those beside the track, and the faces that tell what time does."""

from collections.abc import Callable, Mapping

import pygame
import pygame_gui
from pygame import Rect

from game.ui import colours
from game.ui.pictures import Pictures
from game.ui.text import BOLD, Fonts
from game.ui.timeline.glyphs import glyph
from game.ui.widgets import FaceButton, face

LEFT = {
    "back": "Time runs back",
    "step_back": "One tick back  <b>,</b>",
    "play": "Stand still or go on  <b>Space</b>",
    "step_on": "One tick on  <b>.</b>",
}
"""Left of the track, with their tips."""
RIGHT = {
    "now": ("Now", "Back to the living world  <b>End</b>"),
    "fork": ("Fork", "Begin another world from this moment"),
}
"""Right of the track, the outermost first: words on them, and their tips."""


class Buttons:
    """Six of them, by name."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        fonts: Fonts,
        pictures: Pictures,
        presses: Mapping[str, Callable[[], object]],
    ) -> None:
        """`presses`: what each name of LEFT and RIGHT does."""
        self._fonts = fonts
        self._pictures = pictures
        self._shown: object = None
        tips = LEFT | {name: tip for name, (_, tip) in RIGHT.items()}
        self.by_name = {name: FaceButton(manager, tip, presses[name]) for name, tip in tips.items()}

    def place(self, rect: Rect) -> tuple[int, int]:
        """Stand at both ends of a bar; the pixels between which there is room."""
        self._shown = None
        side = min(28, rect.h - 12)
        top = rect.centery - side // 2
        left = rect.x + 8
        for name in LEFT:
            self.by_name[name].place(Rect(left, top, side, side))
            left += side + 3
        right = rect.right - 8
        for name, (label, _) in RIGHT.items():
            width = self._fonts.width(label, BOLD) + (40 if name == "fork" else 38)
            self.by_name[name].place(Rect(right - width, top, width, side))
            right -= width + 4
        return left, right

    def show(self, past: bool, back: bool, paused: bool) -> None:
        """Tell whether the past is seen, whether time runs back, and whether it stands still."""
        if (past, back, paused) == self._shown:
            return
        self._shown = past, back, paused
        for name in LEFT:
            shown = "pause" if name == "play" and not paused else name
            self.by_name[name].show(glyph(shown, colours.TEXT))
        fork, now = self.by_name["fork"], self.by_name["now"]
        fork.show(face(self._fonts, self._pictures.icon("spawn"), "Fork", style=BOLD))
        tone = colours.GOLD if past else colours.GREEN
        dot = pygame.Surface((12, 16), pygame.SRCALPHA)
        if past:
            pygame.draw.polygon(dot, tone, [(1, 3), (8, 8), (1, 13)])
            dot.fill(tone, (9, 3, 2, 11))
        else:
            pygame.draw.circle(dot, tone, (6, 8), 4)
        now.show(face(self._fonts, dot, "Now", style=BOLD))
        now.mark(not past)
        self.by_name["back"].mark(past and back and not paused)
