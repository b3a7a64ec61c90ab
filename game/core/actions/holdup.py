"""Hold up: threaten somebody with a weapon, for their goods."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.change import change
from game.core.combat import best_weapon
from game.core.components import Intent
from game.core.events import HeldUp
from game.core.mercy import at_mercy, robbed
from game.core.minding import PRESSING, ask
from game.core.observation import Affordance
from game.core.relations import feel
from game.core.view import View
from game.core.witnessing import witnesses
from game.core.world import World

NEAR = 6
CLOSE = 2
"""Tiles from which a threat is felt."""
ARMED = 4
"""Damage of the least that one can threaten with."""
WAITS = 30
"""Ticks that one waits for what they do."""
VICTIMS = 2
"""Of how many people one may choose."""


def offers(view: View) -> Iterable[Affordance]:
    """The nearest who are awake, if one is armed."""
    world, agent = view.world, view.agent
    weapon, damage = best_weapon(world, agent)
    if damage < ARMED:
        return
    near = [p for p in view.people if p.distance <= NEAR and p.doing not in ("asleep", "hands up")]
    for person in near[:VICTIMS]:
        if not robbed(world, person.entity, agent):
            yield Affordance(
                key=f"hold up agent_{person.entity}",
                action="holdup",
                text=f"hold up {person.name} with the {weapon.replace('_', ' ')}: goods or life",
                target=person.entity,
                kind="agent",
                distance=person.distance,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Somebody else who lives, with a weapon in one's own hand."""
    if intent.target == agent or not world.alive(intent.target):
        return "there is nobody to hold up"
    if best_weapon(world, agent)[1] < ARMED:
        return "that takes a weapon"
    return "they have given in already" if at_mercy(world, intent.target) else ""


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Close enough to be feared."""
    position = world.position.get(intent.target)
    return Aim(position.x, position.y, CLOSE) if position else None


def perform(world: World, agent: int, intent: Intent) -> int:
    """Say so once, and wait; the victim gives in, runs or fights."""
    mind, target = world.mind[agent], intent.target
    if mind.rounds:
        return DONE
    change(world.combat, target, held_up_by=agent, held_up_at=world.tick)
    held_up = HeldUp(
        agent=agent, target=target, weapon=best_weapon(world, agent)[0], cause=mind.cause
    )
    event = world.emit(held_up)
    feel(world, target, agent, -16, "held me up", event)
    for other in witnesses(world, held_up):
        if other not in (agent, target):
            feel(world, other, agent, -8, f"held {world.label(target)} up", event)
    reason = f"was held up by {world.label(agent)}"
    ask(world, target, reason, PRESSING, event, agent, "held up")
    return WAITS


ACTION = Action("holdup", offers, refuse, perform, aim, takes=2, posture="fighting", hurries=True)
