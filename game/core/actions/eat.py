"""Eat: use up a held thing that feeds, or treat one's wounds with one that heals."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.change import change
from game.core.components import NEED_MAX, Intent
from game.core.events import Ate, Treated
from game.core.observation import Affordance
from game.core.things import use_up
from game.core.view import View
from game.core.world import World

BITES = 5
"""The most of a pile that is eaten in one go."""
AGAIN = 6
"""Ticks from one to the next."""


def offers(view: View) -> Iterable[Affordance]:
    """Each kind of food and medicine in hand."""
    for held in view.kinds_held():
        row, plain = view.world.content.items[held.kind], held.kind.replace("_", " ")
        if row.food or row.heal > 0:
            yield Affordance(
                key=f"eat {held.kind}",
                action="eat",
                text=f"eat one {plain}" if row.food else f"treat your wounds with {plain}",
                item=held.entity,
                kind=held.kind,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only food and medicine, and only what is in hand."""
    if intent.item not in world.inventory[agent].items:
        return "it isn't in hand"
    kind = world.kind[intent.item]
    row = world.content.items[kind]
    return "" if row.food or row.heal > 0 else f"{kind.replace('_', ' ')} is no food"


def perform(world: World, agent: int, intent: Intent) -> int:
    """One of the pile is gone; the hungry go on while there is more."""
    kind = world.kind[intent.item]
    row = world.content.items[kind]
    use_up(world, agent, intent.item, rule="eaten")
    needs, health = world.needs[agent], world.health[agent]
    needs = change(
        world.needs,
        agent,
        hunger=min(NEED_MAX, needs.hunger + row.food),
        thirst=min(NEED_MAX, needs.thirst + row.drink),
    )
    change(world.health, agent, current=max(1, min(health.maximum, health.current + row.heal)))
    mind = world.mind[agent]
    event = Ate if row.food else Treated
    world.emit(event(agent=agent, item=kind, cause=mind.cause))
    more = row.food > 0 and intent.item in world.inventory[agent].items and mind.rounds < BITES - 1
    return AGAIN if more and needs.hunger <= NEED_MAX - row.food else DONE


ACTION = Action("eat", offers, refuse, perform, takes=10, posture="eating")
