"""Making: from one wish to a proven ability, or to a refusal. It knows no world and no thread.

First what is known, then a model if there is one, then the composer. Whatever is found is proven
before it counts; what a proof says against a model's code goes back to the model, word for word.
"""

from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from game.ai.angel import composing, decoding, prompting
from game.ai.angel.decoding import Spec, Unclear
from game.ai.angel.known import serving
from game.ai.angel.prompting import Failure
from game.ai.angel.reading import Reading, read
from game.ai.angel.records import SHOWN, Attempt, Made, Wish
from game.ai.angel.writing import source as written
from game.ai.providers import Request, Usage
from game.core.arcana import Ability

COMPOSER = "composer"
NOTHING = "there is nothing in these words that magic could do"
TOO_MUCH = "it would take more strength than anybody has, or things that this world has not"
HAS_IT = "that is within your power already: {}"
SPECS = 2
"""Answers for a specification that are waited for."""


class Proof(Protocol):
    """What the Angel reads of a proof."""

    @property
    def ok(self) -> bool:
        """Whether it may be granted."""

    @property
    def stage(self) -> str:
        """Where it failed."""

    @property
    def message(self) -> str:
        """Why, for whoever mends it."""

    def row(self, source: str, *, origin: str = "hand", wisher: int = 0) -> Ability:
        """The ability as the world's state holds it."""


class Reply(Struct, frozen=True):
    """What a model said, or why it said nothing."""

    text: str = ""
    finish: str = ""
    model: str = ""
    why: str = ""
    """Why there is no answer; empty if there is one."""
    usage: Usage = Usage()
    latency: float = 0.0


Ask = Callable[[Request, int], Reply]
"""Puts a request to the model on somebody's behalf, and waits for what it says."""
Prove = Callable[[str, Wish], Proof]
"""Proves a source in shadow worlds."""
Tell = Callable[[str], None]
"""Says what is being done, for whoever waits."""


