"""Tickets: each decision that is wanted gets a question, stand-ins meanwhile, and one answer.

Without a model the built-in mind answers at once. With one: the cache, or a job for the
channel; who waits longer than the patience acts on the built-in mind's stand-in; an answer
counts if its ticket still stands; and where none comes the built-in mind's is final.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from game.ai import prompts, turns
from game.ai.answers import Choice
from game.ai.cache import digest
from game.ai.channel import Channel
from game.ai.days import Days
from game.ai.loops import Loops
from game.ai.noting import Noting
from game.ai.open_request import OpenRequest
from game.ai.pool import Job, Outcome
from game.ai.prompts import Prompt
from game.ai.providers import Kind
from game.ai.purse import Purse
from game.ai.reminding import Recall, fitting, reminders
from game.ai.stats import Stats, add
from game.config.settings import Llm
from game.core.commands import Decide, TellMinds
from game.core.components import Intent
from game.core.events import DecisionRequested
from game.core.observation import Affordance, Observation
from game.core.observe import glance, observe
from game.core.world import World

SLACK = 1.0
"""Seconds beyond all deadlines after which a worker is no longer waited for."""
AT_ONCE = 16
"""Stand-ins of one moment: whoever asked first is first, and the next frame goes on."""

Decider = Callable[[Observation], Intent]


class Around(Struct, frozen=True):
    """What tickets are seen to with."""

    world: Callable[[], World]
    decide: Decider
    """The built-in mind."""
    llm: Llm
    clock: Callable[[], float]
    stats: Stats
    noting: Noting
    purse: Purse
    days: Days
    recall: Recall
    tell: Callable[[TellMinds], object]
    """Lets the world know of a loop that is broken."""
    settle: Callable[[Outcome], Decide | None]
    """Sees to a job that had to leave the queue: it may be somebody else's, or an aside."""


