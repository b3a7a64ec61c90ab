"""LLMManager: sees to it that every wanted decision gets exactly one final answer.

Without a model the built-in mind answers at once, in id order. With one: the cache, or a
worker of the pool; who waits longer than the patience acts on the built-in mind's stand-in
meanwhile; an answer counts if its ticket still stands; and where none comes the built-in
mind's is final. All of it on the main thread but the asking itself.
"""

import logging
from collections.abc import Callable, Iterable
from time import monotonic

from msgspec.structs import replace

from game.ai import interviews, prompts, status, turns
from game.ai.answers import Choice
from game.ai.asides import GONE, Asides, Said, Then
from game.ai.cache import digest
from game.ai.channel import Channel
from game.ai.days import Days
from game.ai.deferral import Deferral
from game.ai.forecast import Forecast, Habits, forecast
from game.ai.governor import Governor, caps_of
from game.ai.interviews import Told
from game.ai.loops import Loops
from game.ai.noting import Noting
from game.ai.open_request import OpenRequest
from game.ai.pondering import Pondering
from game.ai.pool import Job, Outcome, Reader
from game.ai.providers import Kind, Provider, Request
from game.ai.reflections import Reflections
from game.ai.reminding import Recall, fitting, reminders
from game.ai.stats import Stats, add
from game.ai.status import MindState
from game.ai.thrift import TEXTS, Step, Thrift
from game.ai.till import told
from game.config import Settings
from game.core.commands import Decide, PlanDay, Remember, TellMinds
from game.core.components import Intent
from game.core.events import DecisionRequested
from game.core.observation import Affordance, Observation
from game.core.observe import glance, observe
from game.core.world import World
from game.persistence.spending import Spending, Sums
from game.session import Session, TickReport

SLACK = 1.0
"""Seconds beyond all deadlines after which a worker is no longer waited for."""
AT_ONCE = 16
"""Stand-ins of one `poll`: whoever asked first is first, and the next frame goes on."""
SOURCE = "mind"
ORDER = {PlanDay: 0, Remember: 1, Decide: 2}
"""What goes first of what one person does at the same moment."""

_LOG = logging.getLogger("game.ai")

