"""Noting: what becomes of each request to a model, as why-records for whoever keeps them."""

from collections.abc import Callable, Iterable

from game.ai.asides import Said
from game.ai.cache import Remembered
from game.ai.pool import Outcome
from game.ai.providers import Request
from game.persistence.why_record import WhyRecord


class Noting:
    """Makes records of answers and refusals; without a keeper they are dropped."""

    def __init__(self) -> None:
        self.keep: Callable[[WhyRecord], None] = lambda record: None

    def outcome(self, outcome: Outcome, now: int, *, late: bool, stale: bool) -> None:
        """What came of a job, after tick `now`."""
        job, usage, choice = outcome.job, outcome.usage, outcome.choice
        system, user = _prompt(job.request) if outcome.asked else ("", "")
        self.keep(
            WhyRecord(
                agent=job.agent,
                ticket=job.ticket,
                tick=min(job.tick, now),
                came=now,
                model=outcome.model or job.request.model,
                refused="" if outcome.kind is None else outcome.kind.value,
                late=late,
                stale=stale and outcome.asked,
                choice=choice.key if choice else "",
                thought=choice.thought if choice else "",
                words=choice.words if choice else "",
                text=outcome.text,
                system=system,
                user=user,
                latency_ms=max(0, round(outcome.latency * 1000)),
                tokens_in=usage.tokens_in,
                tokens_out=usage.tokens_out,
                tokens_cached=usage.tokens_cached,
                tokens_reasoning=usage.tokens_reasoning,
                cost_micro=usage.cost_micro,
                memories=job.memories,
            )
        )

    def recalled(
        self,
        agent: int,
        ticket: int,
        now: int,
        request: Request,
        found: Remembered,
        memories: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """A choice from the cache; `memories` as of a Job."""
        system, user = _prompt(request)
        self.keep(
            WhyRecord(
                agent=agent,
                ticket=ticket,
                tick=now,
                came=now,
                model=found.model,
                cached=True,
                choice=found.choice.key,
                thought=found.choice.thought,
                words=found.choice.words,
                text=found.text,
                system=system,
                user=user,
                memories=memories,
            )
        )

    def refused(self, agent: int, ticket: int, now: int, reason: str) -> None:
        """The built-in mind decides, because the model couldn't or shouldn't be asked."""
        self.keep(WhyRecord(agent=agent, ticket=ticket, tick=now, came=now, refused=reason))

    def thought(
        self,
        kind: str,
        agent: int,
        asked: int,
        now: int,
        request: Request,
        said: Said,
        parts: Iterable[str] = (),
        memories: tuple[tuple[int, int], ...] = (),
        stale: bool = False,
    ) -> None:
        """What came of a reflection or a plan that was asked for after tick `asked`.

        parts: what it was understood as, a line each; memories: as of a Job.
        """
        shown = said.asked or said.cached
        system, user = _prompt(request) if shown else ("", "")
        self.keep(
            WhyRecord(
                agent=agent,
                ticket=0,
                tick=min(asked, now),
                came=now,
                kind=kind,
                model=said.model or request.model,
                refused=said.why,
                cached=said.cached,
                stale=stale and shown,
                words="\n".join(parts),
                text=said.text,
                system=system,
                user=user,
                latency_ms=max(0, round(said.latency * 1000)),
                tokens_in=said.usage.tokens_in,
                tokens_out=said.usage.tokens_out,
                tokens_cached=said.usage.tokens_cached,
                tokens_reasoning=said.usage.tokens_reasoning,
                cost_micro=said.usage.cost_micro,
                memories=memories if shown else (),
            )
        )

    def unasked(self, kind: str, agent: int, now: int, reason: str) -> None:
        """A thought that the built-in mind has, because the model shouldn't be asked."""
        self.keep(WhyRecord(agent=agent, ticket=0, tick=now, came=now, kind=kind, refused=reason))


def _prompt(request: Request) -> tuple[str, str]:
    """The words of a request, for system and user."""
    said = {"system": "", "user": ""}
    for message in request.messages:
        said[message.role] = said.get(message.role, "") + message.content
    return said["system"], said["user"]