class Tickets:
    """The decisions that are out. Main thread only."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.channel: Channel | None = None
        """The model, if there is one."""
        self.loops = Loops()
        self._open: dict[int, OpenRequest] = {}

    def __bool__(self) -> bool:
        """Whether anybody waits for a model's answer."""
        return bool(self._open)

    @property
    def agents(self) -> set[int]:
        """Those who wait for one."""
        return set(self._open)

    # --- asking ---

    def asked(self, event: DecisionRequested) -> Decide | None:
        """See to a request; returns what can be submitted at once."""
        return self.want(event.agent, event.ticket, event.urgency, event.standin)

    def want(self, agent: int, ticket: int, urgency: int, standin: bool) -> Decide | None:
        """See to one ticket; returns what can be submitted at once."""
        around, world, channel = self._around, self._around.world(), self.channel
        mind = world.mind.get(agent)
        if mind is None or mind.ticket != ticket:
            return None
        known = self._open.get(agent)
        if known is not None and known.ticket == ticket:
            return self._builtin(agent, ticket, standin=True) if standin else None
        self.drop(agent)
        if channel is None:
            return self._builtin(agent, ticket)
        told = self.loops.judge(world, agent, urgency)
        if told is not None:
            around.tell(told)
        if self.loops.relieved(agent):
            return self._skip(agent, ticket, "loop")
        refusal = channel.refusal(agent, urgency)
        if refusal:
            return self._skip(agent, ticket, refusal)
        prompt, scores = self._prompt(world, agent)
        key = digest(prompt.request)
        found = channel.recall(key)
        if found is not None:
            around.stats.cached += 1
            around.noting.recalled(agent, ticket, world.tick, prompt.request, found, scores)
            return self._chosen(agent, ticket, prompt.choices, found.choice, found.model)
        if not around.purse.allows(agent, urgency, world.tick):
            return self._skip(agent, ticket, "thrift")
        request = around.purse.thrifty(prompt.request)
        reservation = channel.reserve(agent, request)
        if reservation is None:
            return self._skip(agent, ticket, around.purse.governor.refusal(agent) or "budget_usd")
        now = around.clock()
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
        return None if shed is None else around.settle(shed)

    def _prompt(self, world: World, agent: int) -> tuple[Prompt, tuple[tuple[int, int], ...]]:
        """What is asked, and (number, score in hundredths) of the memories in it."""
        around = self._around
        session = f"agent-world-{world.seed}-{agent}"
        seen = around.days.consider(observe(world, agent))
        vain, most = self.loops.vain(agent), around.llm.prompt_tokens
        if turns.is_turn(seen):
            memories = fitting(world, around.recall, agent, turns.words_for(seen))
            prompt = turns.ask(seen, session, vain, memories, most)
        else:
            memories = reminders(world, around.recall, seen)
            prompt = prompts.decide(seen, session, vain, memories, most)
        return prompt, tuple((one.number, round(100 * one.score)) for one in memories)

    def _skip(self, agent: int, ticket: int, reason: str) -> Decide:
        add(self._around.stats.skipped, reason)
        self._around.noting.refused(agent, ticket, self._around.world().tick, reason)
        return self._builtin(agent, ticket)

    # --- answering ---

    def settled(self, outcome: Outcome) -> Decide | None:
        """What a decision's outcome means for the world, if its ticket still stands."""
        around, job, choice = self._around, outcome.job, outcome.choice
        known = self._open.get(job.agent)
        if known is not None and known.asked(job):
            del self._open[job.agent]
        else:
            known = None
        world = around.world()
        stands = known is not None and known.stands(world, job.agent)
        late = known is not None and known.standin
        around.noting.outcome(outcome, world.tick, late=late, stale=not stands)
        if known is None or not stands:
            around.stats.stale += choice is not None
            return None
        if choice is None:
            if outcome.kind is Kind.BAD_CHOICE:
                self.loops.missed(job.agent)
            return self._builtin(job.agent, job.ticket)
        around.stats.late += known.standin
        return self._chosen(job.agent, job.ticket, known.choices, choice, outcome.model)

    def overdue(self, now: float) -> list[Decide]:
        """Stand-ins for those whose patience is over, and an end to what comes no more."""
        patience = self._around.llm.patience_ms / 1000
        decisions = []
        for agent, known in list(self._open.items()):
            decisions += self._closed(agent, hanging=now - known.asked_at > self.longest)
            late = not known.standin and now - known.asked_at >= patience
            if late and agent in self._open and len(decisions) < AT_ONCE:
                known.standin = True
                decisions.append(self._builtin(agent, known.ticket, standin=True))
        return decisions

    def ended(self, hanging: bool) -> list[Decide]:
        """An end to all that no longer stands, or to everything where a worker hangs."""
        return [d for agent in list(self._open) for d in self._closed(agent, hanging)]

    @property
    def longest(self) -> float:
        """Seconds in the queue and in a call that a request can take."""
        return 2 * self._around.llm.deadline + SLACK

    def _closed(self, agent: int, hanging: bool) -> list[Decide]:
        """End a request that no longer stands, or that a worker hangs on; for good."""
        around, known = self._around, self._open[agent]
        if not known.stands(around.world(), agent):
            self.drop(agent)
        elif hanging:
            self.drop(agent)
            add(around.stats.errors, Kind.TIMEOUT.value)
            around.noting.refused(agent, known.ticket, around.world().tick, Kind.TIMEOUT)
            return [self._builtin(agent, known.ticket)]
        return []

    def _chosen(
        self, agent: int, ticket: int, choices: dict[str, Affordance], choice: Choice, model: str
    ) -> Decide:
        self._around.stats.answered += 1
        self.loops.chose(self._around.world(), agent, choice.key, choices[choice.key].text)
        intent = prompts.intent_from(choices[choice.key], choice.words, choice.thought)
        return Decide(agent=agent, ticket=ticket, intent=intent, mind=model)

    def _builtin(self, agent: int, ticket: int, standin: bool = False) -> Decide:
        around = self._around
        if standin:
            around.stats.standins += 1
        else:
            around.stats.builtin += 1
        intent = around.decide(around.days.consider(glance(around.world(), agent)))
        if self.channel is not None:  # then each answer is asked of the model
            then = tuple([replace(later, lines=()) for later in intent.then])
            intent = replace(intent, lines=(), then=then)
        return Decide(agent=agent, ticket=ticket, intent=intent, provisional=standin)

    # --- forgetting ---

    def drop(self, agent: int) -> None:
        """Wait no longer for an agent's answer; one that comes all the same is stale."""
        self._open.pop(agent, None)
        if self.channel is not None:
            self.channel.withdraw(agent)

    def forget(self) -> None:
        """Another moment: nobody waits, and nobody is known to repeat themselves."""
        for agent in list(self._open):
            self.drop(agent)
        self.loops.clear()

    def clear(self) -> None:
        """The end: nobody waits any more."""
        self._open.clear()
