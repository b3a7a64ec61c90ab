"""View: two worlds side by side over the map; the world that runs goes on below."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.errors import SaveError
from game.ui import colours
from game.ui.compare.worker import Comparer, Drawing, Wish, Worker
from game.ui.desk import Desk
from game.ui.panels.overlay import Overlay
from game.ui.text import BODY, BOLD, SMALL, Fonts, safe_text

WIDE = 460
"""Pixels of the box that tells how far it is."""
PAD = 14


class CompareView(Overlay):
    """First a box that tells how far it is, then the comparison in the map's place."""

    def __init__(
        self,
        fonts: Fonts,
        desk: Desk,
        area: Callable[[], Rect],
        complain: Callable[[str], object],
    ) -> None:
        """`area` is the map's place in the window; `complain` tells what went wrong."""
        super().__init__()
        self._fonts = fonts
        self._desk = desk
        self._area = area
        self._complain = complain
        self._worker: Worker | None = None
        self._other = ""
        self._found: Drawing | None = None
        self._picture: pygame.Surface | None = None
        if desk.compare is not None:
            self.use(desk.compare)

    def use(self, comparer: Comparer) -> None:
        """Compare by this from now on."""
        self.end()
        self._worker = Worker(comparer)

    @property
    def busy(self) -> bool:
        """Whether it is still being made."""
        return self._worker is not None and self._worker.busy

    @property
    def possible(self) -> bool:
        """Whether worlds can be compared here."""
        return self._worker is not None

    def compare(self, other: str) -> None:
        """Compare with another world, at the moment that is seen."""
        if self._worker is None:
            return
        self._other, self._found, self._picture = other, None, None
        self._worker.start(
            Wish(
                other,
                self._desk.world.tick,
                self._desk.session.world.tick,
                self._area().size,
                self._fonts.scale,
            )
        )
        self.show()

    def close(self) -> None:
        """Close it, and drop what is being made."""
        super().close()
        self._found = self._picture = None
        if self._worker is not None:
            self._worker.cancel()

    def end(self) -> None:
        """Close it for good, with its thread."""
        self.close()
        if self._worker is not None:
            self._worker.close()

    def arrange(self) -> None:
        """In the map's place, or in its middle while it is being made."""
        area = self._area()
        if self._found is None:
            high = 2 * PAD + 2 * self._fonts.height(BODY) + 18
            wide = min(round(WIDE * self._fonts.scale), area.w - 2 * PAD)
            self.rect = Rect(0, 0, wide, high)
            self.rect.center = area.center
        else:
            self.rect = Rect(area)
        self._picture = None

    def handle(self, event: pygame.Event) -> bool:
        """Escape closes it; a click beside it is for what is there."""
        if not self.shown:
            return False
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.close()
            return True
        if event.type == pygame.MOUSEWHEEL:
            return bool(self.rect.collidepoint(pygame.mouse.get_pos()))
        return event.type == pygame.MOUSEBUTTONDOWN and self.hit(event)

    def update(self, seconds: float) -> None:
        """Take what the thread has made."""
        if self._worker is None or not self.shown:
            return
        try:
            found = self._worker.done()
        except SaveError as error:
            self.close()
            self._complain(str(error))
            return
        if found is not None:
            self._found = found
            self.arrange()

    def draw(self, target: pygame.Surface) -> None:
        """The comparison, or how far it is."""
        if not self.shown:
            return
        if self._found is None:
            self._draw_progress(target)
            return
        if self._picture is None:  # drawn once for a size: nothing in it moves
            self._picture = pygame.Surface(self.rect.size)
            self._found.draw(self._picture, self._picture.get_rect(), self._fonts)
        target.blit(self._picture, self.rect)

    def _draw_progress(self, target: pygame.Surface) -> None:
        what, share = self._worker.doing if self._worker else ("", 0.0)
        box, fonts = self.rect, self._fonts
        pygame.draw.rect(target, colours.PANEL, box, border_radius=8)
        pygame.draw.rect(target, colours.ACCENT, box, 1, border_radius=8)
        x, y, room = box.x + PAD, box.y + PAD - 4, box.w - 2 * PAD
        title = f"Comparing {safe_text(self._desk.name, 40)} with {safe_text(self._other, 40)}"
        target.blit(fonts.render(fonts.cut(title, BOLD, room), BOLD, colours.TEXT), (x, y))
        y += fonts.height(BODY) + 4
        hint = fonts.render("Esc cancels", SMALL, colours.FAINT)
        target.blit(hint, hint.get_rect(topright=(x + room, y + 1)))
        share = min(max(share, 0.0), 1.0)
        text = fonts.cut(safe_text(f"{what} …", 90), BODY, room - hint.width - 12)
        target.blit(fonts.render(text, BODY, colours.SOFT), (x, y))
        bar = Rect(x, box.bottom - PAD - 6, room, 6)
        pygame.draw.rect(target, colours.RAISED, bar, border_radius=3)
        bar.w = max(6, round(room * share))
        pygame.draw.rect(target, colours.ACCENT, bar, border_radius=3)
