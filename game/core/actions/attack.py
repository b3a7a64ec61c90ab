"""Attack: go after somebody and strike, some blows long."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.combat import strike
from game.core.components import Intent
from game.core.minding import note_habit
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

NEAR = 9
"""Nobody further off than this can be gone after."""
BETWEEN = 8
"""Ticks from blow to blow."""
BLOWS = 4
"""After so many the attacker thinks again."""
PURSUIT = 60
"""Ticks after which a chase without a blow is given up."""


def offers(view: View) -> Iterable[Affordance]:
    """Anybody near: whether it is wise is the mind's affair."""
    for person in [p for p in view.people if p.distance <= NEAR][:4]:
        yield Affordance(
            key=f"attack agent_{person.entity}",
            action="attack",
            text=f"attack {person.name}",
            target=person.entity,
            kind="agent",
            distance=person.distance,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """A living other, near enough; a chase without end is given up."""
    if intent.target == agent or not world.alive(intent.target):
        return "there is nobody to attack"
    here, there = world.position[agent], world.position[intent.target]
    if max(abs(here.x - there.x), abs(here.y - there.y)) > NEAR + 3:
        return "they got away"
    mind, combat = world.mind[agent], world.combat[agent]
    struck = combat.foe_at if combat.foe == intent.target else -PURSUIT
    chasing = mind.stage == "walking" and mind.intent is not None and mind.intent.action == "attack"
    if chasing and world.tick - max(struck, mind.started) > PURSUIT:
        return "they were too quick"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """One blow; a guarded target may strike back at once."""
    mind, target = world.mind[agent], intent.target
    if not strike(world, agent, target, mind.cause):
        return DONE
    note_habit(world, agent, intent)
    riposte = world.combat[target].guard_until >= world.tick
    if riposte and world.draw(target, "riposte", 100) < 35:
        strike(world, target, agent, world.mind[target].cause)
    return BETWEEN if mind.rounds + 1 < BLOWS else DONE


ACTION = Action(
    "attack", offers, refuse, perform, beside_target, takes=2, posture="fighting", hurries=True
)
