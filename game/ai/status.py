"""Status: in one line for the window, which mind is in use, and why."""

from typing import Literal

from msgspec import Struct

from game.ai.gate import Shut
from game.ai.governor import Governor
from game.ai.providers import Kind
from game.ai.thrift import SHORT, Step
from game.ai.till import usd

Level = Literal["ok", "warn", "bad"]
ACT = "built-in minds act"
_SICK = {
    Kind.NETWORK: "can't be reached",
    Kind.TIMEOUT: "does not answer in time",
    Kind.SERVER: "fails",
    Kind.RATE: "takes no more requests",
    Kind.REFUSED: "refuses our requests, is llm.model right?",
    Kind.BAD_ANSWER: "gives no proper answers",
    Kind.TOO_BIG: "answers at endless length",
    Kind.REDIRECT: "sends us elsewhere, is llm.base_url right?",
}


class MindState(Struct, frozen=True):
    """Which mind is in use: a line, and how bad that is."""

    text: str
    level: Level = "ok"


def builtin(why: str) -> MindState:
    """No model is asked at all; of the reason its first words, `doctor` tells it whole."""
    short = why.partition(":")[0]
    return MindState(f"built-in minds ({short})" if short else "built-in minds")


def model(
    name: str, model: str, shut: Shut | None, governor: Governor, step: Step = Step.FULL
) -> MindState:
    """A model is asked, or was until something came between."""
    if shut is not None:
        return _shut(name, shut)
    cap = governor.refusal()
    if cap == "day_budget_usd":
        budget = usd(governor.caps.day_budget or 0)
        return MindState(f"today's budget of {budget} is used up: {ACT}", "bad")
    if cap == "budget_usd":
        budget = usd(governor.budget_micro or 0)
        return MindState(f"the budget of {budget} is used up: {ACT}", "bad")
    if cap == "calls_per_day":
        return MindState(f"{governor.caps.per_day} calls made today: {ACT}", "warn")
    if cap == "calls_per_minute":
        return MindState(
            f"{name}: {model}, {governor.caps.per_minute} calls a minute reached", "warn"
        )
    if step in SHORT:
        return MindState(f"{name}: {model}, {SHORT[step]}", "warn")
    return MindState(f"{name}: {model}")


def _shut(name: str, shut: Shut) -> MindState:
    if shut.kind is Kind.AUTH:
        return MindState(f"{name} refused the key: {ACT}", "bad")
    if shut.kind is Kind.CREDIT:
        return MindState(f"{name}: the credit is used up: {ACT}", "bad")
    if shut.asked:
        return MindState(f"{name} asked for {shut.seconds:.0f} s of quiet: {ACT}", "warn")
    told = _SICK.get(shut.kind, "fails")
    status = f" ({shut.status})" if shut.status else ""
    return MindState(f"{name} {told}{status}: {ACT}, next try in {shut.seconds:.0f} s", "bad")
