"""How creatures come into the world, and how they go."""

from game.core.change import change
from game.core.components import Creature, Health, Inventory
from game.core.content import CreatureRow
from game.core.events import CreatureLeft, GotAway, KilledBeast, LeftBehind
from game.core.things import drop_all, end_item, make_item, nearest_free
from game.core.world import World

HUNTED = "hunted"
"""The rule by which a killed creature leaves meat, a hide or coins."""
CARRIED_OFF = "carried off"
"""The rule by which loot leaves the world."""


def row_of(world: World, entity: int) -> CreatureRow:
    """What a creature's kind is like."""
    return world.content.creatures[world.kind[entity]]


def make_creature(world: World, kind: str, x: int, y: int, until: int = 0) -> int:
    """A new creature on the free tile nearest to x, y; raises ValueError if there is none."""
    spot = nearest_free(world, x, y, 12)
    if spot is None:
        raise ValueError(f"no free tile near {x}, {y} is left for a {kind} to stand on")
    row = world.content.creatures[kind]
    entity = world.create(kind)
    world.creature[entity] = Creature(
        home_x=spot[0],
        home_y=spot[1],
        ready_at=world.tick + world.draw(entity, "first turn", 30),
        until=until,
    )
    world.health[entity] = Health(row.health, row.health)
    if row.way == "rob":
        world.inventory[entity] = Inventory()
    world.place(entity, *spot)
    return entity


def summon_creature(world: World, kind: str, x: int, y: int, summoner: int) -> int:
    """A creature that was called by magic, on a free tile; it hunts everybody but its caller."""
    entity = make_creature(world, kind, x, y)
    world.creature[entity].summoner = summoner
    return entity


def fell(world: World, entity: int, killer: int, cause: int) -> None:
    """End a creature by somebody's hand: what it was worth and what it carried lie there.

    What was called by magic leaves nothing but what it carried.
    """
    at, kind = world.position[entity], world.kind[entity]
    if killer:
        cause = world.emit(
            KilledBeast(agent=killer, entity=entity, beast=kind, x=at.x, y=at.y, cause=cause)
        )
    if entity in world.inventory:
        drop_all(world, entity)
    drops = {} if world.creature[entity].summoner else row_of(world, entity).drops
    for item, count in drops.items():
        pile = make_item(world, item, at.x, at.y, count, rule=HUNTED)
        world.emit(LeftBehind(entity=pile, item=item, count=count, x=at.x, y=at.y, cause=cause))
    _end(world, entity)


def go(world: World, entity: int) -> None:
    """Let a creature leave the world for good, with what it carries."""
    kind = world.kind[entity]
    if entity in world.inventory:
        for pile in list(world.inventory[entity].items):
            item, count = world.kind[pile], world.item[pile].count
            world.emit(GotAway(beast=kind, item=item, count=count))
            end_item(world, pile, CARRIED_OFF)
    world.emit(CreatureLeft(entity=entity, beast=kind))
    _end(world, entity)


def _end(world: World, entity: int) -> None:
    for agent in world.agents:
        if world.combat[agent].foe == entity:
            change(world.combat, agent, foe=0)
    world.destroy(entity)
