"""Soundness: what must hold of a world whatever abilities have done in it."""

from game.core.audit import audit
from game.core.components import NEED_MAX, Needs
from game.core.world import World


def unsound(world: World, people: list[int]) -> list[str]:
    """What is wrong, a sentence each; `people` are those who lived before. Empty if nothing is."""
    faults = audit(world)
    grid, solid = world.grid, dict[int, int]()
    for agent in people:
        if agent not in world.names:
            faults.append(f"agent_{agent} is forgotten")
        if world.alive(agent) and agent not in world.position:
            faults.append(f"{world.label(agent)} is nowhere")
    for being in (*world.agents, *world.creature):
        at, health = world.position.get(being), world.health[being]
        if at is None:
            continue
        if not grid.inside(at.x, at.y) or not grid.passable(at.x, at.y):
            faults.append(f"{world.label(being)} stands in a wall at {at.x}, {at.y}")
            continue
        other = solid.setdefault(at.y * grid.width + at.x, being)
        if other != being:
            faults.append(f"{world.label(being)} and {world.label(other)} are on one tile")
        if not 1 <= health.current <= health.maximum:
            faults.append(f"{world.label(being)} has {health.current} of {health.maximum} health")
    for agent in world.agents:
        for need in Needs.__struct_fields__:
            value = getattr(world.needs[agent], need)
            if not 0 <= value <= NEED_MAX:
                faults.append(f"{world.label(agent)} has {need} {value}")
    return faults
