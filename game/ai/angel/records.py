"""Records: a wish, what was tried for it, and what came of it, as it is kept on disk."""

from typing import Any, Literal

from msgspec import Struct

from game.ai.angel.known import Known
from game.core.arcana import Ability
from game.core.observation import Observation

Outcome = Literal["found", "made", "refused"]
SHOWN = 20_000
"""Characters of a prompt or an answer that are kept."""


class Wish(Struct, frozen=True, kw_only=True):
    """One wish, with all that the Angel may know of it: it never looks at the world itself."""

    event: int
    """The event by which it was wished."""
    agent: int
    name: str
    words: str
    tick: int
    seen: Observation
    """What the wisher knows."""
    known: tuple[Known, ...] = ()
    """The abilities that there are."""
    own: frozenset[str] = frozenset()
    """Those that the wisher commands."""
    state: bytes = b""
    """The world at that moment, encoded, for a shadow of it; empty from a crowd."""


class Attempt(Struct, frozen=True, kw_only=True):
    """One thing that was tried."""

    step: Literal["known", "spec", "code", "composed"]
    name: str = ""
    """Of the ability, as far as it has one."""
    model: str = ""
    system: str = ""
    user: str = ""
    answer: str = ""
    """As it came."""
    source: str = ""
    """What was proven of it."""
    stage: str = ""
    """Where it failed; empty if it did not."""
    message: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cost_micro: int = 0
    latency_ms: int = 0


class Made(Struct, frozen=True, kw_only=True):
    """What came of a wish."""

    wish: Wish
    outcome: Outcome
    ability: Ability | None = None
    """What is granted; None for a refusal."""
    source: str = ""
    proof: Any = None
    by: str = ""
    """Who wrote it: a model's name, or `composer`; of one that was known, empty."""
    reason: str = ""
    """Why it was refused, in a sentence for the wisher."""
    attempts: tuple[Attempt, ...] = ()

    @property
    def name(self) -> str:
        """The ability's name; empty for a refusal."""
        return self.ability.name if self.ability is not None else ""

    def kept(self) -> dict[str, Any]:
        """As it is written beside the code."""
        return {
            "wish": self.wish.words,
            "wisher": f"{self.wish.name} (agent_{self.wish.agent})",
            "tick": self.wish.tick,
            "outcome": self.outcome,
            "ability": self.name,
            "by": self.by,
            "reason": self.reason,
            "cost_micro": sum(attempt.cost_micro for attempt in self.attempts),
            "attempts": self.attempts,
        }
