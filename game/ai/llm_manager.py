"""LLMManager: between a session and its minds: what is asked for, answered, and sent back.

Decisions are `Tickets`, what is asked beside them `Asides`, money is the `Purse`'s, and the
model itself a `Channel`. All of it on the main thread but the asking itself.
"""

import logging
from collections.abc import Callable, Iterable
from time import monotonic

from game.ai import interviews, prompts, status
from game.ai.asides import GONE, Asides, Said, Then
from game.ai.channel import Channel
from game.ai.days import Days
from game.ai.deferral import Deferral
from game.ai.forecast import Forecast
from game.ai.governor import Governor, caps_of
from game.ai.interviews import Told
from game.ai.noting import Noting
from game.ai.pondering import Pondering
from game.ai.pool import Outcome, Reader
from game.ai.providers import Provider, Request
from game.ai.purse import Purse
from game.ai.reflections import Reflections
from game.ai.reminding import Recall
from game.ai.stats import Stats
from game.ai.status import MindState
from game.ai.thrift import Step
from game.ai.tickets import Around, Decider, Tickets
from game.config import Settings
from game.core.commands import Decide, PlanDay, Remember
from game.core.events import DecisionRequested
from game.core.world import World
from game.persistence.spending import Spending, Sums
from game.session import Session, TickReport
from game.ticks import Enough

SOURCE = "mind"
ORDER = {PlanDay: 0, Remember: 1, Decide: 2}
"""What goes first of what one person does at the same moment."""

_LOG = logging.getLogger("game.ai")


