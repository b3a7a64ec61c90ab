"""Study: learn a power from a book in hand, whosever it is."""

from collections.abc import Iterable

from game.core.abilities import title
from game.core.actions.action import DONE, Action
from game.core.components import Intent
from game.core.lore import ROUND, ROUNDS, acquire, readable
from game.core.minding import note_habit
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

MOST = 3
"""Choices at the most."""


def offers(view: View) -> Iterable[Affordance]:
    """Each book in hand from which there is something to learn."""
    if not view.world.abilities:
        return
    for book, ability in readable(view.world, view.agent)[:MOST]:
        yield Affordance(
            key=f"study {ability}",
            action="study",
            text=f"study the book about the power of {title(ability)}",
            item=book,
            kind=view.world.kind[book],
            ability=ability,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """A book in hand that tells of what one doesn't command."""
    books = dict(readable(world, agent))
    if books.get(intent.item) != intent.ability:
        return "there is nothing to learn from that"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """It takes its time; the book stays as it is."""
    if world.mind[agent].rounds < ROUNDS:
        return ROUND
    note_habit(world, agent, intent)
    acquire(world, agent, intent.ability, "read", 0, world.mind[agent].cause)
    return DONE


ACTION = Action("study", offers, refuse, perform, takes=4, posture="reading")
