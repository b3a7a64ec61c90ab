"""Frames: the window's own loop at 1280×800 without a screen, panels open, somebody selected.

Raw times are the wall clock's. Adjusted ones are without what the thread waited for a
processor that others were using, as Linux counts it: the machine's other work isn't ours.
"""

import os
import tempfile
import threading
from collections.abc import Callable
from math import isqrt
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec

from game.config import Settings, load_settings
from game.options import RunOptions

SIZE = (1280, 800)
WARM_FRAMES = 120
FRAMES = 600
PARTS = 200
TILES_EACH = 250
"""Tiles of the world for each person: 1,000 of them live on 500 × 500."""


def run(agents: int = 20, settings: Settings | None = None, frames: int = FRAMES) -> dict[str, Any]:
    """Frame times with so many people, in milliseconds."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.app import App
    from game.ui.screen import Screen
    from game.world_setup import open_or_create

    settings = settings or load_settings()
    side = max(100, isqrt(agents * TILES_EACH))
    with tempfile.TemporaryDirectory(prefix="agent-world-bench-") as folder:
        options = RunOptions(
            settings=_settings(settings, side, Path(folder)),
            world="bench",
            new=True,
            seed=1,
            agents=agents,
            mind="builtin",
        )
        screen = Screen(SIZE)
        try:
            running = open_or_create(options)
            try:
                figures = _measure(App(running, screen), frames)
            finally:
                running.abandon()
        finally:
            screen.close()
    return {"agents": agents, "world": [side, side], "size": list(SIZE), **figures}


def _settings(settings: Settings, side: int, folder: Path) -> Settings:
    """The user's settings with a world of this size, in a folder that will be removed."""
    replace = msgspec.structs.replace
    return replace(
        settings,
        world=replace(settings.world, size=(side, side)),
        paths=replace(settings.paths, saves=str(folder / "saves"), logs=str(folder / "logs")),
        ui=replace(settings.ui, size=SIZE, fps=60),
    )


def _measure(app: Any, frames: int) -> dict[str, Any]:
    world = app.desk.world
    app.shell.hands.select_and_show(world.agents[0])
    for _ in range(WARM_FRAMES):
        app.frame()
        app.pace()
    raw: list[float] = []
    adjusted: list[float] = []
    began, first = perf_counter(), world.tick
    for _ in range(frames):
        started, waited = perf_counter(), _waited()
        app.frame()
        spent = perf_counter() - started
        raw.append(spent)
        adjusted.append(max(0.0, spent - (_waited() - waited)))
        app.pace()
    whole = perf_counter() - began
    return {
        "frames": frames,
        "ticks": world.tick - first,
        "fps": round(frames / whole, 1),
        "raw_ms": _figures(raw),
        "adjusted_ms": _figures(adjusted),
        "parts_ms": _parts(app),
    }


def _parts(app: Any) -> dict[str, float]:
    """Medians of what a frame is made of, each measured by itself."""
    shell, surface = app.shell, app.screen.surface
    view = surface.subsurface(shell.layout.world)

    def world() -> None:
        shell.draw_world(view)
        app.screen.flip()

    def all_but_ticks() -> None:
        shell.update(1 / 60)
        shell.draw(surface)
        app.screen.flip()

    def new_line() -> None:
        from game.console import Line

        shell.console.show([Line("info", f"a line that nobody has seen yet, {perf_counter()}")])
        all_but_ticks()

    picture = _median(world)
    whole = _median(all_but_ticks)
    return {
        "world_and_flip": picture,
        "panels": round(max(0.0, whole - picture), 3),
        "new_log_line": round(max(0.0, _median(new_line) - whole), 3),
    }


def _median(act: Callable[[], None]) -> float:
    times = []
    for _ in range(PARTS):
        started, waited = perf_counter(), _waited()
        act()
        times.append(perf_counter() - started - (_waited() - waited))
    return round(sorted(times)[PARTS // 2] * 1000, 3)


def _waited() -> float:
    """Seconds that this thread has waited for a processor; 0 where nobody counts them."""
    try:
        fields = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text().split()
    except OSError:
        return 0.0
    return int(fields[1]) / 1e9


def _figures(times: list[float]) -> dict[str, float]:
    ordered = sorted(time * 1000 for time in times)
    last = len(ordered) - 1
    return {
        "p50": round(ordered[last // 2], 3),
        "p99": round(ordered[-(-99 * len(ordered) // 100) - 1], 3),
        "max": round(ordered[last], 3),
    }
