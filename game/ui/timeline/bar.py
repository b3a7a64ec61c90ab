"""Bar: the timeline as a panel: its buttons, the mouse over it, and what it says."""

from collections.abc import Callable, Sequence
from time import perf_counter

import pygame
import pygame_gui
from pygame import Rect

from game.core.events import Event
from game.core.narrate import tell
from game.session import TickReport
from game.ui.desk import Desk
from game.ui.panels.panel import Panel
from game.ui.pictures import Pictures
from game.ui.text import Fonts
from game.ui.timeline.annals import Mark
from game.ui.timeline.banner import Banner
from game.ui.timeline.buttons import Buttons
from game.ui.timeline.forking import Forking
from game.ui.timeline.marks import Marks
from game.ui.timeline.notice import caution_of, notice_of, told
from game.ui.timeline.past import Past
from game.ui.timeline.scale import Scale
from game.ui.timeline.seeker import TOLD, Seeker
from game.ui.timeline.still import REACH
from game.ui.timeline.tip import MOST, Tip
from game.ui.timeline.track import Track
from game.ui.widgets import frame

LATE = "late"
SNAP = 4
"""Pixels around a mark within which a click means it."""
PATIENCE = 0.12
"""Seconds of fetching before it is told: most moments come sooner."""
REFUSAL = "This is the past and stays as it was: Fork begins a new world here, Now (End) goes back"


