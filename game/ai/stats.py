"""What asking models has brought and cost so far."""

from collections import deque
from typing import Any

from msgspec import Struct, field

from game.ai.pool import Outcome
from game.ai.providers import Kind


class Stats(Struct):
    """Counts since the start; figures for the status line, the observer and `--json`."""

    calls: int = 0
    """Decisions for which a server was asked."""
    answered: int = 0
    """Answers of a model that went to the world, from the cache too."""
    cached: int = 0
    late: int = 0
    """Answers that came after a stand-in had begun, and still counted."""
    stale: int = 0
    """Answers that came too late for anything."""
    builtin: int = 0
    """Decisions that were the built-in mind's for good."""
    standins: int = 0
    """Decisions of the built-in mind until the model's came."""
    reflections: int = 0
    """Times that somebody drew conclusions by the model."""
    plans: int = 0
    """Days that were planned by the model."""
    deferred: int = 0
    """Requests that waited because a tick was late."""
    errors: dict[str, int] = field(default_factory=dict)
    """What was asked and failed, by kind."""
    mended: dict[str, int] = field(default_factory=dict)
    """What was mended in answers that count, by kind; one answer can need more than one."""
    skipped: dict[str, int] = field(default_factory=dict)
    """What was not asked at all, by reason: a cap's name, or closed."""
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    tokens_reasoning: int = 0
    cost_micro: int = 0
    """Millionths of a dollar."""
    in_flight: int = 0
    queue: int = 0
    latencies: deque[float] = field(default_factory=lambda: deque(maxlen=200))
    """Seconds of the last answers."""

    @property
    def cost_usd(self) -> float:
        """Dollars."""
        return self.cost_micro / 1_000_000

    @property
    def latency(self) -> float:
        """Median seconds of the last answers; 0 before any."""
        known = sorted(self.latencies)
        return known[len(known) // 2] if known else 0.0

    def count(self, outcome: Outcome) -> None:
        """Take in what came of a request."""
        self.calls += outcome.asked
        usage = outcome.usage
        self.tokens_in += usage.tokens_in
        self.tokens_out += usage.tokens_out
        self.tokens_cached += usage.tokens_cached
        self.tokens_reasoning += usage.tokens_reasoning
        self.cost_micro += usage.cost_micro
        if outcome.latency:
            self.latencies.append(outcome.latency)
        for mend in outcome.mended:
            add(self.mended, mend.value)
        if outcome.kind is not None:
            failed = outcome.asked and outcome.kind is not Kind.STOPPED
            add(self.errors if failed else self.skipped, outcome.kind.value)

    def summary(self) -> dict[str, Any]:
        """What `--json` reports of a run."""
        return {
            "calls": self.calls,
            "cached": self.cached,
            "late": self.late,
            "stale": self.stale,
            "reflections": self.reflections,
            "plans": self.plans,
            "errors": sum(self.errors.values()),
            "errors_by_kind": dict(sorted(self.errors.items())),
            "mended": dict(sorted(self.mended.items())),
            "skipped": dict(sorted(self.skipped.items())),
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
            "cost_usd": self.cost_usd,
        }


def add(counts: dict[str, int], name: str) -> None:
    """One more of that."""
    counts[name] = counts.get(name, 0) + 1
