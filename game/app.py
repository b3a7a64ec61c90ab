"""The window: its loop, and the place where a run and the user interface are put together."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, sleep, thread_time

import pygame

from game.compare.beside import beside
from game.compare.board import Board
from game.config import project_root
from game.console.typed import Typed
from game.errors import ConfigError, SaveError
from game.options import RunOptions
from game.output import answer, say
from game.persistence import History, check_name, other_simulation
from game.persistence.fork import fork_world
from game.ui.charts.measured import curves_of
from game.ui.compare.worker import Comparer, Told, Wish
from game.ui.desk import Desk, MindFacts
from game.ui.magic.facts import Magic
from game.ui.screen import FrameMeter, Screen
from game.ui.shell import Shell
from game.ui.sprites import MissingArt, Sprites
from game.ui.tidying import Tidying
from game.ui.timeline.annals import Chronicle
from game.world_setup import Running, open_or_create
from game.world_setup.room import Room

INTERRUPTED = 130
IDLE_FPS = 20
"""Frames a second while nobody sees the window."""
SPARE = 0.008
"""Seconds of a frame that stay free, so that what is done ahead delays nothing."""
SHARE = 0.8
"""Of a frame's time, up to which a tick and thoughts go on: 13.3 ms of 16.7."""
FULL = 0.95
"""Of a frame's time, up to which garbage is collected after them."""
LEAST = 0.003
"""Seconds that they have in any frame, however slow the machine draws."""
RESTLESS = frozenset(
    {pygame.MOUSEMOTION, pygame.ACTIVEEVENT, pygame.WINDOWENTER, pygame.WINDOWLEAVE}
)
"""Events that ask nothing of the world, and come in numbers: no tick is finished for them."""
SWITCH = 0.001
"""Seconds for which a thread that saves or asks models may keep the interpreter from a frame."""
DISK_SECONDS = 2.0
"""Longest that the past waits for the disk to have a tick."""


def run_window(options: RunOptions) -> int:
    """Run a world in a window; returns the exit code. Raises SaveError, ConfigError.

    Closing the window saves and leaves; so do SIGINT and SIGTERM.
    """
    ui = options.settings.ui
    with _signals() as asked:
        # Before any world: without a display none is made, and waiting has a face.
        screen = Screen(ui.size, ui.framebuffer_acceleration)
        try:
            screen.say("The world wakes up ...")
            running = open_or_create(options)
            try:
                App(running, screen).run(asked)
            except BaseException:
                running.abandon()
                raise
        finally:
            screen.close()
        result = running.observer.report()
        try:
            running.close()
        finally:
            if options.json:
                answer(result)
            else:
                say(f"{running.name}: tick {result['tick']}, {result['agents']} people. Goodbye.")
    return INTERRUPTED if asked() else 0


class App:
    """A window on a running world."""

    def __init__(self, running: Running, screen: Screen) -> None:
        """Fill the window. Raises ConfigError where our pictures are missing."""
        self.running = running
        running.unhurry()  # `frame` lets them ponder
        self.screen = screen
        settings = running.settings.ui
        self.meter = FrameMeter()
        self.left = running.options.ticks
        """Ticks still to be made; None is no end."""
        self.leaving = False
        self._fps = settings.fps
        self._clock = pygame.time.Clock()
        self._last = perf_counter()
        self.tidying = Tidying()
        assets = project_root() / "assets"
        try:
            sprites = Sprites.load(assets / "sprites")
        except MissingArt as error:
            raise ConfigError(str(error)) from None
        self.desk = desk_of(running, lambda: self.shell)
        self.shell = Shell(
            self.screen.size,
            self.desk,
            sprites,
            assets / "theme.json",
            scale=settings.font_scale,
            names=settings.names,
            facts=self.meter.facts,
            full_screen=self.screen.toggle_full,
        )
        screen.name(running.name)
        self._typed = Typed(running.console()) if running.options.console else None
        self.desk.console.context.leave = self.leave
        if self._typed is not None:
            self._typed.console.context.leave = self.leave
        self._ahead = ""
        """What an hour of minds costs, as it was told last."""
        running.swapped.append(self._swapped)

    def leave(self) -> None:
        """Leave after this frame."""
        self.leaving = True

    def run(self, asked: Callable[[], bool]) -> None:
        """Frame after frame, until somebody wants to leave or the ticks are used up."""
        self.running.time.skip()  # opening the window took no time of the world's
        try:
            with self.undisturbed():
                while not self.leaving and not asked() and self.left != 0:
                    self.frame()
                    self.pace()
            self.running.settle()
        finally:
            self.shell.close()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Within this, frames come as evenly as they can, whatever else the process does."""
        switch = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        self.tidying.begin()
        try:
            yield
        finally:
            self.tidying.end()
            sys.setswitchinterval(switch)

    def frame(self) -> None:
        """Take events, draw; then go on with ticks and thoughts while the frame has time.

        In this order it is known what drawing has left of the frame.
        """
        began, own = perf_counter(), thread_time()
        for event in pygame.event.get():
            self._handle(event)
        if self._typed is not None and not self.running.time.steps_left:
            self._typed.run()
        self.shell.update(min(began - self._last, 0.25))
        if not self.screen.minimised:
            self.shell.draw(self.screen.surface)
            self.screen.flip()
        done = self._work(began, thread_time() - own)
        ended = perf_counter()
        self.meter.add(began - self._last, ended - began)
        self._last = began
        spare = self._length - (ended - began)
        if spare > SPARE:
            self.shell.spare(spare - SPARE)
        still = self.desk.time.paused or self.screen.minimised
        left = self._length - (thread_time() - own)
        self.tidying.frame(perf_counter(), left, done, still)

    def _handle(self, event: pygame.Event) -> None:
        if event.type == pygame.QUIT:
            self.leave()
        elif self.screen.follow(event):
            self.shell.resize(self.screen.size)
        else:
            if event.type not in RESTLESS:
                self.desk.settle()
            self.shell.handle(event)

    def _work(self, began: float, spent: float) -> int:
        """Let time go on in what is left of a frame of which so many seconds were spent.

        Returns how many ticks became whole.
        """
        due = self.tidying.due(began)
        share = min(SHARE * self._length, FULL * self._length - due)
        until = max(began + 2 * share, perf_counter() + LEAST)
        done = self.running.frame(self.left, Room(max(share - spent, LEAST), until))
        if self._typed is not None and done:
            self._typed.show()
        self._foretell()
        if self.left is not None:
            self.left -= done
        return done

    def _foretell(self) -> None:
        """Show what an hour of this world's minds will cost, once that is known."""
        ahead = self.running.minds.ahead
        if ahead != self._ahead:
            self._ahead = ahead
            if ahead:
                self.shell.notices.add(f"{ahead[:1].upper()}{ahead[1:]} · /budget", "coin")

    @property
    def _length(self) -> float:
        """Seconds of a frame."""
        return 1 / (IDLE_FPS if self.screen.minimised else self._fps)

    def pace(self) -> None:
        """Wait for the next frame's time."""
        self._clock.tick(round(1 / self._length))

    def _swapped(self) -> None:
        self.desk.session = self.running.session
        self.desk.name = self.running.name
        self.screen.name(self.running.name)
        self.shell.world_changed()


