"""Shell: the window's inside, put together: the world's picture, panels, keys and mouse."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pygame
from pygame import Rect

from game.core.events import Died, Event, WishGranted, WishRefused
from game.core.narrate import tell
from game.session import Session, TickReport
from game.ui.camera import Camera
from game.ui.desk import Desk
from game.ui.furniture import Furniture
from game.ui.hands import Hands
from game.ui.happenings import Happenings
from game.ui.keys import hotkeys
from game.ui.layout import layout
from game.ui.leading import Leading
from game.ui.map_view import MapView, tiles_of
from game.ui.menus import Menus
from game.ui.panels.feed_entry import KINDS, OTHER
from game.ui.panels.minimap import Minimap
from game.ui.panels.notices import Notices
from game.ui.panels.status import FrameFacts
from game.ui.pictures import Pictures
from game.ui.pointer import Pointer
from game.ui.renderer import Renderer
from game.ui.router import Router
from game.ui.selection import Selection
from game.ui.shots import Shots
from game.ui.sprites import Sprites
from game.ui.text import Fonts, safe_text
from game.ui.theme import make_manager
from game.ui.thoughts import Thoughts

UI_BEAT = 1 / 30
"""Seconds between two updates of pygame_gui's elements."""
NOTICED = ("death", "birth")
"""Marks of the events that a notice tells."""
TOLD = (WishGranted, WishRefused)
"""Events that one tells too: who wished, perhaps the player, has waited for them."""


