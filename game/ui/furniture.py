"""Furniture: all panels and overlays of the window, made in the order in which they know others."""

from collections.abc import Callable, Sequence

import pygame_gui
from pygame import Rect

from game.ui.charts.panel import Charts
from game.ui.compare.typed import wire as wire_compare
from game.ui.compare.view import CompareView
from game.ui.hands import Hands
from game.ui.magic.veil import Veil
from game.ui.panels.console import ConsolePanel
from game.ui.panels.feed import Feed
from game.ui.panels.help import Help
from game.ui.panels.inspector import Inspector
from game.ui.panels.menu import Menu
from game.ui.panels.minimap import Minimap
from game.ui.panels.overlay import Overlay
from game.ui.panels.palette import Palette
from game.ui.panels.panel import Panel
from game.ui.panels.status import FrameFacts, Status
from game.ui.panels.story import Story
from game.ui.panels.toolbar import Toolbar
from game.ui.pictures import Pictures
from game.ui.switches import Switches
from game.ui.text import Fonts
from game.ui.thoughts import Thoughts
from game.ui.timeline.bar import Timeline
from game.ui.timeline.typed import wire
from game.ui.visits import Visits
from game.ui.why.typed import wire as wire_why


class Furniture:
    """What stands in the window; the shell gives each its place and its frames."""

    def __init__(
        self,
        manager: pygame_gui.UIManager,
        fonts: Fonts,
        pictures: Pictures,
        hands: Hands,
        minimap: Minimap,
        thoughts: Thoughts,
        area: Callable[[], Rect],
        arrange: Callable[[], object],
        moved: Callable[[], object],
        facts: Callable[[], FrameFacts],
        clock: Callable[[], float],
    ) -> None:
        """`area` is the map's place; `arrange` lays the window out anew.

        `moved` is called when another moment is seen; `clock` gives seconds for all looks.
        """
        desk, selection = hands.desk, hands.selection
        self._hands = hands
        self.help = Help(fonts)
        self.palette = Palette(fonts, pictures, hands)
        self.menu = Menu(fonts)
        self.veil = Veil(fonts, pictures, desk.magic)
        self.veil.lifted = lambda text: hands.tell(text, "wand")
        self.console = ConsolePanel(manager, fonts, pictures, desk)
        self.charts = Charts(fonts, pictures, desk, lambda tick: self.timeline.visit(tick))
        self.story = Story(fonts, pictures, desk, lambda tick: self.timeline.visit(tick))
        self.switches = switches = Switches(
            hands,
            self.console,
            self.palette,
            minimap,
            {"chart": self.charts, "story": self.story},
            arrange,
        )
        self.toolbar = Toolbar(
            manager,
            fonts,
            pictures,
            hands,
            {
                "spawn": switches.palette,
                "chart": switches.charts,
                "story": switches.story,
                "help": self.help.toggle,
            },
        )
        self.inspector = Inspector(
            manager, fonts, pictures, desk, selection, hands, thoughts, clock
        )
        self.feed = Feed(manager, fonts, pictures, desk, self._go, self._visit, self._why)
        self.timeline = timeline = Timeline(
            manager,
            fonts,
            pictures,
            desk,
            lambda entity: self.visits.find(entity),
            lambda: self.visits.fork(),
            clock,
        )
        hands.past, hands.refusal = timeline.past, timeline.refusal
        self.visits = Visits(hands, self.feed, thoughts, timeline, moved)
        wire(desk.console.context, desk, timeline)
        self.compare = CompareView(
            fonts, desk, area, lambda text: hands.tell(text, "warning", bad=True)
        )
        wire_why(desk, self.inspector.reasons)
        wire_compare(desk.console.context, desk, self.compare)
        self.status = Status(fonts, pictures, desk, facts, clock)
        self.panels: Sequence[Panel] = (
            self.toolbar,
            self.inspector,
            self.feed,
            self.timeline,
            self.console,
            self.status,
            self.charts,
            self.story,
        )
        self.overlays: Sequence[Overlay] = (
            self.menu,
            self.palette,
            self.help,
            self.compare,
            self.veil,
        )
        """Those on top first."""

    def _go(self, entity: int, tile: tuple[int, int] | None) -> None:
        """Show an entity, or else a tile."""
        if entity:
            self._hands.select_and_show(entity)
        elif tile is not None:
            self._hands.camera.jump(*tile)

    def _visit(self, tick: int, entity: int) -> None:
        """Go to a moment, and to somebody in it."""
        self.timeline.visit(tick, entity)

    def _why(self, entity: int, tick: int, deed: int) -> None:
        """Show what a deed, an event of a tick, rested on; if they are gone, in that moment."""
        if entity in self._hands.desk.world.persona:
            self._hands.selection.choose(entity)
        else:
            self.timeline.visit(tick, entity)
        self.inspector.show_why(entity, tick, deed)
