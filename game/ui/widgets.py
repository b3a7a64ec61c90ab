"""Widgets: pygame_gui's buttons with faces drawn here, and small pieces that panels share."""

from collections.abc import Callable

import pygame
import pygame_gui
from pygame import Rect
from pygame_gui.core import ObjectID
from pygame_gui.elements import UIButton

from game.ui import colours
from game.ui.text import BODY, Fonts, Style


def face(
    fonts: Fonts,
    icon: pygame.Surface | None,
    label: str,
    colour: colours.Colour = colours.TEXT,
    style: Style = BODY,
    opens: bool = False,
) -> pygame.Surface:
    """An icon with a label beside it, and a small arrow if something `opens` below."""
    text = fonts.render(label, style, colour) if label else None
    gap = 6 if icon is not None and text is not None else 0
    arrow = 14 if opens else 0
    width = (icon.width if icon else 0) + gap + (text.width if text else 0) + arrow
    height = max(icon.height if icon else 0, text.height if text else 0)
    surface = pygame.Surface((max(1, width), max(1, height)), pygame.SRCALPHA)
    x = 0
    if icon is not None:
        surface.blit(icon, (0, (height - icon.height) // 2))
        x = icon.width + gap
    if text is not None:
        surface.blit(text, (x, (height - text.height) // 2))
    if opens:
        x, y = width - 9, height // 2 - 1
        pygame.draw.polygon(surface, colours.SOFT, [(x, y), (x + 8, y), (x + 4, y + 4)])
    return surface


class _Button(UIButton):  # type: ignore[misc]
    """A button that tells what it does and shows that it is chosen, also while it is both.

    pygame_gui's own has no tooltip while it is selected, and looks as if it weren't once it has
    been pressed.
    """

    def can_hover(self) -> bool:
        """Whether it can be pointed at."""
        return self.is_enabled and not self.held

    def on_hovered(self) -> None:
        """It is pointed at."""
        super().on_hovered()
        self._look_chosen()

    def _set_inactive(self) -> None:
        super()._set_inactive()
        self._look_chosen()

    def _look_chosen(self) -> None:
        if self.is_selected and self.drawable_shape is not None:
            self.drawable_shape.set_active_state("selected")


class FaceButton:
    """A button that shows a picture; pressing it calls something."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        tip: str,
        press: Callable[[], object],
        kind: str = "@tool",
    ) -> None:
        """`kind` is its class in the theme."""
        self.press = press
        self.button = _Button(
            Rect(0, 0, 30, 30),
            "",
            manager,
            tool_tip_text=tip or None,
            object_id=ObjectID(class_id=kind),
            command=lambda: press(),
        )
        self._face: pygame.Surface | None = None

    @property
    def rect(self) -> Rect:
        """Where it stands."""
        return Rect(self.button.rect)

    def show(self, picture: pygame.Surface) -> None:
        """Change its face."""
        if picture is self._face:
            return
        self._face = picture
        button = self.button
        for name in ("normal_images", "hovered_images", "selected_images", "disabled_images"):
            setattr(button, name, [premultiplied(picture)])
        button.rebuild()
        if button.is_selected:
            button.select()

    def place(self, rect: Rect) -> None:
        """Move and size it."""
        self.button.set_dimensions(rect.size)
        self.button.set_relative_position(rect.topleft)

    def mark(self, chosen: bool) -> None:
        """Show it as chosen, or not."""
        if chosen != self.button.is_selected:
            if chosen:
                self.button.select()
            else:
                self.button.unselect()

    def visible(self, shown: bool) -> None:
        """Show or hide it."""
        if shown and not self.button.visible:
            self.button.show()
        elif not shown and self.button.visible:
            self.button.hide()


def premultiplied(picture: pygame.Surface) -> pygame.Surface:
    """A copy as pygame_gui wants its images."""
    return picture.convert_alpha().premul_alpha()


def frame(target: pygame.Surface, rect: Rect, covered: Rect | None = None) -> None:
    """A panel's ground, with a thin line around it.

    What a picture will cover is not painted: large fills are what costs most in a panel.
    """
    if covered is None:
        target.fill(colours.PANEL, rect)
    else:
        right, below = covered.right, covered.bottom
        target.fill(colours.PANEL, (rect.x, rect.y, rect.w, covered.y - rect.y))
        target.fill(colours.PANEL, (rect.x, below, rect.w, rect.bottom - below))
        target.fill(colours.PANEL, (rect.x, covered.y, covered.x - rect.x, covered.h))
        target.fill(colours.PANEL, (right, covered.y, rect.right - right, covered.h))
    pygame.draw.rect(target, colours.LINE, rect, 1)


def meter(
    target: pygame.Surface,
    rect: Rect,
    share: float,
    colour: colours.Colour,
    ground: colours.Colour = colours.DEEP,
) -> None:
    """A bar filled from the left."""
    pygame.draw.rect(target, ground, rect, border_radius=3)
    width = round(rect.w * min(max(share, 0.0), 1.0))
    if width:
        pygame.draw.rect(target, colour, (rect.x, rect.y, max(width, 3), rect.h), border_radius=3)


def balance(target: pygame.Surface, rect: Rect, share: float) -> None:
    """A bar from the middle: to the right above zero, to the left below; share is -1..1."""
    pygame.draw.rect(target, colours.DEEP, rect, border_radius=3)
    middle = rect.centerx
    width = round(rect.w / 2 * min(abs(share), 1.0))
    if width:
        x = middle if share > 0 else middle - width
        colour = colours.SKY if share > 0 else colours.ORANGE
        pygame.draw.rect(target, colour, (x, rect.y, width, rect.h), border_radius=2)
    target.fill(colours.FAINT, (middle, rect.y, 1, rect.h))
