"""Running: a world in motion, with everything around it wired together."""

import gc
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from game.abilities.library import Library, builtin, examples
from game.abilities.runner import Runner
from game.abilities.workshop import Workshop
from game.ai.angel.angel import Angel
from game.ai.angel.reopening import KINDS as WISHES
from game.ai.llm_manager import LLMManager
from game.ai.minds import make_provider
from game.ai.nearby import find
from game.chronicle import Chronicle
from game.config import MindChoice, Secret, choose_mind, redact
from game.console import Console
from game.core.events import Event
from game.core.world import World
from game.errors import SaveError
from game.measures.series import MetricsLog
from game.memory import Keeper
from game.observer import WorldLog, WorldObserver, open_log, open_trace
from game.options import RunOptions
from game.output import acknowledge, say
from game.persistence import (
    Opened,
    Recorder,
    read_log,
)
from game.persistence.picking import picked
from game.persistence.retelling import retell
from game.persistence.spending import Spending
from game.persistence.traced_disk import TracedDisk
from game.persistence.why_log import WhyLog
from game.sandbox import Sandbox
from game.session import Session, TickReport
from game.ticks import Enough
from game.timing import TimeManager
from game.world_setup.consoles import console_of
from game.world_setup.founding import Founding
from game.world_setup.frames import Frames
from game.world_setup.keeping import Keeping
from game.world_setup.leaving import leave_behind
from game.world_setup.making import obtain, scenario_of
from game.world_setup.minding import make_minds
from game.world_setup.wishing import make_angel

_LOG = logging.getLogger("game")


def open_or_create(options: RunOptions) -> "Running":
    """The world that the options mean, ready for its next tick.

    Raises SaveError and ConfigError; nothing is left open or half-made then.
    """
    scenario = scenario_of(options)
    wanted = scenario.file.mind if scenario else None
    choice = choose_mind(options.settings, options.mind, os.environ, find, wanted)
    running = Running(options, choice)
    try:
        running.begin(obtain(options))
    except BaseException:
        running.abandon()
        raise
    return running


