"""Inspector: all about whoever or whatever is selected, in tabs."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

import pygame
import pygame_gui
from pygame import Rect

from game.ui import colours
from game.ui.deeds import title
from game.ui.desk import Desk
from game.ui.hands import Hands
from game.ui.magic.powers import powers_page
from game.ui.page import Page
from game.ui.pages import (
    ground_name,
    memory_page,
    self_page,
    thing_page,
    ties_page,
    tile_page,
)
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.scroll import Scroll
from game.ui.selection import Selection
from game.ui.society.goods import goods_page, role
from game.ui.text import BODY, BOLD, SMALL, SMALL_BOLD, TITLE, Fonts, safe_text
from game.ui.thoughts import Thoughts
from game.ui.why.mind import MindTab
from game.ui.why.seeker import Reasons
from game.ui.widgets import FaceButton, face, frame

TABS = ("Self", "Goods", "Powers", "Ties", "Memory", "Mind")
REFRESH = 0.25
"""Seconds between two drawings of a page that changes all the time."""
HINTS = (
    ("Click", "somebody in the world to see who they are"),
    ("Tab", "goes from one person to the next"),
    ("F", "follows whoever is selected"),
    ("Right click", "opens what can be done at a place"),
)


class Inspector(Panel):
    """A header that says who, tabs, and a page that scrolls."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        fonts: Fonts,
        pictures: Pictures,
        desk: Desk,
        selection: Selection,
        hands: Hands,
        thoughts: Thoughts,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        """`clock` gives the seconds by which pages are refreshed."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._selection = selection
        self._hands = hands
        self._thoughts = thoughts
        self._clock = clock
        self._scroll = Scroll()
        self._page: pygame.Surface | None = None
        self._links: list[tuple[Rect, int]] = []
        self._moments: list[tuple[Rect, int]] = []
        self.reasons = Reasons(desk.chronicle)
        self.mind = MindTab(self.reasons)
        self._sought = False
        """Whether the page waits for what is being looked up."""
        self._subject: object = None
        self._drawn_at = -1.0
        self._key: object = None
        self.tab = TABS[0]
        self.tabs = {
            name: FaceButton(manager, "", partial(self.show_tab, name), "@tab") for name in TABS
        }
        self.possess: Callable[[], object] = lambda: None
        """Takes over who is selected, or lets go; set by the window."""
        self.lead = FaceButton(manager, "Possess, let go  <b>P</b>", lambda: self.possess())
        self.follow = FaceButton(manager, "Follow  <b>F</b>", lambda: hands.follow())
        self.close = FaceButton(manager, "Select nothing  <b>Esc</b>", selection.clear)

    # --- layout ---

    def place(self, rect: Rect) -> None:
        """Put tabs and buttons in their places."""
        super().place(rect)
        self._page = None
        width = (rect.w - 16) // len(TABS)
        height = self._fonts.height(BODY) + 8
        top = rect.y + self._head_height
        for i, (name, tab) in enumerate(self.tabs.items()):
            tab.show(face(self._fonts, None, name, style=SMALL_BOLD))
            tab.place(Rect(rect.x + 8 + i * width, top, width, height))
        self.close.show(face(self._fonts, self._pictures.icon("close"), ""))
        self.close.place(Rect(rect.right - 36, rect.y + 8, 28, 28))
        self.follow.show(face(self._fonts, self._pictures.icon("follow"), ""))
        self.follow.place(Rect(rect.right - 68, rect.y + 8, 28, 28))
        self.lead.show(face(self._fonts, self._pictures.icon("mind"), ""))
        self.lead.place(Rect(rect.right - 100, rect.y + 8, 28, 28))

    @property
    def _head_height(self) -> int:
        return max(56, self._fonts.height(TITLE) + self._fonts.height(SMALL) + 18)

    @property
    def _body(self) -> Rect:
        """Where the page shows."""
        top = self.rect.y + self._head_height
        if self._is_person():
            top += self._fonts.height(BODY) + 9
        return Rect(self.rect.x + 1, top, self.rect.w - 2, self.rect.bottom - top - 1)

    def _is_person(self) -> bool:
        return self._selection.entity in self._desk.world.persona

    # --- doing ---

    def show_tab(self, name: str) -> None:
        """Turn to a page."""
        self.tab = name
        self._scroll.offset = 0
        self._page = None

    def show_why(self, agent: int, tick: int, deed: int = 0) -> None:
        """Turn to what somebody decided by a tick, or to what led to an event of it."""
        self.mind.pick(agent, tick, deed)
        self.show_tab("Mind")

    def restart(self) -> None:
        """Another world is there now."""
        self.reasons.forget()
        self.mind.pick(0, -1)
        self._page = None

    def handle(self, event: pygame.Event) -> bool:
        """Scroll, and follow links."""
        if self._scroll.handle(event, self._body):
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and self.hit(event):
            if event.button == 1 and self._body.collidepoint(event.pos):
                y = event.pos[1] - self._body.y + self._scroll.offset
                for rect, tick in self._moments:
                    if rect.collidepoint(event.pos[0] - self._body.x, y):
                        self.show_why(self._selection.entity, tick)
                        return True
                for rect, entity in self._links:
                    if entity and rect.collidepoint(event.pos[0] - self._body.x, y):
                        self._hands.select_and_show(entity)
                        break
            return True
        return False

    def update(self, seconds: float) -> None:
        """Show the buttons that make sense, and refresh the page when it is time."""
        something = self._selection.entity != 0 or self._selection.tile is not None
        person = self._is_person()
        for name, tab in self.tabs.items():
            tab.visible(person)
            tab.mark(name == self.tab)
        self.follow.visible(self._selection.entity in self._desk.world.position)
        self.follow.mark(self._hands.camera.follow == self._selection.entity != 0)
        self.close.visible(something)
        self.lead.visible(person)
        led = self._desk.world.possessed
        self.lead.mark(person and led == self._selection.entity and self._desk.past is None)
        subject = (self._selection.entity, self._selection.tile)
        if subject != self._subject:
            self._subject = subject
            self._scroll.offset = 0
            self._page = None
        now = self._clock()
        world = self._desk.world
        key = (world.tick, world.generation, subject, self.tab, self.rect.size)
        self.reasons.update()
        waits = self._sought and now - self._drawn_at >= REFRESH
        if self._page is None or waits or (key != self._key and now - self._drawn_at >= REFRESH):
            self._key = key
            self._drawn_at = now
            self._refresh()

    def _refresh(self) -> None:
        page = Page(self._fonts, self._body.w)
        self._sought = False
        world, selection = self._desk.world, self._selection
        if self._is_person():
            self._person(page, selection.entity)
        elif selection.entity in world.kind:
            thing_page(page, world, selection.entity, self._pictures)
        elif selection.tile is not None:
            tile_page(page, world, selection.tile)
        else:
            for key, what in HINTS:
                page.text(key, colours.ACCENT, BOLD)
                page.text(what, colours.SOFT)
                page.gap(4)
        self._page = page.draw()
        self._links, self._moments = page.links, page.moments
        self._scroll.measure(self._page.height, self._body.h)

    def _person(self, page: Page, agent: int) -> None:
        world = self._desk.world
        if self.tab == "Self":
            self_page(page, world, agent, self._pictures)
        elif self.tab == "Goods":
            goods_page(page, world, agent, self._pictures)
        elif self.tab == "Powers":
            powers_page(page, world, agent, self._pictures, self._desk.magic)
        elif self.tab == "Ties":
            ties_page(page, world, agent)
        elif self.tab == "Memory":
            memory_page(page, world, agent, self._desk.memories(agent, world.tick))
        else:
            out = agent in self._desk.thinking()
            minds = self._desk.minds().line
            thoughts = self._thoughts.of(agent)
            self._sought = not self.mind.draw(page, world, agent, thoughts, minds, out)

    # --- drawing ---

    def draw(self, target: pygame.Surface) -> None:
        """The header and the page."""
        body = self._body
        if self._page is not None:
            offset = self._scroll.offset
            area = Rect(0, offset, body.w, min(body.h, self._page.height - offset))
            frame(target, self.rect, Rect(body.topleft, area.size))
            target.blit(self._page, body.topleft, area)
        else:
            frame(target, self.rect)
        self._head(target)
        target.fill(colours.LINE, (body.x, body.y, body.w, 1))
        self._scroll.draw(target, body)

    def _head(self, target: pygame.Surface) -> None:
        name, under, portrait = self._header()
        x = self.rect.x + 12
        middle = self.rect.y + self._head_height // 2
        if portrait is not None:
            box = Rect(x - 2, 0, 40, 40)
            box.centery = middle
            pygame.draw.rect(target, colours.DEEP, box, border_radius=5)
            shown = portrait.get_rect(center=box.center).clip(box)
            target.blit(portrait, portrait.get_rect(center=shown.center))
            x = box.right + 10
        room = self.rect.right - (106 if self._is_person() else 74) - x
        big = self._fonts.render(self._fonts.cut(name, TITLE, room), TITLE, colours.TEXT)
        small = self._fonts.render(
            self._fonts.cut(under, SMALL, self.rect.right - 12 - x if not under else room),
            SMALL,
            colours.SOFT,
        )
        target.blit(big, big.get_rect(bottomleft=(x, middle + 4)))
        target.blit(small, small.get_rect(topleft=(x, middle + 3)))

    def _header(self) -> tuple[str, str, pygame.Surface | None]:
        """Heading, what stands under it, and a picture."""
        world, selection = self._desk.world, self._selection
        entity = selection.entity
        if entity in world.persona:
            persona = world.persona[entity]
            age = world.rules.day(world.tick) - world.rules.day(persona.born) + 1
            does = role(world, entity)  # with the days too, there would be no room
            here = (
                f"{does} · agent_{entity}"
                if does
                else f"agent_{entity} · here {age} day{'s' * (age > 1)}"
            )
            return safe_text(persona.name, 40), here, self._pictures.portrait(persona.look)
        if entity in world.kind:
            kind = world.kind[entity]
            return title(kind), f"{kind}_{entity}", self._pictures.thing(world, entity)
        if selection.tile is not None:
            return title(ground_name(world, selection.tile)), "ground", None
        return "Nobody selected", "The world goes its own way", None
