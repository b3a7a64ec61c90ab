"""Defend: raise one's guard, which takes the worst off the blows that come."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.change import change
from game.core.components import Intent
from game.core.events import Guarded
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

HOLD = 36
"""Ticks that a guard stays up."""
FRESH = 300
"""Ticks for which somebody who struck counts as a danger."""
NEAR = 6


def offers(view: View) -> Iterable[Affordance]:
    """Against whoever struck of late, and against enemies who come near."""
    combat, tick = view.world.combat[view.agent], view.world.tick
    for person in view.people:
        struck = combat.foe == person.entity and tick - combat.foe_at < FRESH
        if person.distance <= NEAR and (
            struck or person.opinion < -20 or person.doing == "fighting"
        ):
            yield Affordance(
                key=f"defend agent_{person.entity}",
                action="defend",
                text=f"stand on guard against {person.name}",
                target=person.entity,
                kind="agent",
                distance=person.distance,
            )
    for beast in [b for b in view.creatures if b.armed and b.distance <= NEAR][:2]:
        yield Affordance(
            key=f"defend {beast.kind}_{beast.entity}",
            action="defend",
            text=f"stand on guard against the {beast.kind}",
            target=beast.entity,
            kind=beast.kind,
            distance=beast.distance,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Against somebody who lives, or a creature."""
    there = world.alive(intent.target) or intent.target in world.creature
    known = there and intent.target != agent
    return "" if known else "there is nobody to stand on guard against"


def perform(world: World, agent: int, intent: Intent) -> int:
    """Up goes the guard; after a while it sinks and the mind is asked again."""
    mind = world.mind[agent]
    if mind.rounds == 0:
        change(world.combat, agent, guard_until=world.tick + HOLD)
        world.emit(Guarded(agent=agent, target=intent.target, cause=mind.cause))
        return HOLD
    return DONE


ACTION = Action("defend", offers, refuse, perform, posture="on guard")