class LLMManager:
    """Between the world that wants decisions and the minds that make them."""

    def __init__(
        self,
        session: Session,
        provider: Provider | None,
        settings: Settings,
        decide_builtin: Decider,
        clock: Callable[[], float] = monotonic,
        *,
        why: str = "",
        lockstep: bool | None = None,
        after: "LLMManager | None" = None,
        bill: Spending | None = None,
        elsewhere: Sums | None = None,
    ) -> None:
        """Answer for the people of `session`; add `on_report` to its observers.

        provider: the model to ask, or None for built-in minds alone, and `why` it is so.
        lockstep: whether the world waits for answers; None takes llm.lockstep, else False.
        after: the manager of the world before this one in the same run: what it counted and
            spent goes on counting.
        bill: what this world has spent so far. elsewhere: what other worlds have today.
        """
        self.stats: Stats = Stats() if after is None else after.stats
        self.lockstep = bool(settings.llm.lockstep if lockstep is None else lockstep)
        self._session = session
        self._llm = settings.llm
        self._tick_rate = settings.world.tick_rate
        self._clock = clock
        self._deferral = Deferral()
        self.governor: Governor = Governor(clock=clock) if after is None else after.governor
        """Caps and what was spent, for reading; a budget is set through `budget`."""
        self.governor.take_up(bill or Spending(), elsewhere or Sums())
        self._purse = Purse(self.governor, self._llm, lambda told: session.submit(told, SOURCE))
        self.noting = Noting()
        """Makes the why-records; whoever keeps them sets its `keep`."""
        self._asides = Asides(self.governor, clock, self._llm.prompt_tokens)
        self._asides.others = lambda outcome: self._submit([self._settled(outcome)])
        self._thoughts: list[Remember | PlanDay] = []
        """What came of asides for the world, until it is submitted in order."""
        self.reflections = Reflections(self._asides, self.stats, self.noting, self._thoughts.append)
        self.days = Days(self._asides, self.stats, self.noting, self._thoughts.append)
        self.recall: Recall = lambda agent, words, tick: ()
        """What comes back to somebody; whoever keeps memories sets it."""
        self._tickets = Tickets(
            Around(
                world=lambda: session.world,
                decide=decide_builtin,
                llm=self._llm,
                clock=clock,
                stats=self.stats,
                noting=self.noting,
                purse=self._purse,
                days=self.days,
                recall=lambda *asked: self.recall(*asked),
                tell=lambda told: session.submit(told, SOURCE),
                settle=self._settled,
            )
        )
        self._pondering = Pondering(self._tickets.asked, self._submit)
        self.unhurried = False
        """Decisions needn't be made at once, but by the next tick: `ponder` gives them time."""
        session.before.append(self._pondering.settle)
        self.ahead = ""
        """What an hour will cost, in a line, as it was told when that was first known."""
        self.foretell: Callable[[str], object] = lambda words: None
        """Hears it then; whoever runs the world sets it, and calls `look_ahead`."""
        self._channel: Channel | None = None
        self._gathered: list[Decide | None] = []
        """In lockstep: what was decided while others' answers are still awaited."""
        self._heard = self._clock()
        self._why = why
        self._level: status.Level = "ok"
        if provider is not None:
            self._connect(provider)

    # --- what the session and the loop call ---

    def on_report(self, report: TickReport, defer: bool = False) -> None:
        """See to the decisions that a tick asked for; `defer` when it was late."""
        self._purse.heed(self._channel)
        self._tickets.loops.hear(report.events)
        fresh = [event for event in report.events if isinstance(event, DecisionRequested)]
        self._purse.watch(fresh, len(self._session.world.agents))
        ready = self._deferral.sift(fresh, report.tick, defer)
        self.stats.deferred = self._deferral.deferred
        self._pondering.take(ready)
        if not self.unhurried:
            self._pondering.settle()
        off = "" if self._llm.reflective else "off"
        if self._purse.step >= Step.FEWER:
            off = "saving"
        self.reflections.step(self._channel, self._session.world, off)
        self.days.step(self._channel, self._session.world, off, self.recall)

    def ponder(self, enough: Enough) -> None:
        """Make a decision, and more until it is enough, if any waits. Between any two ticks."""
        if self._pondering:
            self._pondering.spend(enough)

    @property
    def pondering(self) -> bool:
        """Whether anybody has yet to decide before the next tick."""
        return bool(self._pondering)

    def poll(self, now: float | None = None) -> None:
        """Take in answers, and stand in for those that are late. Between any two ticks."""
        self.look_ahead()
        if self._channel is None:
            return
        now = self._clock() if now is None else now
        if self.lockstep:
            self._gather(self._channel, now)
            return
        finished = self._channel.finished()
        self._submit(self._settled(outcome) for outcome in finished)
        self._submit(self._tickets.overdue(now))
        if finished:
            self._tell()

    @property
    def awaited(self) -> bool:
        """Whether the next tick waits for a model's answer, as it does in lockstep."""
        return self.lockstep and self._channel is not None and self._awaits

    def lockstep_wait(self) -> None:
        """Block until every open ticket has its answer; after each tick of a lockstep run."""
        channel = self._channel
        if channel is None:
            return
        self._heard = self._clock()
        while self._awaits:
            channel.wait(0.1)
            self._gather(channel, self._clock())

    @property
    def _awaits(self) -> bool:
        return bool(self._tickets or self._asides)

    def _gather(self, channel: Channel, now: float) -> None:
        """In lockstep: keep what came until nothing is awaited, then submit all of it."""
        finished = channel.finished()
        if finished or not self._awaits:
            self._heard = now
        self._gathered += [self._settled(outcome) for outcome in finished]
        hanging = now - self._heard > self._tickets.longest
        if hanging:
            self._asides.give_up()
        self._gathered += self._tickets.ended(hanging)
        if not self._awaits:
            gathered, self._gathered = self._gathered, []
            self._submit(gathered)
        if finished:
            self._tell()

    def resume(self) -> None:
        """Ask anew for every ticket that is open in the world: it was just loaded."""
        world = self._session.world
        self._forget()
        want = self._tickets.want
        minds = ((agent, world.mind[agent]) for agent in world.agents)
        self._submit([want(agent, m.ticket, m.urgency, False) for agent, m in minds if m.ticket])

    def use(self, provider: Provider | None, why: str = "") -> None:
        """Go on with another mind: the settings have changed."""
        self._disconnect()
        self._why, self.ahead = why, ""
        if provider is not None:
            self._connect(provider)
        self.resume()

    def shutdown(self) -> None:
        """Cut off what is under way and end the threads, within two seconds."""
        self._disconnect()
        self._tickets.clear()
        self._deferral.clear()
        self._pondering.clear()

    # --- what the window shows ---

    def outstanding(self) -> set[int]:
        """Agents who wait for a model's answer."""
        return self._tickets.agents

    def state(self) -> MindState:
        """Which mind is in use, and how bad that is."""
        if self._channel is None:
            return status.builtin(self._why)
        return self._channel.state(self._purse.step)

    def budget(self, dollars: float | None = None) -> list[str]:
        """What was spent, what may be, and the forecast; with dollars, changed before."""
        if self._channel is None:
            return [self.state_line(), "they cost nothing"]
        if dollars is not None:
            self.governor.set_budget(round(dollars * 1_000_000))
            self._purse.heed(self._channel)
        return self._purse.told(self.forecast())

    def interview(self, world: World, agent: int, question: str, then: Told) -> str:
        """Somebody's answer, as of the moment of `world`; "" when it will be told to `then`.

        Nothing in the world comes of it. `then` is called on the main thread.
        """
        return interviews.ask(
            self._asides, self._channel, world, agent, question, self.recall, then
        )

    def aside(
        self, agent: int, request: Request, read: Reader, then: Then, urgency: int = 0
    ) -> Said | None:
        """Ask the model on somebody's behalf, beside decisions; for the Angel.

        Returns what came of it, or None when `then` will hear, on the main thread.
        """
        if self._channel is None:
            return Said(why=GONE)
        world = self._session.world
        return self._asides.ask(self._channel, world, agent, request, read, then, urgency)

    @property
    def asks_a_model(self) -> bool:
        """Whether there is a model to be asked at all."""
        return self._channel is not None

    def forecast(self) -> Forecast | None:
        """What an hour will cost; None where no model is asked."""
        if self._channel is None:
            return None
        world = self._session.world
        return self._purse.forecast(self._channel, world, self.stats, self._tick_rate)

    def look_ahead(self) -> None:
        """Tell what an hour will cost, once, as soon as the model's prices are known."""
        if self._channel is None or self.ahead or not self._channel.prices.known:
            return
        forecast = self.forecast()
        if forecast is not None:
            self.ahead = forecast.words()
            self.foretell(self.ahead)

    def state_line(self) -> str:
        """The same in one line."""
        return self.state().text

    # --- answers, on their way back ---

    def _settled(self, outcome: Outcome) -> Decide | None:
        """What an outcome means for the world; one of an aside goes to whoever asked."""
        self.stats.count(outcome)
        return None if self._asides.take(outcome) else self._tickets.settled(outcome)

    def _submit(self, decisions: Iterable[Decide | None]) -> None:
        """In id order: the order in which answers came must not matter."""
        made: list[Decide | Remember | PlanDay] = [d for d in decisions if d is not None]
        made += self._thoughts
        self._thoughts.clear()
        made.sort(key=lambda one: (one.agent, ORDER[type(one)]))
        for decision in made:
            self._session.submit(decision, SOURCE)
        if self._channel is not None:
            self.stats.in_flight = self._channel.in_flight
            self.stats.queue = self._channel.queued

    def _tell(self) -> None:
        """Log that a model went out of use, or came back."""
        state = self.state()
        if state.level != self._level:
            self._level = state.level
            _LOG.log(logging.INFO if state.level == "ok" else logging.WARNING, state.text)

    # --- connecting ---

    def _connect(self, provider: Provider) -> None:
        for name in prompts.NAMES:  # a missing file shows now, not in mid-game
            prompts.load(name, prompts.folder())
        self.governor.caps = caps_of(self._llm, provider.paid)
        self._channel = Channel(provider, self._llm, self.governor, self._clock, self.lockstep)
        self._tickets.channel = self._channel

    def _disconnect(self) -> None:
        channel, self._channel = self._channel, None
        self._tickets.channel = None
        if channel is not None:
            for outcome in channel.close():
                if self._asides.take(outcome):
                    self.stats.count(outcome)
                    continue
                self.stats.count(outcome)  # what was paid is counted to the last cent
                self.noting.outcome(outcome, self._session.world.tick, late=False, stale=True)
            self.stats.in_flight = self.stats.queue = 0
        self._asides.give_up()

    def _forget(self) -> None:
        self._tickets.forget()
        self._gathered.clear()
        self._deferral.clear()
        self._pondering.clear()
        self.reflections.clear()
        self.days.clear()
