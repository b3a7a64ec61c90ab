"""Keys: which hotkey does what; the help shows this very table."""

from collections.abc import Callable

import pygame

from game.ui.hands import Hands
from game.ui.hotkeys import Hotkey
from game.ui.leading import Leading
from game.ui.switches import Switches


def hotkeys(
    hands: Hands,
    switches: Switches,
    help_: Callable[[], object],
    full_screen: Callable[[], object],
    leading: Leading,
    let_run: Callable[[], object],
) -> list[Hotkey]:
    """All hotkeys, in the order of the help."""
    escape, console = switches.escape, switches.console
    palette, minimap = switches.palette, switches.minimap

    def zoom(steps: int) -> Callable[[], None]:
        return lambda: hands.camera.zoom_by(steps)

    return [
        Hotkey("Space", "pause, go on", hands.pause, (pygame.K_SPACE,), shift=None),
        Hotkey(". and ,", "one tick on, one back", hands.step, (pygame.K_PERIOD,), "."),
        Hotkey("", "", hands.step_back, (pygame.K_COMMA,), ","),
        Hotkey("End", "from the past back to now", hands.now, (pygame.K_END,)),
        Hotkey("1  2  3", "speed 1×, 2×, 5×", lambda: hands.speed(1), (pygame.K_KP1,), "1"),
        Hotkey("", "", lambda: hands.speed(2), (pygame.K_KP2,), "2"),
        Hotkey("", "", lambda: hands.speed(5), (pygame.K_KP3,), "3"),
        Hotkey("4", "as fast as it goes", hands.top_speed, (pygame.K_KP4,), "4"),
        Hotkey("Tab", "next person (Shift: previous)", hands.next, (pygame.K_TAB,)),
        Hotkey("", "", lambda: hands.next(-1), (pygame.K_TAB,), shift=True),
        Hotkey("F", "follow the selected", hands.follow, (pygame.K_f,)),
        Hotkey("P", "possess the selected, or let go", leading.toggle, (pygame.K_p,)),
        Hotkey("G", "go on while the Angel makes something", let_run, (pygame.K_g,)),
        Hotkey("Esc", "end what is begun, select nothing", escape, (pygame.K_ESCAPE,), shift=None),
        Hotkey("B", "what can be spawned", palette, (pygame.K_b,)),
        Hotkey("/", "type a command", lambda: console("/"), (pygame.K_SLASH,), "/", shift=None),
        Hotkey("`", "console, open or closed", lambda: console("`"), (pygame.K_BACKQUOTE,), "`^"),
        Hotkey("+  -", "zoom", zoom(1), (pygame.K_EQUALS, pygame.K_KP_PLUS), "+", shift=None),
        Hotkey("", "", zoom(-1), (pygame.K_MINUS, pygame.K_KP_MINUS), "-"),
        Hotkey("M", "map", minimap, (pygame.K_m,)),
        Hotkey("H", "chronicle: the story so far", switches.story, (pygame.K_h,)),
        Hotkey("C", "charts of what is measured", switches.charts, (pygame.K_c,)),
        Hotkey("F1", "this help", help_, (pygame.K_F1,), "?"),
        Hotkey("F5", "save", hands.save, (pygame.K_F5,)),
        Hotkey("F9", "back to the last save", hands.load, (pygame.K_F9,)),
        Hotkey("F11", "full screen", full_screen, (pygame.K_F11,)),
        Hotkey("F12", "screenshot", hands.screenshot, (pygame.K_F12,)),
    ]