class Running:
    """One world at a time; `load` puts another in its place."""

    opened: Opened
    session: Session
    recorder: Recorder
    minds: LLMManager
    observer: WorldObserver
    metrics: MetricsLog
    chronicle: Chronicle
    memories: Keeper
    runner: Runner
    workshop: Workshop
    angel: Angel
    log: WorldLog

    def __init__(self, options: RunOptions, mind: MindChoice) -> None:
        """Everything but the world: `begin` brings that."""
        self.options = options
        self.settings = options.settings
        self.mind = mind
        self.time = TimeManager(
            self.settings.world.tick_rate, budget=self.settings.time.soft_budget_ms / 1000
        )
        self.frames = Frames(self)
        self.keeping = Keeping(self)
        self.founding = Founding()
        self.swapped: list[Callable[[], None]] = []
        """Called after another world took the place of this one: session, recorder, minds
        and observer are new then."""
        self.waiting: Callable[[], AbstractContextManager[None]] = nullcontext
        """Held while the world waits for a model: only there may a signal raise, because
        the world is between two ticks."""
        self.unhurried = False
        """Built-in minds think in what time frames have to spare."""
        self._live = False
        # Made before any world is, so that a mind that can't be had leaves nothing behind.
        self._provider = make_provider(self.settings, mind)
        self._secrets: tuple[Secret | None, ...] = (mind.key, self.settings.llm.api_key)
        self.sandbox = Sandbox()
        """Where abilities run; nothing is started before the first is used."""
        self.sandbox.trust((*builtin().values(), *examples().values()))
        self.trace = open_trace(options.trace, "run")
        self._close_log = self._open_log()

    # --- which world ---

    @property
    def world(self) -> World:
        """The world, for reading."""
        return self.session.world

    @property
    def name(self) -> str:
        """What the world is called."""
        return self.opened.name

    def begin(self, opened: Opened) -> None:
        """Run a world that was opened; it is closed again if that fails."""
        self.opened = opened
        try:
            self.session = Session(opened.world, opened.next_number)
            provider = self._provider or make_provider(self.settings, self.mind)
            self._provider = None
            before = getattr(self, "minds", None)  # none before the first world
            self.bill = Spending(opened.folder)
            self.minds = make_minds(
                self.options, self.mind, provider, self.session, before, self.bill
            )
            self.whys = WhyLog(opened.folder, opened.world.tick, self.redacted)
            self.minds.noting.keep = self.whys.add
            self.minds.unhurried = self.unhurried and not self.minds.lockstep
            self.recorder = Recorder(
                opened,
                autosave_seconds=self.settings.game.autosave_seconds,
                on_durable=acknowledge if self.options.acks else None,
                disk=TracedDisk(self.trace.around) if self.trace else None,
            )
        except BaseException:
            opened.release()
            raise
        self._live = True
        self.keeping.begin()
        self.observer = WorldObserver(
            opened.name,
            lambda: self.world,
            lambda: self.minds.stats.summary(),
            lambda: self.time.late_ticks,
            self.redacted,
            retell,
        )
        self.log = WorldLog(opened.name, lambda: self.world)
        first = opened.meta.measures
        self.metrics = MetricsLog(opened.folder, lambda: self.world, self._events_of, first)
        if self.trace is not None:
            around = self.session.around = self.trace.around
            take = self.recorder.take
            self.recorder.take = lambda world: around("take", lambda: take(world))
        self.recorder.attach(self.session)  # first: what isn't in the log didn't happen
        self.chronicle = Chronicle(opened.folder, opened.name, lambda: self.world, self._events_of)
        self.memories = Keeper(
            opened.folder,
            lambda: self.world,
            self.settings.memory,
            self._events_of,
            patient=self.minds.lockstep,
        )
        self.minds.recall = self.memories.recall
        patient = self.options.headless and not self.options.realtime
        library = Library(opened.folder, self.settings.abilities_dir)
        self.sandbox.only_confined = opened.meta.foreign
        if opened.world.abilities:
            self.sandbox.warm()  # so that the first use waits for no start
        self.runner = Runner(self.session, library, self.sandbox, patient)
        self.workshop = Workshop(self.session, library, self.sandbox, patient)
        self.angel = make_angel(
            self.settings, self.session, self.minds, library, self.sandbox, patient
        )
        self.minds.reflections.lately = self.memories.lately
        self.minds.reflections.plainly = self.memories.conclude
        if self.mind.is_model:
            self.memories.reflect = self.minds.reflections.want
        self.session.observers += [
            self.runner.on_report,
            self.observer.on_report,
            self.log.on_report,
            self.metrics.on_report,
            self.chronicle.on_report,
            self.memories.on_report,
            self._ask_minds,
            self.angel.on_report,
        ]
        self.minds.foretell = lambda words: say(f"{opened.name}: {words}")
        self.minds.look_ahead()
        for warning in opened.warnings:
            _LOG.warning("%s: %s", opened.name, warning)
            say(f"{opened.name}: {warning}")
        if opened.resumed or opened.world.tick:
            self.minds.resume()
        self.runner.resume()
        self.angel.resume(lambda first: picked(self.opened.folder, WISHES, first, self.world.tick))
        if self.angel.patient and self.angel.busy:
            with self.waiting():
                self.angel.wait()
        # What was loaded stays: the collector needn't walk it again and again.
        gc.collect()
        gc.freeze()
        self.time.skip()  # nor is the time made up for that this took

    def _events_of(self, first: int, last: int) -> Iterator[Sequence[Event]]:
        """The events of each tick that the log holds, as far as they can be read."""
        try:
            for logged in read_log(self.opened.folder, first, last):
                yield logged.events
        except SaveError as error:
            _LOG.warning("%s: what was counted is not complete: %s", self.name, error)

    # --- time ---

    def tick(self) -> None:
        """One tick now, or the rest of the one under way."""
        self.frames.tick()

    def settle(self) -> None:
        """Finish the tick under way, if one is: whoever needs a whole world calls this first."""
        self.frames.settle()

    def frame(self, most: int | None = None, enough: Enough | None = None) -> int:
        """What is due now, `most` ticks at the most; returns how many became whole.

        With `enough`, a tick and the thoughts after it are spread over as many frames as it
        takes.
        """
        return self.frames.frame(most, enough)

    def unhurry(self) -> None:
        """From now on minds decide within the frames up to the next tick, not within each tick."""
        self.unhurried = True
        self.minds.unhurried = not self.minds.lockstep

    def _ask_minds(self, report: TickReport) -> None:
        # Built-in minds never wait for a clock, so that their runs are the same every time;
        # nor does a run that waits for its model anyhow.
        defer = self.mind.is_model and not self.minds.lockstep and self.time.overran
        self.minds.on_report(report, defer)

    # --- saving and loading ---

    def save(self) -> str:
        """Save now and wait for the disk; returns a sentence. Raises SaveError."""
        return self.keeping.save()

    def load(self, name: str = "") -> str:
        """Take up another world; or, for "", go back to the last `save` of this one.

        Raises SaveError; the world that ran goes on then.
        """
        return self.keeping.load(name)

    def close(self) -> None:
        """Save for the last time and let go of everything.

        Raises SaveError when not all of it came to disk.
        """
        self.settle()
        complete = self._end(save=True)
        self._let_go()
        if not complete:
            message = self.recorder.status.message or "the disk takes too long"
            raise SaveError(f"{self.name} is not saved as it was at the end: {message}")

    def abandon(self) -> None:
        """Let go of everything without saving: something is wrong with the state.

        The log still holds every tick that was made, so that nothing before it is lost.
        """
        if self._live:
            self._end(save=False)
        self._let_go()

    def _let_go(self) -> None:
        self.sandbox.close()
        if self.trace is not None:
            self.trace.close()
        self._close_log()

    def replace(self, opened: Opened) -> None:
        """Close the world that runs, and run another that was opened."""
        self._end(save=True)
        self.begin(opened)
        for told in self.swapped:
            told()

    def _end(self, save: bool) -> bool:
        self._live = False
        self.founding.cancel()
        self.angel.close()
        self.minds.shutdown()
        self.runner.close()
        self.log.flush()
        self.chronicle.write()
        self.memories.close()
        gc.unfreeze()
        complete = self.recorder.close() if save else self.recorder.abandon()
        self.bill.close()
        self.whys.close()
        leave_behind(self.opened.folder, self.world if save else None)
        return complete

    # --- around it ---

    def console(
        self,
        selected: Callable[[], int] = lambda: 0,
        cursor: Callable[[], tuple[int, int] | None] = lambda: None,
    ) -> Console:
        """A console over this run; it follows when another world is loaded."""
        return console_of(self, selected, cursor)

    def redacted(self, text: str) -> str:
        """A text without what may be a key."""
        return redact(text, *self._secrets)

    def _open_log(self) -> Callable[[], None]:
        try:
            return open_log(self.settings.logs_dir, self.redacted)
        except OSError as error:
            say(f"No log is written: {error}")
            return lambda: None
