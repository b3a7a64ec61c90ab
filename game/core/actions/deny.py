"""Deny: keep what somebody demands back."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.components import Intent
from game.core.events import Denied
from game.core.minding import PRESSING, ask
from game.core.observation import Affordance
from game.core.property import carried_of
from game.core.relations import feel
from game.core.view import View
from game.core.world import World


def offers(view: View) -> Iterable[Affordance]:
    """To somebody who has just demanded their own back."""
    mind = view.world.mind[view.agent]
    if mind.deed != "demand":
        return
    for person in view.people:
        pile = carried_of(view.world, view.agent, person.entity) if person.entity == mind.by else 0
        if pile:
            kind = view.world.kind[pile]
            yield Affordance(
                key=f"deny agent_{person.entity}",
                action="deny",
                text=f"refuse to give {person.name} the {kind.replace('_', ' ')} back",
                target=person.entity,
                item=pile,
                kind=kind,
                distance=person.distance,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """To somebody whose thing one has."""
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to refuse it to"
    return "" if carried_of(world, agent, intent.target) else "there is nothing of theirs in hand"


def perform(world: World, agent: int, intent: Intent) -> int:
    """No; the other has heard it."""
    target = intent.target
    kind = world.kind[carried_of(world, agent, target)]
    event = world.emit(Denied(agent=agent, target=target, item=kind, cause=world.mind[agent].cause))
    noun = kind.replace("_", " ")
    feel(world, target, agent, -10, f"would not give me my {noun} back", event)
    ask(world, target, f"{world.label(agent)} keeps the {noun}", PRESSING, event, agent, "denied")
    return DONE


ACTION = Action("deny", offers, refuse, perform, takes=3, posture="talking")
