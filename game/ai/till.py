"""Till: what the minds have cost and may cost, in lines for people."""

from game.ai.forecast import Forecast
from game.ai.governor import Governor
from game.ai.thrift import SHORT, TEXTS, Step


def told(governor: Governor, ahead: Forecast | None, step: Step) -> list[str]:
    """Spent, left, thrift, and the hour ahead."""
    bill, caps = governor.bill, governor.caps
    lines = [f"spent by this world: {usd(bill.cost_micro)} in {bill.calls:,} calls"]
    if (budget := governor.budget_micro) is not None:
        left = max(0, budget - governor.spent_micro)
        said = "set for this world" if bill.budget_micro is not None else "llm.budget_usd"
        lines.append(f"left of {usd(budget)} ({said}): {usd(left)}")
    else:
        lines.append("no budget: llm.budget_usd is null")
    if caps.day_budget is not None:
        lines.append(f"today, all worlds: {usd(governor.today_micro)} of {usd(caps.day_budget)}")
    if caps.wallet is not None:
        lines.append(f"each person may spend {usd(caps.wallet)}")
    if step in SHORT or step is Step.NONE:
        lines.append(TEXTS[step])
    if ahead is not None:
        lines.append(ahead.words())
    if bill.failed:
        lines.append(f"the bill is kept in memory only: {bill.failed}")
    return lines


def usd(micro: int) -> str:
    """Dollars with as many places as matter.

    >>> usd(1_500_000), usd(1500)
    ('$1.50', '$0.0015')
    """
    return f"${micro / 1e6:.2f}" if micro % 10_000 == 0 or micro >= 10**6 else f"${micro / 1e6:.4f}"
