"""Frames: the window's own loop at 1280×800 without a screen, panels open, somebody selected.

Raw times are the wall clock's. Adjusted ones are without what the thread waited for a
processor that others were using, as Linux counts it: the machine's other work isn't ours.
"""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from math import isqrt
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import msgspec

from game.benches.table import Row, percentile
from game.config import Settings
from game.options import BenchOptions, RunOptions

if TYPE_CHECKING:
    from game.app import App

SIZE = (1280, 800)
COUNTS = (20, 1000)
WARM_FRAMES = 120
FRAMES = 600
PARTS = 200
TILES_EACH = 250
"""Tiles of the world for each person: 1,000 of them live on 500 × 500."""


def measure(options: BenchOptions) -> Iterator[Row]:
    """A row for each count of people."""
    for agents in [options.agents] if options.agents else COUNTS:
        yield run(agents, options.settings)


def run(agents: int = 20, settings: Settings | None = None, frames: int = FRAMES) -> Row:
    """Frame times with so many people, in milliseconds."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.app import App
    from game.ui.screen import Screen
    from game.world_setup import open_or_create

    side = max(100, isqrt(agents * TILES_EACH))
    with tempfile.TemporaryDirectory(prefix="agent-world-bench-") as folder:
        options = RunOptions(
            settings=_settings(settings or Settings(), side, Path(folder)),
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
                app = App(running, screen)
                with app.undisturbed():
                    figures = _measure(app, frames)
            finally:
                running.abandon()
        finally:
            screen.close()
    return {"agents": agents, "tiles": side * side, **figures}


def _settings(settings: Settings, side: int, folder: Path) -> Settings:
    """The user's settings with a world of this size, in a folder that will be removed."""
    replace = msgspec.structs.replace
    return replace(
        settings,
        world=replace(settings.world, size=(side, side)),
        paths=replace(settings.paths, saves=str(folder / "saves"), logs=str(folder / "logs")),
        ui=replace(settings.ui, size=SIZE, fps=60),
    )


def _measure(app: "App", frames: int) -> Row:
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
        raw.append(spent * 1000)
        adjusted.append(max(0.0, spent - (_waited() - waited)) * 1000)
        app.pace()
    whole = perf_counter() - began
    ticks = world.tick - first
    row: Row = {"frames": frames, "ticks": ticks, "fps": frames / whole}
    row["ticks_per_s"] = ticks / whole
    for name, times in (("adjusted", adjusted), ("raw", raw)):
        row[f"{name}_ms_p50"] = percentile(times, 50)
        row[f"{name}_ms_p99"] = percentile(times, 99)
        row[f"{name}_ms_max"] = max(times)
    return row | _parts(app)


def _parts(app: "App") -> Row:
    """Medians of what a frame is made of, each measured by itself."""
    from game.console import Line

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
        shell.console.show([Line("info", f"a line that nobody has seen yet, {perf_counter()}")])
        all_but_ticks()

    picture, whole = _median(world), _median(all_but_ticks)
    return {
        "world_flip_ms_p50": picture,
        "panels_ms_p50": max(0.0, whole - picture),
        "new_line_ms_p50": max(0.0, _median(new_line) - whole),
    }


def _median(act: Callable[[], None]) -> float:
    times = []
    for _ in range(PARTS):
        started, waited = perf_counter(), _waited()
        act()
        times.append((perf_counter() - started - (_waited() - waited)) * 1000)
    return percentile(times, 50)


def _waited() -> float:
    """Seconds that this thread has waited for a processor; 0 where nobody counts them."""
    try:
        fields = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text().split()
    except OSError:
        return 0.0
    return int(fields[1]) / 1e9