Decider = Callable[[Observation], Intent]


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
        self._decide = decide_builtin
        self._clock = clock
        self._open: dict[int, OpenRequest] = {}
        self._deferral = Deferral()
        self._pondering = Pondering(self._asked, self._submit)
        self.unhurried = False
        """Decisions needn't be made at once, but by the next tick: `ponder` gives them time."""
        session.before.append(self._pondering.settle)
        self.governor: Governor = Governor(clock=clock) if after is None else after.governor
        """Caps and what was spent, for reading; a budget is set through `set_budget`."""
        self.governor.take_up(bill or Spending(), elsewhere or Sums())
        self._habits = Habits()
        self._thrift = Thrift()
        self.noting = Noting()
        """Makes the why-records; whoever keeps them sets its `keep`."""
        self._asides = Asides(self.governor, clock)
        self._asides.others = lambda outcome: self._submit([self._settled(outcome)])
        self._thoughts: list[Remember | PlanDay] = []
        """What came of asides for the world, until it is submitted in order."""
        self.reflections = Reflections(self._asides, self.stats, self.noting, self._thoughts.append)
        self.days = Days(self._asides, self.stats, self.noting, self._thoughts.append)
        self.recall: Recall = lambda agent, words, tick: ()
        """What comes back to somebody; whoever keeps memories sets it."""
        self._cheaper = ""
        self._loops = Loops()
        self._channel: Channel | None = None
        self._why = why
        self._level: status.Level = "ok"
        if provider is not None:
            self._connect(provider)

    # --- what the session and the loop call ---

    def on_report(self, report: TickReport, defer: bool = False) -> None:
        """See to the decisions that a tick asked for; `defer` when it was late."""
        self._save_money()
        self._loops.hear(report.events)
        self._habits.ticks += 1
        self._habits.person_ticks += len(self._session.world.agents)
        fresh = [event for event in report.events if isinstance(event, DecisionRequested)]
        self._habits.decisions += sum(not event.standin for event in fresh)
        ready = self._deferral.sift(fresh, report.tick, defer)
        self.stats.deferred = self._deferral.deferred
        self._pondering.take(ready)
        if not self.unhurried:
            self._pondering.settle()
        off = "" if self._llm.reflective else "off"
        if self._thrift.step >= Step.FEWER:
            off = "saving"
        self.reflections.step(self._channel, self._session.world, off)
        self.days.step(self._channel, self._session.world, off, self.recall)

    def ponder(self, seconds: float) -> None:
        """Make decisions for so long, if they aren't hurried. Between any two ticks."""
        if self._pondering:
            self._pondering.spend(seconds)

    @property
    def pondering(self) -> bool:
        """Whether anybody has yet to decide before the next tick."""
        return bool(self._pondering)

    def poll(self, now: float | None = None) -> None:
        """Take in answers, and stand in for those that are late. Between any two ticks."""
        if self._channel is None or (self.lockstep and not self._asides):
            return
        now = self._clock() if now is None else now
        finished = self._channel.finished()
        self._submit(self._settled(outcome) for outcome in finished)
        self._submit(self._overdue(now))
        if finished:
            self._tell()

    def lockstep_wait(self) -> None:
        """Block until every open ticket has its answer; after each tick of a lockstep run."""
        if self._channel is None:
            return
        decisions: list[Decide | None] = []
        heard = self._clock()
        while self._open or self._asides:
            if self._channel.wait(0.1):
                heard = self._clock()
                decisions += [self._settled(outcome) for outcome in self._channel.finished()]
            hanging = self._clock() - heard > self._longest
            if hanging:
                self._asides.give_up()
            decisions += [d for agent in list(self._open) for d in self._closed(agent, hanging)]
        self._submit(decisions)

    def resume(self) -> None:
        """Ask anew for every ticket that is open in the world: it was just loaded."""
        world = self._session.world
        self._forget()
        minds = ((agent, world.mind[agent]) for agent in world.agents)
        self._submit(
            [self._wanted(agent, m.ticket, m.urgency, False) for agent, m in minds if m.ticket]
        )

    def use(self, provider: Provider | None, why: str = "") -> None:
        """Go on with another mind: the settings have changed."""
        self._disconnect()
        self._why = why
        if provider is not None:
            self._connect(provider)
        self.resume()

    def shutdown(self) -> None:
        """Cut off what is under way and end the threads, within two seconds."""
        self._disconnect()
        self._open.clear()
        self._deferral.clear()
        self._pondering.clear()

    # --- what the window shows ---

    def outstanding(self) -> set[int]:
        """Agents who wait for a model's answer."""
        return set(self._open)

    def state(self) -> MindState:
        """Which mind is in use, and how bad that is."""
        if self._channel is None:
            return status.builtin(self._why)
        return self._channel.state(self._thrift.step)

    def budget(self, dollars: float | None = None) -> list[str]:
        """What was spent, what may be, and the forecast; with dollars, changed before."""
        if self._channel is None:
            return [self.state_line(), "they cost nothing"]
        if dollars is not None:
            self.governor.set_budget(round(dollars * 1_000_000))
            self._save_money()
        return told(self.governor, self.forecast(), self._thrift.step)

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
        channel, world = self._channel, self._session.world
        if channel is None:
            return None
        self._habits.calls, self._habits.cached = self.stats.calls, self.stats.cached
        price = channel.prices.of(channel.asked_for)
        governor = self.governor
        return forecast(world, self._habits, governor.bill, price, governor.caps, self._tick_rate)

    def state_line(self) -> str:
        """The same in one line."""
        return self.state().text

    # --- asking ---

    def _asked(self, event: DecisionRequested) -> Decide | None:
        return self._wanted(event.agent, event.ticket, event.urgency, event.standin)

    def _wanted(self, agent: int, ticket: int, urgency: int, standin: bool) -> Decide | None:
        """See to one ticket; returns what can be submitted at once."""
        world = self._session.world
        mind = world.mind.get(agent)
        if mind is None or mind.ticket != ticket:
            return None
        known = self._open.get(agent)
        if known is not None and known.ticket == ticket:
            return self._builtin(agent, ticket, standin=True) if standin else None
        self._drop(agent)
        channel = self._channel
        if channel is None:
            return self._builtin(agent, ticket)
        told = self._loops.judge(world, agent, urgency)
        if told is not None:
            self._session.submit(told, SOURCE)
        if self._loops.relieved(agent):
            return self._skip(agent, ticket, "loop")
        refusal = channel.refusal(agent, urgency)
        if refusal:
            return self._skip(agent, ticket, refusal)
        session = f"agent-world-{world.seed}-{agent}"
        seen = self.days.consider(observe(world, agent))
        if turns.is_turn(seen):
            memories = fitting(world, self.recall, agent, turns.words_for(seen))
            prompt = turns.ask(seen, session, self._loops.vain(agent), memories)
        else:
            memories = reminders(world, self.recall, seen)
            prompt = prompts.decide(seen, session, self._loops.vain(agent), memories)
        scores = tuple((one.number, round(100 * one.score)) for one in memories)
        key = digest(prompt.request)
        found = channel.recall(key)
        if found is not None:
            self.stats.cached += 1
            self.noting.recalled(agent, ticket, world.tick, prompt.request, found, scores)
            return self._chosen(agent, ticket, prompt.choices, found.choice, found.model)
        if not self._thrift.allows(agent, urgency, world.tick):
            return self._skip(agent, ticket, "thrift")
        request = prompt.request
        if self._thrift.step >= Step.CHEAPER:
            request = replace(request, model=self._cheaper)
        reservation = channel.reserve(agent, request)
        if reservation is None:
            return self._skip(agent, ticket, self.governor.refusal(agent) or "budget_usd")
        now = self._clock()
        self._open[agent] = OpenRequest(ticket, world.generation, now, prompt.choices)
        shed = channel.offer(
            Job(
                agent=agent,
                ticket=ticket,
                generation=world.generation,
                urgency=urgency,
                request=request,
                keys=frozenset(prompt.choices),
                digest=key,
                reservation=reservation,
                queued_at=now,
                tick=world.tick,
                memories=scores,
            )
        )
        return None if shed is None else self._settled(shed)

    def _skip(self, agent: int, ticket: int, reason: str) -> Decide:
        add(self.stats.skipped, reason)
        self.noting.refused(agent, ticket, self._session.world.tick, reason)
        return self._builtin(agent, ticket)

    # --- answering ---

    def _settled(self, outcome: Outcome) -> Decide | None:
        """What an outcome means for the world, if its ticket still stands."""
        job, choice = outcome.job, outcome.choice
        self.stats.count(outcome)
        if self._asides.take(outcome):
            return None
        known = self._open.get(job.agent)
        if known is not None and known.asked(job):
            del self._open[job.agent]
        else:
            known = None
        world = self._session.world
        stands = known is not None and known.stands(world, job.agent)
        late = known is not None and known.standin
        self.noting.outcome(outcome, world.tick, late=late, stale=not stands)
        if known is None or not stands:
            self.stats.stale += choice is not None
            return None
        if choice is None:
            if outcome.kind is Kind.BAD_CHOICE:
                self._loops.missed(job.agent)
            return self._builtin(job.agent, job.ticket)
        self.stats.late += known.standin
        return self._chosen(job.agent, job.ticket, known.choices, choice, outcome.model)

    def _chosen(
        self, agent: int, ticket: int, choices: dict[str, Affordance], choice: Choice, model: str
    ) -> Decide:
        self.stats.answered += 1
        self._loops.chose(self._session.world, agent, choice.key, choices[choice.key].text)
        intent = prompts.intent_from(choices[choice.key], choice.words, choice.thought)
        return Decide(agent=agent, ticket=ticket, intent=intent, mind=model)

    def _overdue(self, now: float) -> list[Decide]:
        """Stand-ins for those whose patience is over, and an end to what comes no more."""
        patience = self._llm.patience_ms / 1000
        decisions = []
        for agent, known in list(self._open.items()):
            decisions += self._closed(agent, hanging=now - known.asked_at > self._longest)
            late = not known.standin and now - known.asked_at >= patience
            if late and agent in self._open and len(decisions) < AT_ONCE:
                known.standin = True
                decisions.append(self._builtin(agent, known.ticket, standin=True))
        return decisions

    def _closed(self, agent: int, hanging: bool) -> list[Decide]:
        """End a request that no longer stands, or that a worker hangs on; for good."""
        known = self._open[agent]
        if not known.stands(self._session.world, agent):
            self._drop(agent)
        elif hanging:
            self._drop(agent)
            add(self.stats.errors, Kind.TIMEOUT.value)
            self.noting.refused(agent, known.ticket, self._session.world.tick, Kind.TIMEOUT)
            return [self._builtin(agent, known.ticket)]
        return []

    def _builtin(self, agent: int, ticket: int, standin: bool = False) -> Decide:
        if standin:
            self.stats.standins += 1
        else:
            self.stats.builtin += 1
        intent = self._decide(self.days.consider(glance(self._session.world, agent)))
        return Decide(agent=agent, ticket=ticket, intent=intent, provisional=standin)

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

    @property
    def _longest(self) -> float:
        """Seconds in the queue and in a call that a request can take."""
        return 2 * self._llm.deadline + SLACK

    def _save_money(self) -> None:
        """Take the step of thrift that the money left asks for, and let the world know."""
        channel = self._channel
        if channel is None or not channel.prices.known:
            return
        refused = self.governor.refusal() if self.governor.unreserved() else ""
        if self._thrift.update(self.governor.left(), refused):
            self._cheaper = channel.prices.cheapest(self._llm.fallback_models, channel.asked_for)
            text = TEXTS[self._thrift.step]
            self._session.submit(TellMinds(text=text), SOURCE)
            _LOG.warning("%s", text)

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

    def _disconnect(self) -> None:
        channel, self._channel = self._channel, None
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
        for agent in list(self._open):
            self._drop(agent)
        self._deferral.clear()
        self._pondering.clear()
        self._loops.clear()
        self.reflections.clear()
        self.days.clear()

    def _drop(self, agent: int) -> None:
        """Wait no longer for an agent's answer; one that comes all the same is stale."""
        self._open.pop(agent, None)
        if self._channel is not None:
            self._channel.withdraw(agent)