class Timeline(Panel):
    """A bar for the whole life of a world; `past` is what a drag on it opens."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        fonts: Fonts,
        pictures: Pictures,
        desk: Desk,
        select: Callable[[int], object],
        fork: Callable[[], object],
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        """`select` looks at an entity if it is there; `fork` forks at the moment shown."""
        super().__init__()
        self._fonts = fonts
        self._pictures = pictures
        self._desk = desk
        self._select = select
        self._clock = clock
        self.scale = Scale()
        self.marks = Marks()
        self.track = Track(fonts, self.scale, self.marks)
        self.banner = Banner(fonts, pictures)
        self._tip = Tip(fonts)
        self.seeker = Seeker(desk.chronicle) if desk.chronicle else None
        self.past = Past(desk, self.seeker, clock)
        self.forking = Forking(desk.chronicle.fork) if desk.chronicle else None
        self._scrubbing = False
        self._panning = False
        self._pressed: int | None = None
        """Where a drag may begin."""
        self._pointed: tuple[int, int] | None = None
        self._late = desk.time.late_ticks
        self._came_late = False
        self._wanted: int = 0
        """Who is to be selected when the moment has come."""
        self._sought_at: float | None = None
        self.recent_ticks = round(REACH * desk.time.tick_rate) + 1
        """Ticks before the first that is seen here whose events are brought along."""
        self.recent: dict[int, Sequence[Event]] = {}
        """The events of the last of these ticks."""
        self.recalled: list[Callable[[dict[int, Sequence[Event]]], object]] = []
        """Called with what happened before this window saw the world, once that is read."""
        self.first = desk.world.tick if desk.chronicle is None else 0
        past = self.past
        self._buttons = Buttons(
            manager,
            fonts,
            pictures,
            {
                "back": lambda: past.play(back=True),
                "step_back": lambda: past.step(-1),
                "play": self.toggle,
                "step_on": self.step_on,
                "fork": fork,
                "now": past.leave,
            },
        )
        self.buttons = self._buttons.by_name
        past.arrived.append(self._arrived)
        self.restart()

    # --- worlds ---

    def restart(self) -> None:
        """Another world is on the desk, or the first: read its marks."""
        self.past.forget()
        self.marks.clear()
        self.recent.clear()
        self.scale.reset()
        self._late = self._desk.time.late_ticks
        self._wanted = 0
        if self.seeker is not None:
            tick = self._desk.session.world.tick
            self.seeker.want_marks((max(1, tick - TOLD + 1), tick))

    def observe(self, report: TickReport) -> None:
        """An observer of the session: marks what is notable now."""
        world = self._desk.session.world
        self.recent[report.tick] = report.events
        self.recent.pop(report.tick - self.recent_ticks, None)
        self.marks.add(
            Mark(
                event.tick,
                event.mark,
                tell(world, event),
                event.concerns(),
                event.id,
            )
            for event in report.events
            if event.mark
        )
        late = self.past.live_time.late_ticks
        before, self._came_late = self._came_late, late > self._late
        if self._came_late and not before:  # one mark where they begin to
            # The tick before this one: it is timed when it is over.
            self.marks.add([Mark(report.tick - 1, LATE, "A tick came late")])
        self._late = late

    def _recall(self, events: dict[int, Sequence[Event]]) -> None:
        """Take in what happened before this window saw the world."""
        if not events:
            return
        start = self._desk.session.world.tick - self.recent_ticks
        for tick, happened in events.items():
            if tick > start:
                self.recent.setdefault(tick, happened)
        for take_in in self.recalled:
            take_in(events)

    # --- what keys and buttons do ---

    def toggle(self) -> None:
        """Stand still, or go on."""
        if self.past.open:
            self.past.toggle()
        else:
            self._desk.time.toggle()

    def step_on(self) -> None:
        """One tick on."""
        if self.past.open:
            self.past.step(1)
        else:
            self._desk.time.step()

    def visit(self, tick: int, entity: int = 0) -> None:
        """Look at a moment, and at somebody in it."""
        self._wanted = entity
        self.past.visit(tick)
        self.scale.show(tick)
        if not self.past.open and entity:
            self._select(entity)
            self._wanted = 0

    def refusal(self) -> str:
        """Why nothing can be changed now; "" while it can."""
        return REFUSAL if self.past.open else ""

    def _arrived(self) -> None:
        if self._wanted:
            self._select(self._wanted)
            self._wanted = 0
        if not self._scrubbing:
            self.scale.show(self._desk.world.tick)

    # --- the panel ---

    def place(self, rect: Rect) -> None:
        """Buttons left and right, the track between."""
        super().place(rect)
        left, right = self._buttons.place(rect)
        self.track.place(Rect(left + 6, rect.y + 2, right - left - 14, rect.h - 6))

    def handle(self, event: pygame.Event) -> bool:
        """Drag, zoom, pan."""
        if event.type == pygame.MOUSEBUTTONDOWN and self.hit(event):
            if self.track.rect.collidepoint(event.pos):
                if event.button == 1:
                    self._press(event.pos[0])
                elif event.button in (2, 3):
                    self._panning = True
            return True
        if event.type == pygame.MOUSEMOTION:
            if self._scrubbing:
                self._drag(event.pos[0])
                return True
            if self._panning:
                self.scale.pan(event.rel[0])
                return True
        if event.type == pygame.MOUSEBUTTONUP and (self._scrubbing or self._panning):
            self._scrubbing = self._panning = False
            return True
        if event.type == pygame.MOUSEWHEEL and self.rect.collidepoint(pygame.mouse.get_pos()):
            if event.x:
                self.scale.pan(-40 * event.x)
            if event.y:
                self.scale.zoom(event.y, pygame.mouse.get_pos()[0])
            return True
        return False

    def _drag(self, x: int) -> None:
        if self._pressed is not None and abs(x - self._pressed) <= SNAP:
            return  # a click that trembles
        self._pressed = None
        self._wanted = 0
        self.past.visit(self.scale.tick(x))

    def _press(self, x: int) -> None:
        self._scrubbing = True
        self._pressed = x
        near = self.track.near(x, SNAP)
        if 0 < len(near) <= MOST:
            mark = min(near, key=lambda mark: abs(self.scale.x(mark.tick) - x))
            self.visit(mark.tick, next((who for who in mark.entities if who), 0))
        else:
            self.past.visit(self.scale.tick(x))

    def update(self, seconds: float) -> None:
        """Take what the thread has brought, let the past run, and show what is chosen."""
        if self.seeker is not None:
            self.marks.add(self.seeker.marked())
            self._recall(self.seeker.recent())
        self.past.update()
        self.scale.grow(self.first, self.past.live_tick)
        if not self.past.fetching:
            self._sought_at = None
        elif self._sought_at is None:
            self._sought_at = self._clock()
        where = pygame.mouse.get_pos()
        inside = pygame.mouse.get_focused() and self.track.rect.collidepoint(where)
        self._pointed = where if inside or self._scrubbing else None
        self._buttons.show(self.past.open, self.past.back, self._desk.time.paused)

    def draw(self, target: pygame.Surface) -> None:
        """The bar; buttons are pygame_gui's."""
        frame(target, self.rect)
        self.track.draw(target, self._desk.world.rules, self.past.tick, self.past.open)

    def draw_over(self, target: pygame.Surface, world: Rect) -> None:
        """The banner of the past on the map."""
        if self.past.open:
            sought = 0.0 if self._sought_at is None else self._clock() - self._sought_at
            forking = self.forking.tick if self.forking and self.forking.busy else None
            notice = notice_of(self._desk, self.past, sought > PATIENCE, forking)
            self.banner.draw(target, world, notice)

    @property
    def banner_height(self) -> int:
        """Pixels at the map's upper edge that the banner takes now."""
        if not self.past.open:
            return 0
        return self.banner.height(bool(caution_of(self._desk, self.past)))

    def draw_tip(self, target: pygame.Surface, inside: Rect) -> None:
        """What is under the mouse."""
        if self._pointed is None:
            return
        x = min(max(self._pointed[0], self.track.rect.x), self.track.rect.right)
        marks = [] if self._scrubbing else self.track.near(x)
        tick = self.scale.tick(x)
        hint = "Click: go to this moment · wheel: zoom"
        if self._scrubbing:
            hint = "Let go to stay here"
        elif 0 < len(marks) <= MOST:
            hint = "Click: go to it · wheel: zoom"
            tick = min(marks, key=lambda mark: abs(self.scale.x(mark.tick) - x)).tick
        heading = told(self._desk, tick).capitalize()
        self._tip.draw(target, (x, self.rect.y - 2), inside, heading, marks, hint)

    def close(self) -> None:
        """End the thread."""
        if self.seeker is not None:
            self.seeker.close()
