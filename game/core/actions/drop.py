"""Drop: put a held thing down."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.change import change
from game.core.components import Intent
from game.core.events import Dropped
from game.core.observation import Affordance
from game.core.things import lay, take_item
from game.core.view import View
from game.core.world import World

CLAIM = 200
"""Value in hundredths of a coin from which what is put down stays one's own for a while."""


def offers(view: View) -> Iterable[Affordance]:
    """Each held pile, whole."""
    for held in view.kinds_held():
        yield Affordance(
            key=f"drop {held.kind}",
            action="drop",
            text=f"put down the {held.kind.replace('_', ' ')}",
            item=held.entity,
            kind=held.kind,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only what is in one's own hands."""
    if intent.item not in world.inventory[agent].items:
        return "it isn't in hand"
    if not intent.count >= 1:
        return "the count must be at least one"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Lay the pile, or as many of it as meant, on the tile underfoot.

    Nobody lays claim to a trifle that they left lying.
    """
    count = world.item[intent.item].count
    if intent.count > 1:
        count = min(count, intent.count)
    taken = take_item(world, agent, intent.item, count)
    if world.content.items[world.kind[taken]].value * count < CLAIM:
        change(world.item, taken, owner=0)
    here = world.position[agent]
    lay(world, taken, here.x, here.y)
    world.emit(
        Dropped(agent=agent, item=world.kind[taken], count=count, cause=world.mind[agent].cause)
    )
    return DONE


ACTION = Action("drop", offers, refuse, perform, takes=3)
