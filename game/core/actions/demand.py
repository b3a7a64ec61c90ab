"""Demand: ask for what is one's own back, of whoever carries it."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.components import Intent
from game.core.events import DemandedBack
from game.core.minding import PRESSING, ask
from game.core.observation import Affordance
from game.core.theft import RECOGNISED, own_in_hands
from game.core.view import View
from game.core.watching import awake
from game.core.world import World

EARSHOT = 3
ANSWER = 20
"""Ticks for which one waits for an answer."""


def offers(view: View) -> Iterable[Affordance]:
    """What one sees of one's own in the hands of people near and awake."""
    for person in view.people:
        if person.distance > RECOGNISED or person.doing == "asleep" or view.shunned(person.entity):
            continue
        pile = own_in_hands(view.world, view.agent, person.entity)
        if pile:
            kind = view.world.kind[pile]
            yield Affordance(
                key=f"demand agent_{person.entity}",
                action="demand",
                text=f"demand your {kind.replace('_', ' ')} back from {person.name}",
                target=person.entity,
                item=pile,
                kind=kind,
                distance=person.distance,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Of somebody awake who has it."""
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to demand it of"
    if not own_in_hands(world, agent, intent.target):
        return "they don't have it any more"
    return "" if awake(world, intent.target) else "they are asleep"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Near enough to be heard."""
    at = world.position.get(intent.target)
    return Aim(at.x, at.y, EARSHOT) if at else None


def perform(world: World, agent: int, intent: Intent) -> int:
    """Say it, and wait for what they do."""
    if world.mind[agent].rounds:
        return DONE
    pile = own_in_hands(world, agent, intent.target)
    kind, count = world.kind[pile], world.item[pile].count
    event = world.emit(
        DemandedBack(
            agent=agent,
            target=intent.target,
            item=kind,
            count=count,
            cause=world.mind[agent].cause,
        )
    )
    reason = f"{world.label(agent)} wants their {kind.replace('_', ' ')} back"
    ask(world, intent.target, reason, PRESSING, event, agent, "demand")
    return ANSWER


ACTION = Action("demand", offers, refuse, perform, aim, takes=4, posture="talking", hurries=True)