def desk_of(running: Running, shell: Callable[[], Shell]) -> Desk:
    """The handles that the user interface works with."""

    def cursor() -> tuple[int, int] | None:
        view = shell().camera
        return shell().pointer.tile or view.to_tile(view.view.center)

    def settle() -> None:
        running.settle()
        shell().past.settle()

    def minds() -> MindFacts:
        state = running.minds.state()
        model = running.mind.is_model
        spent = running.minds.stats.cost_usd
        return MindFacts(state.text, model, state.level != "bad", spent if model else None)

    def alarms() -> list[str]:
        status, state = running.recorder.status, running.minds.state()
        found = [] if status.ok else [status.message]
        return found + ([state.text] if state.level == "bad" else [])

    return Desk(
        session=running.session,
        time=running.time,
        console=running.console(lambda: shell().selection.entity, cursor),
        settle=settle,
        save=running.save,
        load=running.load,
        screenshots=running.settings.screenshots_dir,
        name=running.name,
        thinking=lambda: running.minds.outstanding(),
        minds=minds,
        tick_ms=lambda: running.observer.times.recent()["p50"],
        founding=lambda: running.founding.words,
        alarms=alarms,
        chronicle=chronicle_of(running),
        story=lambda tick: running.chronicle.entries(tick),
        memories=lambda agent, tick: running.memories.lately(agent, tick=tick),
        curves=lambda: curves_of(running.metrics.series),
        compare=comparer_of(running),
        magic=Magic(
            lambda: running.angel,
            lambda name: running.workshop.library.proof(name),
            running.sandbox.layers,
        ),
    )


def on_disk(running: Running, tick: int) -> bool:
    """See to it that a tick is on disk; waits for it, and tells whether it is."""
    recorder = running.recorder
    recorder.hurry()
    until = perf_counter() + DISK_SECONDS
    while recorder.durable_tick < tick:
        if perf_counter() > until:
            return False
        sleep(0.01)
    return True


def comparer_of(running: Running) -> Comparer:
    """Compares whatever world runs with another, on the window's thread for that."""

    def compare(wish: Wish, told: Told) -> Board:
        if not on_disk(running, wish.live):
            raise SaveError(f"Tick {wish.live:,} is not on disk, so it can't be compared")
        folder = running.settings.saves_dir / check_name(wish.other)
        return beside(running.opened.folder, folder, wish, told)

    return compare


def chronicle_of(running: Running) -> Chronicle:
    """The handles on the past of whatever world runs; see Chronicle for the threads."""

    def ready(tick: int) -> bool:
        return on_disk(running, tick)

    def history() -> History:
        recorder, world = running.recorder, running.world
        return History(
            running.opened.folder,
            durable=lambda: recorder.durable_tick,
            names=lambda: world.names,
        )

    def fork(tick: int) -> str:
        if not ready(tick):
            raise SaveError(f"Tick {tick:,} is not on disk, so nothing can branch off there")
        return fork_world(running.opened.folder, tick, running.settings.saves_dir).name

    def take_up(name: str) -> str:
        parent = running.name
        quoted = f'"{parent}"' if " " in parent else parent
        running.time.pause()
        running.load(name)
        return (
            f"{name} branches off {parent} at tick {running.world.tick:,} and stands still: "
            f"change something, then Space. /compare {quoted} shows both"
        )

    def foreign(tick: int) -> str:
        return other_simulation(running.opened.meta, tick)

    return Chronicle(history, ready, fork, take_up, foreign)


@contextmanager
def _signals() -> Iterator[Callable[[], bool]]:
    """Within this, signals that ask for the end only note it; a second one has its old force."""
    heard: list[int] = []
    before: dict[int, object] = {}

    def hear(number: int, frame: object) -> None:
        heard.append(number)
        restore()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        before.clear()

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, hear)
    try:
        yield lambda: bool(heard)
    finally:
        restore()
