"""Shell: the window's inside, put together: the world's picture, panels, keys and mouse."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

import pygame
from pygame import Rect

from game.core.events import Died, Event
from game.core.narrate import tell
from game.core.world import World
from game.errors import SaveError
from game.session import Session, TickReport
from game.ui.camera import TILE, Camera
from game.ui.compare.typed import wire as wire_compare
from game.ui.compare.view import CompareView
from game.ui.desk import Desk
from game.ui.hands import Hands
from game.ui.happenings import Happenings
from game.ui.hotkeys import PAN
from game.ui.keys import hotkeys
from game.ui.layout import layout
from game.ui.menus import Menus
from game.ui.panels.console import ConsolePanel
from game.ui.panels.feed import KINDS, OTHER, Feed
from game.ui.panels.help import Help
from game.ui.panels.inspector import Inspector
from game.ui.panels.menu import Menu
from game.ui.panels.minimap import Minimap
from game.ui.panels.notices import Notices
from game.ui.panels.overlay import Overlay
from game.ui.panels.palette import Palette
from game.ui.panels.panel import Panel
from game.ui.panels.status import FrameFacts, Status
from game.ui.panels.toolbar import Toolbar
from game.ui.pictures import Pictures
from game.ui.pointer import Pointer
from game.ui.renderer import Moment, Renderer
from game.ui.selection import Selection
from game.ui.shots import Shots
from game.ui.sprites import Sprites
from game.ui.terrain_bake import TerrainBaker
from game.ui.text import Fonts, safe_text
from game.ui.theme import make_manager
from game.ui.thoughts import Thoughts
from game.ui.timeline.bar import Timeline
from game.ui.timeline.still import Still
from game.ui.timeline.typed import wire

UI_BEAT = 1 / 30
"""Seconds between two updates of pygame_gui's elements."""
NOTICED = ("death", "birth")
"""Marks of the events that a notice tells."""
FORGET_TICKS = 500
SETTLE = 0.1
"""Seconds in which people come to stand where the tick has them, once time stands still."""


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
        self._sprites = sprites
        self._pictures = pictures = Pictures(sprites)
        self._names = names
        self._size = size
        self._held: set[int] = set()
        self._ui_waited = 0.0
        self._shoot = False
        self._stood: float | None = None
        """When time came to stand still."""
        self._lost = 0
        """Who was selected, at a moment at which they don't live."""
        self.manager = make_manager(size, theme, self.fonts)
        tiles = self._tiles(desk.world)
        self.camera = Camera(tiles, layout(size, True, tiles, scale).world)
        self.happenings = Happenings(clock)
        self.thoughts = Thoughts(lambda: desk.world)
        self.notices = Notices(self.fonts, pictures, clock, self.camera.jump)
        self.hands = hands = Hands(desk, self.camera, self.selection, self.notices.add)
        hands.shoot = self._ask_for_shot
        self.renderer, baker = self._make_renderer()
        self.minimap = Minimap(desk, self.camera, self.selection, baker)
        self.help = Help(self.fonts)
        self.palette = Palette(self.fonts, pictures, hands)
        self.menu = Menu(self.fonts)
        self.toolbar = Toolbar(
            self.manager, self.fonts, pictures, hands, self._toggle_palette, self.help.toggle
        )
        self.inspector = Inspector(
            self.manager,
            self.fonts,
            pictures,
            desk,
            self.selection,
            hands,
            self.thoughts,
            clock,
        )
        self.feed = Feed(self.manager, self.fonts, pictures, desk, self._go, self._visit)
        self.console = ConsolePanel(self.manager, self.fonts, pictures, desk)
        self.console.open = size[1] >= 700
        self.still = Still(desk.time.tick_rate)
        self.timeline = Timeline(
            self.manager, self.fonts, pictures, desk, self._find, self._fork, clock
        )
        self.past = hands.past = self.timeline.past
        self.past.arrived.append(self._moment_changed)
        self.past.left.append(self._now_again)
        self.timeline.recalled.append(self.feed.recall)
        hands.refusal = self.timeline.refusal
        wire(desk.console.context, desk, self.timeline)
        self.compare = CompareView(
            self.fonts,
            desk,
            lambda: self.layout.world,
            lambda text: self.notices.add(text, "warning", bad=True),
        )
        wire_compare(desk.console.context, desk, self.compare)
        self.status = Status(self.fonts, pictures, desk, facts, clock)
        self.pointer = Pointer(
            hands, Menus(hands, pictures, self._speak), self.menu, lambda: self.renderer
        )
        self.hotkeys = hotkeys(
            hands,
            escape=self._escape,
            console=self._open_console,
            help_=self.help.toggle,
            palette=self._toggle_palette,
            minimap=self._toggle_minimap,
            full_screen=full_screen,
        )
        self.help.set_hotkeys(self.hotkeys)
        self._panels: Sequence[Panel] = (
            self.toolbar,
            self.inspector,
            self.feed,
            self.timeline,
            self.console,
            self.status,
        )
        self.resize(size)
        self.attach(desk.session)
        self._look_at_people()

    # --- worlds ---

    def attach(self, session: Session) -> None:
        """Observe a session; to be called again after another was taken up."""
        session.observers.append(self.observe)

    def world_changed(self) -> None:
        """Another world (or the same at another time) is on the desk now."""
        self.timeline.restart()
        self.compare.close()
        self._now_again()
        self._lost = 0
        self.selection.clear()
        self.happenings.clear()
        self.thoughts.clear()
        self.feed.clear()
        self.camera.follow = 0
        tiles = self._tiles(self.desk.world)
        self.camera.extent = (tiles[0] * TILE, tiles[1] * TILE)
        self.renderer, baker = self._make_renderer()
        self.minimap.renew(baker)
        self.resize(self._size)
        self.attach(self.desk.session)

    def observe(self, report: TickReport) -> None:
        """An observer of the session: tells panels and looks what happened."""
        self.past.leave()  # only now goes on, so now is what is to be seen
        self.timeline.observe(report)
        self.thoughts.observe(report)
        self.happenings.observe(report)
        self.feed.observe(report)
        for event in report.events:
            if event.mark in NOTICED:
                at = (event.x, event.y) if hasattr(event, "x") and hasattr(event, "y") else None
                icon = KINDS.get(type(event), OTHER)[1]
                self.notices.add(tell(self.desk.world, event), icon, at)
                if isinstance(event, Died) and event.agent == self.selection.entity:
                    self.selection.choose_tile((event.x, event.y))

    @staticmethod
    def _tiles(world: World) -> tuple[int, int]:
        return world.grid.width, world.grid.height

    def _make_renderer(self) -> tuple[Renderer, TerrainBaker]:
        world = self.desk.world
        baker = terrain_baker(world, self._sprites)
        renderer = Renderer(
            baker, self._pictures, self.fonts, self.happenings, self._tiles(world), self.clock
        )
        return renderer, baker

    def _look_at_people(self) -> None:
        """Begin where most people are."""
        world = self.desk.world
        spots = [world.position[agent] for agent in world.agents]
        if spots:
            middle = len(spots) // 2
            x = sorted(spot.x for spot in spots)[middle]
            y = sorted(spot.y for spot in spots)[middle]
            self.camera.snap(x, y)

    # --- size ---

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a size."""
        self._size = size
        tiles = self._tiles(self.desk.world)
        self.layout = place = layout(size, self.console.open, tiles, self.fonts.scale)
        self.manager.set_window_resolution(place.size)
        self.toolbar.place(place.toolbar)
        self.inspector.place(place.inspector)
        self.feed.place(place.feed)
        self.timeline.place(place.timeline)
        self.console.place(place.console)
        self.status.place(place.status)
        self.minimap.place(place.minimap)
        self._place_notices()
        button = self.toolbar.by_key["spawn"].rect
        self.palette.anchor = (button.x, place.toolbar.bottom + 2)
        for overlay in self._overlays:
            overlay.place(Rect((0, 0), place.size))
        self.camera.resize(place.world)

    @property
    def _overlays(self) -> tuple[Overlay, ...]:
        """Those on top first."""
        return self.menu, self.palette, self.help, self.compare

    # --- events ---

    def handle(self, event: pygame.Event) -> None:
        """Let whoever is uppermost take an event."""
        if event.type in (pygame.KEYUP, pygame.WINDOWFOCUSLOST):
            self._release(event)
        if self.console.before(event):
            return
        for overlay in self._overlays:
            if overlay.handle(event):
                return
        if event.type == pygame.MOUSEBUTTONDOWN and (
            self.notices.handle(event) or self.minimap.handle(event)
        ):
            self.console.leave()
            return
        taken = self.manager.process_events(event)
        if taken or any(panel.handle(event) for panel in self._panels):
            return
        if self.minimap.handle(event):
            return
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif self.pointer.handle(event):
            self.console.leave()

    def _key(self, event: pygame.Event) -> None:
        if self.console.typing:
            if event.key == pygame.K_ESCAPE:
                self.console.leave()
            elif event.key in (pygame.K_F1, pygame.K_F5, pygame.K_F9, pygame.K_F11, pygame.K_F12):
                self._hotkey(event)
            return
        if event.key in PAN:
            self._held.add(event.key)
        self._hotkey(event)

    def _hotkey(self, event: pygame.Event) -> None:
        for hotkey in self.hotkeys:
            if hotkey.fits(event):
                hotkey.act()
                return

    def _release(self, event: pygame.Event) -> None:
        if event.type == pygame.KEYUP:
            self._held.discard(event.key)
        else:
            self._held.clear()

    # --- what keys and buttons do here ---

    def _escape(self) -> None:
        """End what is begun, the latest first."""
        if self.hands.prefab:
            self.hands.arm("")
        elif self.camera.follow:
            self.camera.follow = 0
        else:
            self.selection.clear()

    def _open_console(self, character: str) -> None:
        if character == "/":
            self._set_console(open_=True)
            self.console.focus("/", character)
        elif self.console.open:
            self._set_console(open_=False)
        else:
            self._set_console(open_=True)
            self.console.focus("", character)

    def _set_console(self, open_: bool) -> None:
        if self.console.open != open_:
            self.console.open = open_
            self.resize(self._size)

    def _speak(self, text: str) -> None:
        """Go and type in the console, with a line begun."""
        self._set_console(open_=True)
        self.console.focus(text)

    def _toggle_palette(self) -> None:
        if self.hands.prefab:
            self.hands.arm("")
        else:
            self.palette.toggle()

    def _toggle_minimap(self) -> None:
        self.minimap.shown = not self.minimap.shown

    def _go(self, entity: int, tile: tuple[int, int] | None) -> None:
        if entity:
            self.hands.select_and_show(entity)
        elif tile is not None:
            self.camera.jump(*tile)

    # --- the past ---

    def _visit(self, tick: int, entity: int) -> None:
        """Go to a moment, and to somebody in it."""
        self.timeline.visit(tick, entity)

    def _find(self, entity: int) -> None:
        """Look at somebody at this moment, or at the place where they were last."""
        world = self.desk.world
        if entity in world.position:
            self.hands.select_and_show(entity)
            return
        for event in self.past.events.get(world.tick, ()):
            if entity in event.concerns() and hasattr(event, "x") and hasattr(event, "y"):
                self.selection.choose_tile((event.x, event.y))
                self.camera.jump(event.x, event.y)
                return

    def _fork(self) -> None:
        """Begin another world at the moment that is seen."""
        forking = self.timeline.forking
        if forking is None:
            self.notices.add("Nothing of this world is written down", "warning", bad=True)
        else:
            forking.start(self.past.tick)

    def _take_up_fork(self) -> None:
        """Go over to a fork when it has been made."""
        chronicle, forking = self.desk.chronicle, self.timeline.forking
        if chronicle is None or forking is None:
            return
        try:
            made = forking.done()
        except SaveError as error:
            self.notices.add(str(error), "warning", bad=True)
            return
        if made is not None:
            self.hands.try_(lambda: chronicle.take_up(made), "spawn")

    def _moment_changed(self) -> None:
        self.feed.show_past(self.past.events)
        self.thoughts.past = self._before
        self._place_notices()

    def _now_again(self) -> None:
        self.feed.show_now()
        self.thoughts.past = None
        self._place_notices()

    def _place_notices(self) -> None:
        """Below the banner of the past, while there is one."""
        place = self.layout.notices.copy()
        if self.past.open:
            place.y += self.timeline.banner.height
            place.h -= self.timeline.banner.height
        if place != self.notices.rect:
            self.notices.place(place)

    def _before(self) -> Iterator[Event]:
        """What happened before the moment that is seen, newest first."""
        tick, events = self.desk.world.tick, self.past.events
        for at in sorted((at for at in events if at <= tick), reverse=True):
            yield from reversed(events[at])

    def _ask_for_shot(self) -> None:
        self._shoot = True

    # --- frames ---

    def update(self, seconds: float) -> None:
        """A frame has passed."""
        self._take_up_fork()
        self._stand_still()
        world = self.desk.world
        self._keep_selection(world)
        self.happenings.tidy()
        self._pan(seconds)
        followed = self.renderer.where(world, self.camera.follow, self._now())
        self.camera.update(seconds, followed)
        self.pointer.look(self._pointed())
        self.toolbar.palette_open = self.palette.shown
        self.notices.update(seconds)
        self.compare.update(seconds)
        for panel in self._panels:
            panel.update(seconds)
        for text, good in self.shots.done():
            self.notices.add(text, "camera", bad=not good)
        self.minimap.place(self.layout.minimap.move(0, -self.status.banner_height()))
        self._ui_waited += seconds
        if self._ui_waited >= UI_BEAT:
            self.manager.update(self._ui_waited)
            self._ui_waited = 0.0

    def draw(self, screen: pygame.Surface) -> None:
        """Draw the whole window."""
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
        world, now = self.desk.world, self._now()
        still = self.past.open or self.desk.time.paused
        events = self.timeline.recent if self.desk.past is None else self.past.events
        self.renderer.draw(
            view,
            Moment(
                world=world,
                camera=self.camera,
                now=now,
                seconds=self.still.seconds(now) if still else self.clock(),
                selected=self.selection.entity,
                tile=self.selection.tile,
                hovered=self.pointer.hovered,
                pointed=self.pointer.tile,
                thinking=self.still.thinking(world) if still else self.desk.thinking(),
                names=self._names,
                ghost=self.hands.prefab,
                happenings=self.still.happenings(world, events, now) if still else None,
                covered=self._covered(),
            ),
        )

    def spare(self, seconds: float) -> None:
        """Do what can be done ahead in the rest of a frame."""
        self.renderer.chunks.ahead(self.camera, seconds)

    def close(self) -> None:
        """Finish what threads of the window do."""
        self.shots.close()
        self.compare.end()
        self.timeline.close()

    def _now(self) -> float:
        """The moment in ticks: the last one, and the share of the way to the next."""
        share = self.desk.time.alpha
        if self.past.back:
            share = 1 - share
        if self._stood is not None:
            share *= max(0.0, 1 - (self.clock() - self._stood) / SETTLE)
        return self.desk.world.tick + share

    def _stand_still(self) -> None:
        if not self.desk.time.paused:
            self._stood = None
        elif self._stood is None:
            self._stood = self.clock()

    def _keep_selection(self, world: World) -> None:
        """Let go of who is no more; a moment at which they live again finds them selected."""
        selection, before = self.selection, self.selection.entity
        if before or selection.tile is not None:
            self._lost = 0
        selection.tidy(world)
        if before and not selection.entity and self.past.open:
            self._lost = before
        elif self._lost in world.kind:
            selection.choose(self._lost)

    def _pan(self, seconds: float) -> None:
        dx = dy = 0
        for key in self._held:
            dx += PAN[key][0]
            dy += PAN[key][1]
        self.camera.pan(min(max(dx, -1), 1), min(max(dy, -1), 1), seconds)

    def _covered(self) -> list[Rect]:
        """Parts of the world's picture that something lies on, in its own pixels."""
        view = self.layout.world
        lying = self.notices.rects()
        if self.minimap.shown:
            lying.append(self.minimap.rect.inflate(6, 6))
        return [rect.move(-view.x, -view.y) for rect in lying]

    def _pointed(self) -> tuple[int, int] | None:
        """The pointer, if it points at the world itself."""
        position = pygame.mouse.get_pos()
        inside = pygame.mouse.get_focused() and self.layout.world.collidepoint(position)
        covered = any(overlay.shown for overlay in self._overlays) or (
            self.minimap.shown and self.minimap.rect.collidepoint(position)
        )
        return position if inside and not covered else None


def terrain_baker(world: World, sprites: Sprites) -> TerrainBaker:
    """A baker of a world's ground."""
    names = list(world.content.terrain)
    index = {ord(world.content.terrain[name].glyph): i for i, name in enumerate(names)}
    grid = world.grid
    return TerrainBaker(
        names,
        lambda x, y: index[grid.terrain[y * grid.width + x]],
        grid.width,
        grid.height,
        sprites,
    )
