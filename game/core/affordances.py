"""Affordances: everything that an agent could do now, gathered from all actions."""

from collections.abc import Iterable

from game.core.actions import ACTIONS
from game.core.observation import Affordance
from game.core.statuses import hinders
from game.core.view import View


def affordances(view: View) -> tuple[Affordance, ...]:
    """All choices, action by action in name order; their keys are unique."""
    found: list[Affordance] = []
    for action in ACTIONS:
        found.extend(offered(view, action))
    return tuple(found)


def offered(view: View, action: str) -> Iterable[Affordance]:
    """The choices of one action; none of what one can't do for what is on one."""
    if view.agent in view.world.statuses and hinders(view.world, view.agent, action):
        return ()
    return ACTIONS[action].offers(view)
