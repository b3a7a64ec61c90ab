"""A stage on a world that is written down, so that its past can be visited."""

import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.persistence import History, Recorder, create_world, other_simulation
from game.persistence.fork import fork_world
from game.ui.timeline.annals import Chronicle
from tests.persistence.living import fixed_clock, give_minds, tiny
from tests.ui.stage import Stage

LIMIT = 60.0


class Recorded(Stage):
    """People with minds in a tiny world; every tick goes to disk."""

    def __init__(self, folder: Path, ticks: int = 0, size: tuple[int, int] = (1280, 800)) -> None:
        opened = create_world(folder / "saves", "toy", tiny())
        self.recorder = Recorder(opened, clock=fixed_clock)
        self.taken_up: list[str] = []
        saves = folder / "saves"
        super().__init__(
            folder,
            size,
            opened.world,
            chronicle=Chronicle(
                history=lambda: History(opened.folder, durable=lambda: self.recorder.durable_tick),
                ready=self._ready,
                fork=lambda tick: self._ready(tick) and fork_world(opened.folder, tick, saves).name,
                take_up=lambda name: self.taken_up.append(name) or f"{name} is here",
                foreign=lambda tick: other_simulation(opened.meta, tick),
            ),
        )
        self.recorder.attach(self.session)
        give_minds(self.session)
        self.tick(ticks)
        self.frames(8)  # long enough for people to come to stand
        self.shell.notices.clear()

    @property
    def past(self):
        return self.shell.past

    @property
    def bar(self):
        return self.shell.timeline

    def _ready(self, tick: int) -> bool:
        self.recorder.hurry()
        self.until(lambda: self.recorder.durable_tick >= tick, frames=False)
        return True

    def until(self, test: Callable[[], object], frames: bool = True) -> None:
        end = time.monotonic() + LIMIT
        while not test():
            assert time.monotonic() < end, "it never came"
            time.sleep(0.002)
            if frames:
                self.frames()

    def arrive(self) -> None:
        """Wait until what was asked for is seen."""
        self.frames()
        self.until(lambda: not self.past.fetching)
        self.frames(8)

    def visit(self, tick: int) -> None:
        self.bar.visit(tick)
        self.arrive()

    def spot(self, tick: int) -> tuple[int, int]:
        """The pixel of a tick on the bar."""
        spot = (self.bar.scale.x(tick), self.bar.track.lane.centery)
        assert self.bar.scale.tick(spot[0]) == tick, "the bar is too coarse for this"
        return spot

    def drag(self, *ticks: int) -> None:
        """Press at the first tick, move over the others, let go."""
        self.mouse(self.spot(ticks[0]))
        self.post(pygame.MOUSEBUTTONDOWN, pos=self.spot(ticks[0]), button=1)
        self.frames()
        for tick in ticks[1:]:
            self.mouse(self.spot(tick))
        self.post(pygame.MOUSEBUTTONUP, pos=self.spot(ticks[-1]), button=1)
        self.arrive()
        self.mouse((5, self.screen.height - 5))

    def map(self) -> bytes:
        """The world's picture alone, with nothing lying on it."""
        self.shell.notices.clear()
        self.frames()
        view = pygame.Surface(self.shell.layout.world.size)
        self.shell.draw_world(view)
        return pygame.image.tobytes(view, "RGB")

    def close(self) -> None:
        self.shell.close()
        self.recorder.abandon(10)
