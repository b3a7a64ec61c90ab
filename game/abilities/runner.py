"""Runner: answers each use of an ability with what its code asks for.

A use is an event. What its caster knows is written down on the main thread, the code runs in the
sandbox by way of one thread of ours, and the effects come back as a ResolveAbility command: at the
next tick where somebody waits for it (`patient`, so that a run without models is the same each
time), else when they come. Only where ticks go by faster than they are meant to, so that a call
would be late by no fault of its code, the next one waits a moment. What goes wrong comes back as
the fault of the call.
"""

import logging
import threading
from queue import SimpleQueue
from typing import Any

from msgspec import Struct

from game.abilities.library import Library
from game.abilities.records import Record, records
from game.core.casting import DECLINED
from game.core.commands import ResolveAbility
from game.core.events import AbilityGranted, AbilityUsed
from game.core.world import World
from game.sandbox import Sandbox
from game.session import Session, TickReport

SOURCE = "ability"
"""How the log names who submitted what came of a call."""
GONE = "load: its source is gone, or is not what was proven"
LONGEST = 300
GRACE = 0.2
"""Seconds that a tick waits for a call that would otherwise be late after it."""
_LOG = logging.getLogger("game")


class Job(Struct, frozen=True):
    """One call, with all that its code is told."""

    call: int
    source: str
    agent: Record
    around: Record
    kwargs: dict[str, Any]
    seed: int


class Figures(Struct):
    """What a runner has seen."""

    calls: int = 0
    faults: int = 0
    """Of them, those that ended in a fault."""
    declined: int = 0
    """Of them, those in which the ability would not be used."""
    ms: float = 0.0
    """What all of them took together."""
    slowest_ms: float = 0.0


class Runner:
    """Runs the abilities of one session's world."""

    def __init__(
        self, session: Session, library: Library, sandbox: Sandbox, patient: bool = False
    ) -> None:
        """Attach with `on_report` as an observer, behind the recorder."""
        self._session = session
        self._library = library
        self._sandbox = sandbox
        self._patient = patient
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._out: dict[int, ResolveAbility | None] = {}
        """Call -> its answer, once there is one; in order of their use."""
        self._ready = threading.Condition()
        self._thread: threading.Thread | None = None
        self.figures = Figures()
        self._before = self.settle if patient else self.hurry
        session.before.append(self._before)

    @property
    def world(self) -> World:
        """The world whose abilities are run."""
        return self._session.world

    def resume(self) -> None:
        """Take up the calls that were out when the world was saved."""
        for ability in self.world.abilities:
            self._adopt(ability)
        if self.world.abilities:
            self._sandbox.warm()
        for call in self.world.calls:
            self._take(call)

    def on_report(self, report: TickReport) -> None:
        """Take up the calls of a tick. Main thread, between two ticks."""
        for event in report.events:
            if isinstance(event, AbilityUsed):
                self._take(event.call)
            elif isinstance(event, AbilityGranted):
                self._adopt(event.ability)

    def hurry(self) -> None:
        """Before a tick: wait a moment for the calls that end as late after it."""
        if not self._out:
            return
        last = self.world.tick + 2 - self.world.rules.ability_patience
        due = [call for call, out in self.world.calls.items() if out.tick <= last]
        with self._ready:
            self._ready.wait_for(lambda: all(self._out.get(call, True) for call in due), GRACE)
            for call in [call for call, answer in self._out.items() if answer]:
                del self._out[call]

    def settle(self) -> None:
        """Wait for all that is out, and submit it in the order of its use."""
        with self._ready:
            self._ready.wait_for(lambda: all(self._out.values()))
            answers = list(self._out.values())
            self._out.clear()
        for answer in answers:
            assert answer is not None
            self._session.submit(answer, SOURCE)

    def close(self) -> None:
        """Let go of the thread; what is out is not answered any more."""
        if self._before in self._session.before:
            self._session.before.remove(self._before)
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(timeout=5)
            self._thread = None

    def _adopt(self, ability: str) -> None:
        row = self.world.abilities.get(ability)
        try:
            if row is not None:
                self._library.adopt(row, self.world.label(row.wisher) if row.wisher else "")
        except OSError as error:
            _LOG.warning("the source of %s can't be kept beside the world: %s", ability, error)

    def _take(self, call: int) -> None:
        out = self.world.calls.get(call)
        if out is None or call in self._out:
            return
        ability = self.world.abilities[out.ability]
        source = self._library.source(ability.name, ability.source)
        if source is None or not self.world.alive(out.agent):
            self._done(ResolveAbility(call=call, fault=GONE if source is None else "died: gone"))
            return
        agent, around = records(self.world, out.agent)
        kwargs = {name: _plain(value) for name, value in out.kwargs.items()}
        seed = self.world.draw(call, "ability", 1 << 32)
        with self._ready:
            self._out[call] = None
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="abilities", daemon=True)
            self._thread.start()
        self._jobs.put(Job(call, source, agent, around, kwargs, seed))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                answer = self._run(job)
            except Exception as error:  # noqa: BLE001 - a bug of ours ends no world; it is logged
                _LOG.exception("ability call %d", job.call)
                answer = ResolveAbility(call=job.call, fault=f"died: {type(error).__name__}")
            self._done(answer)

    def _run(self, job: Job) -> ResolveAbility:
        """Both methods of an ability, one after the other."""
        spent = 0.0
        try:
            for method in ("can_use", "execute"):
                answer = self._sandbox.call(
                    job.source, method, job.agent, job.around, job.kwargs, job.seed
                )
                spent += answer.ms
                if answer.fault is not None:
                    self.figures.faults += 1
                    fault = f"{answer.fault.stage}: {answer.fault.message}"
                    return ResolveAbility(call=job.call, fault=fault[:LONGEST])
                if method == "can_use" and not answer.value:
                    self.figures.declined += 1
                    return ResolveAbility(call=job.call, fault=DECLINED)
            return ResolveAbility(call=job.call, effects=answer.value)
        finally:
            self.figures.calls += 1
            self.figures.ms += spent
            self.figures.slowest_ms = max(self.figures.slowest_ms, spent)

    def _done(self, answer: ResolveAbility) -> None:
        if not self._patient:
            self._session.submit(answer, SOURCE)
        with self._ready:
            self._out[answer.call] = answer
            self._ready.notify_all()


def _plain(value: object) -> object:
    return [*value] if isinstance(value, tuple) else value
