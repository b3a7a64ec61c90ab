"""Wait: stand a while and look around."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.components import Intent
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

TICKS = 40


def offers(view: View) -> Iterable[Affordance]:
    """Always possible, so that there is always a choice."""
    yield Affordance(key="wait", action="wait", text="stand still for a while")


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Never refused."""
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Nothing happens, after some time."""
    return DONE


ACTION = Action("wait", offers, refuse, perform, takes=TICKS, posture="idle")
