"""Give: hand a thing to another, for nothing."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.components import Intent
from game.core.events import Gave
from game.core.narrate import phrase
from game.core.observation import Affordance
from game.core.relations import feel
from game.core.things import pass_on
from game.core.view import View
from game.core.world import World

NEAR = 7
WARMTH = 25
"""The most that one gift moves a heart."""


def offers(view: View) -> Iterable[Affordance]:
    """One of each held kind, to each of the three nearest people awake."""
    near = [p for p in view.people if p.distance <= NEAR and p.doing != "asleep"]
    for person in near[:3]:
        if view.shunned(person.entity):
            continue
        if view.whom is not None and person.entity not in view.whom:
            continue
        for held in view.kinds_held()[:8]:
            yield Affordance(
                key=f"give {held.kind} to agent_{person.entity}",
                action="give",
                text=f"give {person.name} a {held.kind.replace('_', ' ')}",
                target=person.entity,
                item=held.entity,
                kind=held.kind,
                distance=person.distance,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """From one's own hands, to somebody else who lives."""
    if intent.item not in world.inventory[agent].items:
        return "it isn't in hand"
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to give it to"
    if not 1 <= intent.count <= world.item[intent.item].count:
        return "there aren't that many"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Pass it over; the other is glad of it by its worth and their need."""
    target, count = intent.target, intent.count
    kind = world.kind[intent.item]
    row = world.content.items[kind]
    pass_on(world, agent, target, intent.item, count)
    event = world.emit(
        Gave(agent=agent, target=target, item=kind, count=count, cause=world.mind[agent].cause)
    )
    starving = world.needs[target].hunger < 250 and row.food > 0
    worth = (row.value + row.charm) * count // 40 + (12 if starving else 0)
    reason = f"gave me {phrase(kind, count, row)}" + (" when I starved" if starving else "")
    feel(world, target, agent, min(WARMTH, 4 + worth), reason, event)
    feel(world, agent, target, 3, "took my gift gladly", event)
    return DONE


ACTION = Action("give", offers, refuse, perform, beside_target, takes=4)
