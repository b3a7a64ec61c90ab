"""Surrender: lay down arms before whoever is winning, or holds one up."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.components import Intent
from game.core.grid import distance
from game.core.mercy import at_mercy, give_in, robbed
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

NEAR = 8
"""Tiles at which one is understood."""
FRESH = 120
"""Ticks after the last blow for which a fight goes on."""
HURT = 60
"""Percent of health below which one who fights may think of it."""
STANDS = 50
"""Ticks that one stands with raised hands."""


def offers(view: View) -> Iterable[Affordance]:
    """To the foe who has hurt one, and to the robber."""
    world, agent = view.world, view.agent
    if at_mercy(world, agent):
        return
    for person in view.people:
        if person.distance <= NEAR and _reason(world, agent, person.entity):
            yield Affordance(
                key=f"surrender agent_{person.entity}",
                action="surrender",
                text=f"surrender to {person.name}, who may then demand something",
                target=person.entity,
                kind="agent",
                distance=person.distance,
            )


def _reason(world: World, agent: int, foe: int) -> bool:
    combat, health = world.combat[agent], world.health[agent]
    if at_mercy(world, foe) == agent:
        return False  # they were first
    if robbed(world, agent, foe):
        return True
    losing = health.current * 100 < health.maximum * HURT
    return losing and combat.foe == foe and world.tick - combat.foe_at <= FRESH


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only to somebody near who is fighting one, or robbing one."""
    if intent.target == agent or not world.alive(intent.target):
        return "there is nobody to surrender to"
    here, there = world.position[agent], world.position[intent.target]
    if distance(here.x, here.y, there.x, there.y) > NEAR:
        return "they are too far off"
    if at_mercy(world, agent) == intent.target or _reason(world, agent, intent.target):
        return ""
    return "there is no need to"


def perform(world: World, agent: int, intent: Intent) -> int:
    """Up go the hands, and stay up for a while."""
    mind = world.mind[agent]
    if mind.rounds:
        return DONE
    give_in(world, agent, intent.target, mind.cause)
    return STANDS


ACTION = Action("surrender", offers, refuse, perform, posture="hands up")
