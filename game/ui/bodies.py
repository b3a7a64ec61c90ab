"""Bodies: how people stand, walk and lie at a moment between two ticks.

The world holds whole tiles; here a step under way becomes a place between two of them,
a facing and a frame. Only looks are remembered, such as where somebody looked last.
"""

from dataclasses import dataclass

from game.core.components import Mind
from game.core.world import World
from game.ui.camera import TILE

DOWN, UP, LEFT, RIGHT = "down", "up", "left", "right"
STAND, WALK, ACT, SLEEP = "stand", "walk", "act", "sleep"
HANDS = frozenset(
    {"attack", "pickup", "use", "eat", "drink", "give", "drop", "defend"}
    | {"craft", "surrender", "holdup", "despoil", "steal", "giveback", "retake", "tend"}
    | {"stow", "fetch", "buy", "sell", "accept", "post"}
)
"""Actions that are done with a raised arm."""
SLEEPING = "rest"
ARMED = 4
"""Damage from which a held thing is a weapon that onlookers notice."""
ACT_BEAT = 0.35
"""Seconds for which an arm is up, and then down."""


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody as the eye meets them; x and y are world pixels of the tile's corner."""

    entity: int
    look: int
    x: float
    y: float
    pose: str
    facing: str
    frame: int
    beast: str = ""
    """The kind of a creature; empty for people."""


def place_of(world: World, entity: int, now: float) -> tuple[float, float] | None:
    """Where something is at a moment in ticks, in world pixels; None if it isn't on the map."""
    position = world.position.get(entity)
    if position is None:
        return None
    motion = world.motion.get(entity)
    if motion is None or now >= motion.arrive or motion.arrive <= motion.start:
        return position.x * TILE, position.y * TILE
    share = max(0.0, (now - motion.start) / (motion.arrive - motion.start))
    return (
        (motion.from_x + (position.x - motion.from_x) * share) * TILE,
        (motion.from_y + (position.y - motion.from_y) * share) * TILE,
    )


class Bodies:
    """Makes bodies of people: of the world alone, so that a moment always looks the same."""

    def body(self, world: World, agent: int, now: float, seconds: float) -> Body:
        """Somebody at a moment: `now` in ticks for the world, `seconds` for looks."""
        if agent in world.creature:
            return creature_body(world, agent, now)
        x, y = place_of(world, agent, now) or (0.0, 0.0)
        look = world.persona[agent].look
        position = world.position[agent]
        motion = world.motion.get(agent)
        mind = world.mind[agent]
        if motion is not None and now < motion.arrive:
            facing = last_way(world, agent)
            share = (now - motion.start) / max(1, motion.arrive - motion.start)
            stepping = share < 0.6
            frame = 1 + (position.x + position.y) % 2 if stepping else 0
            return Body(agent, look, x, y, WALK, facing, frame)
        if is_asleep(mind):
            return Body(agent, look, x, y, SLEEP, DOWN, 0)
        if mind.intent is None or mind.stage != "doing":
            return Body(agent, look, x, y, STAND, last_way(world, agent), 0)
        there = world.position.get(mind.intent.target)
        facing = last_way(world, agent)
        if there is not None and mind.intent.target != agent:
            facing = towards(there.x - position.x, there.y - position.y, facing)
        if mind.intent.action in HANDS:
            up = int(seconds / ACT_BEAT + agent * 0.37) % 2
            return Body(agent, look, x, y, ACT, facing, up)
        return Body(agent, look, x, y, STAND, facing, 0)


def creature_body(world: World, entity: int, now: float) -> Body:
    """A creature at a moment; one that goes straight up or down keeps the side it showed."""
    x, y = place_of(world, entity, now) or (0.0, 0.0)
    kind, position, motion = world.kind[entity], world.position[entity], world.motion.get(entity)
    its = world.creature[entity]
    facing = last_way(world, entity)
    if world.content.creatures[kind].way != "rob" and facing in (UP, DOWN):
        facing = LEFT if entity % 2 else RIGHT
    if motion is not None and now < motion.arrive:
        share = (now - motion.start) / max(1, motion.arrive - motion.start)
        frame = 1 + (position.x + position.y) % 2 if share < 0.6 else 0
        return Body(entity, 0, x, y, WALK, facing, frame, kind)
    there = world.position.get(its.target) if its.mood == "hunting" else None
    if there is not None and there.x != position.x:
        facing = towards(there.x - position.x, 0, facing)
    return Body(entity, 0, x, y, STAND, facing, 0, kind)


def towards(dx: int, dy: int, otherwise: str = DOWN) -> str:
    """Which way one faces who looks so many tiles away."""
    if dx:
        return RIGHT if dx > 0 else LEFT
    if dy:
        return DOWN if dy > 0 else UP
    return otherwise


def last_way(world: World, agent: int) -> str:
    """Which way somebody walks, or walked last."""
    motion = world.motion.get(agent)
    if motion is None:
        return DOWN
    position = world.position[agent]
    return towards(position.x - motion.from_x, position.y - motion.from_y)


def in_hand(world: World, agent: int) -> str:
    """What somebody visibly holds: what they are busy with, else their best weapon, or ""."""
    if agent not in world.mind:
        return _best_arm(world, agent) if agent in world.inventory else ""
    mind = world.mind[agent]
    if mind.intent is not None and mind.intent.item and mind.stage == "doing":
        return world.kind.get(mind.intent.item, "")
    return _best_arm(world, agent)


def _best_arm(world: World, agent: int) -> str:
    best, most = "", ARMED - 1
    for entity in world.inventory[agent].items:
        kind = world.kind[entity]
        row = world.content.items[kind]
        if row.damage > most:
            best, most = kind, row.damage
    return best


def is_asleep(mind: Mind) -> bool:
    """Whether somebody lies down to rest."""
    return mind.intent is not None and mind.intent.action == SLEEPING and mind.stage == "doing"