class Maker:
    """Answers one wish after the other."""

    def __init__(
        self, ask: Ask | None, prove: Prove, attempts: int, tell: Tell = lambda words: None
    ) -> None:
        """ask: None without a model. attempts: how often a model may mend what failed."""
        self._ask = ask
        self._prove = prove
        self._attempts = attempts
        self._tell = tell

    def make(self, wish: Wish) -> Made:
        """An ability for a wish. Never raises for what a model or an ability does."""
        tried: list[Attempt] = []
        reading = read(wish.words, wish.seen.content)
        if reading is not None:
            made = self._known(wish, reading, tried)
            if made is not None:
                return made
        reason = ""
        if self._ask is not None:
            made, reason = self._modelled(wish, tried)
            if made is not None:
                return made
        made = self._composed(wish, reading, tried) if reading is not None else None
        if made is not None:
            return made
        last = next((t.message for t in reversed(tried) if t.message), "")
        return Made(
            wish=wish,
            outcome="refused",
            reason=reason or last or (NOTHING if reading is None else TOO_MUCH),
            attempts=tuple(tried),
        )

    # --- what is known ---

    def _known(self, wish: Wish, reading: Reading, tried: list[Attempt]) -> Made | None:
        content = wish.seen.content
        own = [it for it in wish.known if it.name in wish.own]
        has = serving(reading, wish.words, own, content)
        if has is not None:
            reason = HAS_IT.format(has.name.replace("_", " "))
            return Made(wish=wish, outcome="refused", reason=reason)
        others = [it for it in wish.known if it.name not in wish.own]
        found = serving(reading, wish.words, others, content)
        if found is None:
            return None
        self._tell(f"trying {found.name.replace('_', ' ')}, which is known")
        attempt = Attempt(step="known", name=found.name, source=found.source)
        return self._proven(wish, "found", attempt, tried)

    # --- a model ---

    def _modelled(self, wish: Wish, tried: list[Attempt]) -> tuple[Made | None, str]:
        """What a model makes of it; or why nothing came of that."""
        spec, reason = self._specified(wish, tried)
        if spec is None:
            return None, reason
        failure: Failure | None = None
        for turn in range(1 + self._attempts):
            self._tell(f"writing {spec.name.replace('_', ' ')}" + (", again" if turn else ""))
            request = prompting.ask_code(
                wish.seen.content, wish.words, spec, failure, _session(wish)
            )
            attempt, reply = self._asked("code", request, wish, spec.name)
            if reply.why:
                tried.append(replace(attempt, stage="model", message=reply.why))
                return None, f"the model did not answer ({reply.why})"
            try:
                source = decoding.code(reply.text, reply.finish)
            except Unclear as unclear:
                failure = Failure("answer", str(unclear))
                tried.append(replace(attempt, stage="answer", message=str(unclear)))
                continue
            source = decoding.renamed(source, {it.name for it in wish.known})
            made = self._proven(wish, "made", replace(attempt, source=source), tried)
            if made is not None:
                return made, ""
            failure = Failure(tried[-1].stage, tried[-1].message, source)
        return None, f"it could not be proven: {failure.message}" if failure else ""

    def _specified(self, wish: Wish, tried: list[Attempt]) -> tuple[Spec | None, str]:
        failure: Failure | None = None
        for _ in range(SPECS):
            self._tell("thinking about it")
            request = prompting.ask_spec(wish.seen, wish.words, wish.known, failure, _session(wish))
            attempt, reply = self._asked("spec", request, wish)
            if reply.why:
                tried.append(replace(attempt, stage="model", message=reply.why))
                return None, f"the model did not answer ({reply.why})"
            try:
                spec = decoding.spec(reply.text, reply.finish)
            except Unclear as unclear:
                failure = Failure("answer", str(unclear))
                tried.append(replace(attempt, stage="answer", message=str(unclear)))
                continue
            tried.append(replace(attempt, name=spec.name))
            return spec, ""
        return None, f"the model could not say what to make: {failure.message}" if failure else ""

    def _asked(
        self, step: Any, request: Request, wish: Wish, name: str = ""
    ) -> tuple[Attempt, Reply]:
        assert self._ask is not None
        reply = self._ask(request, wish.agent)
        said = {message.role: message.content[:SHOWN] for message in request.messages}
        attempt = Attempt(
            step=step,
            name=name,
            model=reply.model,
            system=said.get("system", ""),
            user=said.get("user", ""),
            answer=reply.text[:SHOWN],
            tokens_in=reply.usage.tokens_in,
            tokens_out=reply.usage.tokens_out,
            cost_micro=reply.usage.cost_micro,
            latency_ms=round(reply.latency * 1000),
        )
        return attempt, reply

    # --- without one ---

    def _composed(self, wish: Wish, reading: Reading, tried: list[Attempt]) -> Made | None:
        """What can be composed of the words; at first as they are, then at its plainest."""
        taken = {it.name for it in wish.known}
        for wanted in (reading, replace(reading, deeds=reading.deeds[:1], shape="one", strength=2)):
            design = composing.from_reading(wanted, wish.words, wish.seen.content, taken)
            if design is None:
                return None
            self._tell(f"composing {design.name.replace('_', ' ')}")
            attempt = Attempt(step="composed", name=design.name, source=written(design))
            made = self._proven(wish, "made", attempt, tried)
            if made is not None:
                return replace(made, by=COMPOSER)
            if wanted is reading and not reading.deeds[1:] and reading.shape == "one":
                break
        return None

    def _proven(
        self, wish: Wish, outcome: Any, attempt: Attempt, tried: list[Attempt]
    ) -> Made | None:
        """The ability, if its proof holds; what was tried is noted either way."""
        self._tell(f"proving {attempt.name.replace('_', ' ')}")
        proof = self._prove(attempt.source, wish)
        if not proof.ok:
            tried.append(replace(attempt, stage=proof.stage, message=proof.message))
            return None
        made = outcome == "made"
        row = proof.row(
            attempt.source,
            origin="angel" if made else "builtin",
            wisher=wish.agent if made else 0,
        )
        tried.append(replace(attempt, name=row.name))
        return Made(
            wish=wish,
            outcome=outcome,
            ability=row,
            source=attempt.source,
            proof=proof,
            by=attempt.model,
            attempts=tuple(tried),
        )


def _session(wish: Wish) -> str:
    return f"agent-world-{wish.seen.seed}-angel"
