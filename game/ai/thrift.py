"""Thrift: as the money runs low, the model is asked less, in steps, before it ends at once.

The steps are by the share of the budget that is left. Each is told: by an event, which the
chronicle and the timeline show, and by the line about the minds.
"""

from enum import IntEnum

from game.core.minding import ORDINARY


class Step(IntEnum):
    """How thrifty the people must be."""

    FULL = 0
    """Money enough."""
    CHEAPER = 1
    """A cheaper model of the list answers, if there is one."""
    FEWER = 2
    """The calm are asked seldom."""
    PRESSED = 3
    """Only those are asked who are pressed."""
    NONE = 4
    """The built-in minds act."""


SHARES = ((Step.CHEAPER, 0.5), (Step.FEWER, 0.25), (Step.PRESSED, 0.1), (Step.NONE, 0.0))
"""A step is taken when no more than this share is left."""
BACK = 0.03
"""What must be left above that before a step is taken back: small change settles late."""
CALM_TICKS = 300
"""Ticks between two questions to somebody calm, from FEWER on."""

TEXTS = {
    Step.FULL: "the minds have money enough again",
    Step.CHEAPER: "half the budget for minds is spent: a cheaper model answers where there is one",
    Step.FEWER: "a quarter of the budget for minds is left: the calm are asked seldom",
    Step.PRESSED: "a tenth of the budget for minds is left: only those in need are asked",
    Step.NONE: "the budget for minds is used up: the built-in minds act",
}
"""What is told when a step is taken."""
SHORT = {
    Step.CHEAPER: "saving: cheaper model",
    Step.FEWER: "saving: the calm are asked seldom",
    Step.PRESSED: "saving: only those in need are asked",
}
"""The same in the line about the minds."""


class Thrift:
    """Which step is taken now, and who may be asked."""

    def __init__(self) -> None:
        self.step = Step.FULL
        self._asked: dict[int, int] = {}
        """Agent -> tick at which the model was last asked for them."""

    def update(self, left: float | None, refused: str) -> bool:
        """Take the step that the share left asks for; True if it is another one.

        `refused` is the cap that stands against the next call, if any does: with the budget
        too small for one more call it is used up, whatever share is left.
        """
        before = self.step
        if refused in ("budget_usd", "day_budget_usd"):
            self.step = Step.NONE
        else:
            self.step = _step(left, before)
        return self.step is not before

    def allows(self, agent: int, urgency: int, tick: int) -> bool:
        """Whether somebody may be asked for now; if so, it is taken that they are."""
        if self.step >= Step.PRESSED and urgency <= ORDINARY:
            return False
        since = tick - self._asked.get(agent, -CALM_TICKS)
        if self.step is Step.FEWER and urgency <= ORDINARY and since < CALM_TICKS:
            return False
        self._asked[agent] = tick
        return True


def _step(left: float | None, before: Step) -> Step:
    """By the share left alone.

    >>> [_step(left, Step.FULL).name for left in (None, 0.6, 0.5, 0.2, 0.1, 0.0)]
    ['FULL', 'FULL', 'CHEAPER', 'FEWER', 'PRESSED', 'NONE']
    >>> _step(0.51, Step.CHEAPER).name, _step(0.54, Step.CHEAPER).name
    ('CHEAPER', 'FULL')
    """
    found = Step.FULL
    for step, share in SHARES:
        if left is not None and left <= share + (BACK if step <= before and share else 0):
            found = step
    return found
