"""Affordances: everything that an agent could do now, gathered from all actions."""

from game.core.actions import ACTIONS
from game.core.observation import Affordance
from game.core.view import View


def affordances(view: View) -> tuple[Affordance, ...]:
    """All choices, action by action in name order; their keys are unique."""
    found: list[Affordance] = []
    for action in ACTIONS.values():
        found.extend(action.offers(view))
    return tuple(found)