class Shell:
    """Everything inside the window's frame."""

    def __init__(
        self,
        size: tuple[int, int],
        desk: Desk,
        sprites: Sprites,
        theme: Path,
        *,
        scale: float = 1.0,
        names: bool = True,
        facts: Callable[[], FrameFacts] = FrameFacts,
        full_screen: Callable[[], object] = lambda: None,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        """For a window of a size in pixels; `clock` gives seconds for all looks."""
        self.desk = desk
        self.clock = clock
        self.fonts = Fonts(scale)
        self.selection = Selection()
        self.shots = Shots()
        pictures = Pictures(sprites)
        self._size = size
        self._ui_waited = 0.0
        self._panels_waited = 0.0
        self._shoot = False
        self.manager = make_manager(size, theme, self.fonts)
        tiles = tiles_of(desk.world)
        self.camera = Camera(tiles, layout(size, True, tiles, scale).world)
        self.happenings = Happenings(clock)
        self.thoughts = Thoughts(lambda: desk.world)
        self.notices = Notices(self.fonts, pictures, clock, self.camera.jump)
        self.hands = hands = Hands(desk, self.camera, self.selection, self.notices.add)
        hands.shoot = self._ask_for_shot
        self.map = MapView(
            desk, sprites, pictures, self.fonts, self.camera, self.happenings, clock, names
        )
        self.minimap = Minimap(desk, self.camera, self.selection, self.map.baker)
        made = Furniture(
            self.manager,
            self.fonts,
            pictures,
            hands,
            self.minimap,
            self.thoughts,
            lambda: self.layout.world,
            lambda: self.resize(self._size),
            self.place_notices,
            facts,
            clock,
        )
        self.console, self.palette, self.menu, self.help = (
            made.console,
            made.palette,
            made.menu,
            made.help,
        )
        self.toolbar, self.inspector, self.feed = made.toolbar, made.inspector, made.feed
        self.timeline, self.compare, self.status = made.timeline, made.compare, made.status
        self.charts, self.story, self.veil = made.charts, made.story, made.veil
        self.switches, self.visits = made.switches, made.visits
        self.past = made.timeline.past
        self._panels, self._overlays = made.panels, made.overlays
        self.leading = leading = Leading(hands, pictures, self.switches.speak)
        self.switches.let_go, self.inspector.possess = leading.let_go, leading.toggle
        self.status.leading = leading.status
        menus = Menus(hands, pictures, self.switches.speak, leading)
        self.pointer = Pointer(hands, menus, self.menu, lambda: self.renderer, leading)
        self.hotkeys = hotkeys(
            hands, self.switches, self.help.toggle, full_screen, leading, made.veil.let_run
        )
        self.help.set_hotkeys(self.hotkeys)
        self.router = Router(
            self.manager,
            self.hotkeys,
            self.console,
            self.notices,
            self.minimap,
            self.pointer,
            self._overlays,
            self._panels,
            leading,
        )
        self.console.open = size[1] >= 700
        self.resize(size)
        self.attach(desk.session)
        self.map.look_at_people()
        leading.resume()

    # --- worlds ---

    def attach(self, session: Session) -> None:
        """Observe a session; to be called again after another was taken up."""
        session.observers.append(self.observe)

    def world_changed(self) -> None:
        """Another world (or the same at another time) is on the desk now."""
        self.timeline.restart()
        self.compare.close()
        self.visits.now_again()
        self.selection.clear()
        self.selection.lost = 0
        self.happenings.clear()
        self.thoughts.clear()
        self.feed.clear()
        self.inspector.restart()
        self.charts.clear()
        self.story.clear()
        self.map.renew()
        self.minimap.renew(self.map.baker)
        self.resize(self._size)
        self.attach(self.desk.session)
        self.leading.resume()

    def observe(self, report: TickReport) -> None:
        """An observer of the session: tells panels and looks what happened."""
        self.past.leave()  # only now goes on, so now is what is to be seen
        self.timeline.observe(report)
        self.thoughts.observe(report)
        self.happenings.observe(report)
        self.feed.observe(report)
        for event in report.events:
            self.leading.observe(event)
            if event.mark in NOTICED or isinstance(event, TOLD):
                at = self._place_of(event)
                icon = KINDS.get(type(event), OTHER)[1]
                self.notices.add(tell(self.desk.world, event), icon, at)
                if isinstance(event, Died) and event.agent == self.selection.entity:
                    self.selection.choose_tile((event.x, event.y))

    def _place_of(self, event: Event) -> tuple[int, int] | None:
        """Where something happened, or else where whom it is about stands."""
        if hasattr(event, "x") and hasattr(event, "y"):
            return event.x, event.y
        place = self.desk.world.position.get(getattr(event, "agent", 0))
        return (place.x, place.y) if place is not None else None

    @property
    def renderer(self) -> Renderer:
        """What draws the world that is on the desk."""
        return self.map.renderer

    # --- size ---

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a size."""
        self._size = size
        tiles = tiles_of(self.desk.world)
        self.layout = place = layout(size, self.console.open, tiles, self.fonts.scale)
        self.manager.set_window_resolution(place.size)
        self.toolbar.place(place.toolbar)
        self.inspector.place(place.inspector)
        self.feed.place(place.feed)
        self.timeline.place(place.timeline)
        self.console.place(place.console)
        self.status.place(place.status)
        self.minimap.place(place.minimap)
        self.place_notices()
        button = self.toolbar.by_key["spawn"].rect
        self.palette.anchor = (button.x, place.toolbar.bottom + 2)
        for overlay in self._overlays:
            overlay.place(Rect((0, 0), place.size))
        self.camera.resize(place.world)

    def handle(self, event: pygame.Event) -> None:
        """Let whoever is uppermost take an event."""
        self.router.handle(event)

    def place_notices(self) -> None:
        """Below the banner of the past, while there is one."""
        place = self.layout.notices.copy()
        place.y += self.timeline.banner_height
        place.h -= self.timeline.banner_height
        if place != self.notices.rect:
            self.notices.place(place)

    def _place_on_map(self) -> None:
        """What lies aside at the map's right, between the banners; the minimap beside it."""
        world, below = self.layout.world, self.status.banner_height()
        beside = 0
        aside = self.switches.aside
        if aside is not None:
            above = self.timeline.banner_height
            beside = aside.width_beside(world)
            aside.place(
                Rect(world.right - beside, world.y + above, beside, world.h - above - below)
            )
        self.minimap.place(self.layout.minimap.move(-beside, -below))

    def _ask_for_shot(self) -> None:
        self._shoot = True

    # --- frames ---

    def update(self, seconds: float) -> None:
        """A frame has passed. What panels show stays as it is while a tick is half made."""
        self.visits.take_up_fork()
        if self.desk.whole:
            self.selection.keep(self.desk.world, self.past.open)
        self.happenings.tidy()
        self.router.pan(self.camera, seconds)
        self.map.update(seconds, self.past.back)
        self.veil.refresh(self.layout.world, self.past.open)
        self.pointer.look(self._pointed())
        shown = self.palette.shown, self.charts.shown, self.story.shown, self.help.shown
        names = zip(("spawn", "chart", "story", "help"), shown, strict=True)
        self.toolbar.open = {name for name, open_ in names if open_}
        self.notices.update(seconds)
        self.compare.update(seconds)
        self._place_on_map()
        self._panels_waited += seconds
        if self.desk.past_under_way:
            self.past.update()  # the timeline waits with the other panels
        elif self.desk.whole:
            waited, self._panels_waited = self._panels_waited, 0.0
            for panel in self._panels:
                panel.update(waited)
        for text, good in self.shots.done():
            self.notices.add(text, "camera", bad=not good)
        self._ui_waited += seconds
        if self._ui_waited >= UI_BEAT:
            self.manager.update(self._ui_waited)
            self._ui_waited = 0.0

    def draw(self, screen: pygame.Surface) -> None:
        """Draw the whole window, or as much of it as a smaller one has room for."""
        whole = Rect((0, 0), self.layout.size)
        if screen.get_rect().contains(whole):
            self._draw(screen)
        else:
            # Not every window manager keeps to our least size, nor at once to the size told.
            canvas = pygame.Surface(whole.size)
            self._draw(canvas)
            screen.blit(canvas, (0, 0))

    def _draw(self, screen: pygame.Surface) -> None:
        self.draw_world(screen.subsurface(self.layout.world))
        self.notices.draw(screen)
        self.minimap.draw(screen)
        self.timeline.draw_over(screen, self.layout.world)
        self.status.draw_banner(screen, self.layout.world)
        for panel in self._panels:
            panel.draw(screen)
        self.manager.draw_ui(screen)
        if not any(overlay.shown for overlay in self._overlays):
            self.timeline.draw_tip(screen, screen.get_rect())
            self.feed.draw_tip(screen)
        for overlay in reversed(self._overlays):
            overlay.draw(screen)
        if self._shoot:
            self._shoot = False
            name = f"{safe_text(self.desk.name, 60)}-{self.desk.world.tick:07}"
            self.shots.take(screen, self.desk.screenshots, name)

    def draw_world(self, view: pygame.Surface) -> None:
        """Draw the world's part alone."""
        self.map.draw(view, self.hands, self.pointer, self.timeline, self._covered())

    def spare(self, seconds: float) -> None:
        """Do what can be done ahead in the rest of a frame."""
        if self.past.open:
            self.past.ahead(seconds)
        else:
            self.map.ahead(seconds)

    def close(self) -> None:
        """Finish what threads of the window do."""
        self.shots.close()
        self.compare.end()
        self.inspector.reasons.close()
        self.timeline.close()

    def _covered(self) -> list[Rect]:
        """Parts of the world's picture that something lies on, in its own pixels."""
        view = self.layout.world
        lying = self.notices.rects()
        if self.minimap.shown:
            lying.append(self.minimap.rect.inflate(6, 6))
        aside = self.switches.aside
        if aside is not None:
            lying.append(aside.rect)
        return [rect.move(-view.x, -view.y) for rect in lying]

    def _pointed(self) -> tuple[int, int] | None:
        """The pointer, if it points at the world itself."""
        position = pygame.mouse.get_pos()
        inside = pygame.mouse.get_focused() and self.layout.world.collidepoint(position)
        covered = any(overlay.shown for overlay in self._overlays) or any(
            lying.shown and lying.rect.collidepoint(position)
            for lying in (self.minimap, self.charts, self.story)
        )
        return position if inside and not covered else None
