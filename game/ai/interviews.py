"""Interviews: questions to people by way of a model, beside their decisions.

They go through the same channel, caps and bill as decisions do, but nothing in the world
comes of them: no ticket, no command, no event. Where no model answers, the built-in one does.
"""

from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from game.ai import interview, prompts
from game.ai.cache import digest
from game.ai.channel import Channel
from game.ai.governor import Governor
from game.ai.pool import Job, Outcome
from game.core.observe import observe
from game.core.world import World

Told = Callable[[str], None]
CALM = 1


class _Open(Struct):
    """One question that is out."""

    plain: str
    """What the built-in mind would have said."""
    then: Told


class Interviews:
    """The questions that are out. Main thread only."""

    def __init__(self, governor: Governor, clock: Callable[[], float] = monotonic) -> None:
        """`governor` grants calls, and takes them back."""
        self._governor = governor
        self._clock = clock
        self._open: dict[int, _Open] = {}
        self._number = 0

    def __bool__(self) -> bool:
        """Whether any answer is awaited."""
        return bool(self._open)

    def ask(
        self, channel: Channel | None, world: World, agent: int, question: str, then: Told
    ) -> str:
        """Ask; returns the answer, or "" when it will be given to `then`."""
        plain = interview.answer(world, agent, question)
        if channel is None:
            return plain
        reason = channel.refusal(agent, CALM)
        if reason:
            return f"{plain} (without the model: {reason})"
        session = f"agent-world-{world.seed}-{agent}"
        request = prompts.interview(observe(world, agent), question, session)
        key = digest(request)
        found = channel.recall(key)
        if found is not None:
            return found.choice.words
        reservation = channel.reserve(agent, request)
        if reservation is None:
            return f"{plain} (without the model: {self._governor.refusal(agent) or 'budget_usd'})"
        self._number -= 1  # no agent's id, so that it is no decision of anybody
        self._open[self._number] = _Open(plain, then)
        job = Job(
            agent=self._number,
            ticket=0,
            generation=world.generation,
            urgency=CALM,
            request=request,
            keys=frozenset(),
            digest=key,
            reservation=reservation,
            queued_at=self._clock(),
            tick=world.tick,
        )
        shed = channel.offer(job)
        if shed is not None:
            self.take(shed)
        return ""

    def take(self, outcome: Outcome) -> bool:
        """Give an answer to whoever asked; False if the outcome is of no interview."""
        if outcome.job.agent >= 0:
            return False
        known = self._open.pop(outcome.job.agent, None)
        if known is not None:
            if outcome.choice is not None:
                known.then(outcome.choice.words)
            else:
                kind = outcome.kind.value if outcome.kind else "no answer"
                known.then(f"{known.plain} (without the model: {kind})")
        return True

    def give_up(self) -> None:
        """The model is gone: everybody answers by themselves."""
        waiting, self._open = self._open, {}
        for known in waiting.values():
            known.then(f"{known.plain} (without the model: it is gone)")
