"""Switches: what keys and buttons open, close and end in the window."""

from collections.abc import Callable, Mapping

from game.ui.hands import Hands
from game.ui.panels.aside import Aside
from game.ui.panels.console import ConsolePanel
from game.ui.panels.minimap import Minimap
from game.ui.panels.palette import Palette


class Switches:
    """One method for each, for buttons, hotkeys and menus alike."""

    def __init__(
        self,
        hands: Hands,
        console: ConsolePanel,
        palette: Palette,
        minimap: Minimap,
        asides: Mapping[str, Aside],
        arrange: Callable[[], object],
    ) -> None:
        """`asides`: `chart` and `story`; `arrange` lays the window out anew."""
        self._hands = hands
        self._console = console
        self._palette = palette
        self._minimap = minimap
        self._asides = asides
        self._arrange = arrange
        self.let_go: Callable[[], bool] = lambda: False
        """Lets go of who is possessed; set by the window."""

    def escape(self) -> None:
        """End what is begun, the latest first."""
        if self._hands.prefab:
            self._hands.arm("")
        elif (aside := self.aside) is not None:
            aside.toggle()
            self._arrange()
        elif self.let_go():
            pass
        elif self._hands.camera.follow:
            self._hands.camera.follow = 0
        else:
            self._hands.selection.clear()

    def console(self, character: str) -> None:
        """Open the console or close it, by the key that was typed."""
        if character == "/":
            self.set_console(open_=True)
            self._console.focus("/", character)
        elif self._console.open:
            self.set_console(open_=False)
        else:
            self.set_console(open_=True)
            self._console.focus("", character)

    def set_console(self, open_: bool) -> None:
        """Show the console's log, or its line of entry alone."""
        if self._console.open != open_:
            self._console.open = open_
            self._arrange()

    def speak(self, text: str) -> None:
        """Go and type in the console, with a line begun."""
        self.set_console(open_=True)
        self._console.focus(text)

    def palette(self) -> None:
        """Put away what is to be spawned, or open the palette, or close it."""
        if self._hands.prefab:
            self._hands.arm("")
        else:
            self._palette.toggle()

    @property
    def aside(self) -> Aside | None:
        """What is open on the map's right part."""
        return next((aside for aside in self._asides.values() if aside.shown), None)

    def charts(self) -> None:
        """Open or close the charts beside the map."""
        self._turn("chart")

    def story(self) -> None:
        """Open or close the chronicle beside the map."""
        self._turn("story")

    def _turn(self, name: str) -> None:
        """Open one and close the others, or close it."""
        for other, aside in self._asides.items():
            if aside.shown or other == name:
                aside.toggle()
        self._arrange()

    def minimap(self) -> None:
        """Show or hide the map."""
        self._minimap.shown = not self._minimap.shown
