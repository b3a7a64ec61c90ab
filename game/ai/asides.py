"""Asides: what a model is asked beside decisions: an interview, a reflection, a plan.

They go through the same channel, caps and bill as decisions do, and wait behind them. What
comes of an answer is the business of whoever asked; where none comes, they hear why.
"""

from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from game.ai.answers import Choice
from game.ai.cache import digest
from game.ai.channel import Channel
from game.ai.fitting import BUDGET
from game.ai.governor import Governor
from game.ai.pool import Job, Outcome, Reader
from game.ai.providers import Request, Usage
from game.core.world import World

GONE = "it is gone"


class Said(Struct, frozen=True):
    """What came of an aside."""

    choice: Choice | None = None
    """Its `words` are the answer, as the reader left it; None without one."""
    why: str = ""
    """Why there is none: a cap's name, a kind of failure."""
    model: str = ""
    usage: Usage = Usage()
    latency: float = 0.0
    """Seconds that it took; 0 for one that was remembered."""
    text: str = ""
    """The answer as it came."""
    cached: bool = False
    """The very same had been asked before: nothing was paid."""
    asked: bool = False
    """Whether the model was asked at all."""


Then = Callable[[Said], None]


class Asides:
    """The questions that are out. Main thread only."""

    def __init__(
        self, governor: Governor, clock: Callable[[], float] = monotonic, tokens: int = BUDGET
    ) -> None:
        """`governor` grants calls, and takes them back. tokens: of a prompt, at most."""
        self.tokens = tokens
        self._governor = governor
        self._clock = clock
        self._open: dict[int, Then] = {}
        self._number = 0
        self.others: Callable[[Outcome], None] = lambda outcome: None
        """Sees to a decision that had to leave the queue for an aside."""

    def __bool__(self) -> bool:
        """Whether any answer is awaited."""
        return bool(self._open)

    def ask(
        self,
        channel: Channel,
        world: World,
        agent: int,
        request: Request,
        read: Reader,
        then: Then,
        urgency: int = 0,
    ) -> Said | None:
        """Ask on somebody's behalf; returns what came of it, or None when `then` will hear."""
        reason = channel.refusal(agent, urgency)
        if reason:
            return Said(why=reason)
        key = digest(request)
        found = channel.recall(key)
        if found is not None:
            return Said(found.choice, model=found.model, text=found.text, cached=True)
        reservation = channel.reserve(agent, request)
        if reservation is None:
            return Said(why=self._governor.refusal(agent) or "budget_usd")
        self._number -= 1  # no agent's id, so that it is no decision of anybody
        self._open[self._number] = then
        job = Job(
            agent=self._number,
            ticket=0,
            generation=world.generation,
            urgency=urgency,
            request=request,
            keys=frozenset(),
            digest=key,
            reservation=reservation,
            queued_at=self._clock(),
            tick=world.tick,
            read=read,
        )
        shed = channel.offer(job)
        if shed is not None and not self.take(shed):
            self.others(shed)
        return None

    def take(self, outcome: Outcome) -> bool:
        """Hand an answer to whoever asked; False if the outcome is of no aside."""
        if outcome.job.agent >= 0:
            return False
        then = self._open.pop(outcome.job.agent, None)
        if then is not None:
            kind = outcome.kind.value if outcome.kind else "no answer"
            then(
                Said(
                    choice=outcome.choice,
                    why=kind if outcome.choice is None else "",
                    model=outcome.model,
                    usage=outcome.usage,
                    latency=outcome.latency,
                    text=outcome.text,
                    asked=outcome.asked,
                )
            )
        return True

    def give_up(self) -> None:
        """The model is gone: nobody waits any longer."""
        waiting, self._open = self._open, {}
        for then in waiting.values():
            then(Said(why=GONE))
