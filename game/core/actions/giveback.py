"""Give back: hand something to whose it is."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.components import Intent
from game.core.events import Returned
from game.core.losses import get_over
from game.core.observation import Affordance
from game.core.property import carried_of
from game.core.relations import feel
from game.core.things import pass_on
from game.core.view import View
from game.core.world import World

NEAR = 7
ONE = 2
"""To how many people it is offered."""


def offers(view: View) -> Iterable[Affordance]:
    """To people near whose things one carries."""
    near = [person for person in view.people if person.distance <= NEAR]
    if not near or not any(
        view.world.item[held.entity].owner not in (0, view.agent) for held in view.held
    ):
        return
    for person in near:
        pile = carried_of(view.world, view.agent, person.entity)
        if pile:
            kind = view.world.kind[pile]
            yield Affordance(
                key=f"giveback {kind} to agent_{person.entity}",
                action="giveback",
                text=f"give {person.name} their {kind.replace('_', ' ')} back",
                target=person.entity,
                item=pile,
                kind=kind,
                distance=person.distance,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """It must be theirs, and in one's own hands."""
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to give it to"
    return "" if carried_of(world, agent, intent.target) else "there is nothing of theirs in hand"


def perform(world: World, agent: int, intent: Intent) -> int:
    """Everything of theirs goes back, pile by pile; that is not forgotten either."""
    target, cause = intent.target, world.mind[agent].cause
    while pile := carried_of(world, agent, target):
        kind, count = world.kind[pile], world.item[pile].count
        pass_on(world, agent, target, pile, count)
        get_over(world, target, kind)
        event = world.emit(
            Returned(agent=agent, target=target, item=kind, count=count, cause=cause)
        )
        feel(world, target, agent, 10, f"gave me my {kind.replace('_', ' ')} back", event)
    return DONE


ACTION = Action("giveback", offers, refuse, perform, beside_target, takes=4)
