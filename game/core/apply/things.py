"""Things: what the player puts into the world, moves, gives and takes away, people too."""

from game.core.apply.refusing import Handler, Refused, living, plain
from game.core.change import change
from game.core.combat import die
from game.core.commands import Give, Kill, Spawn, Teleport
from game.core.events import Granted, Removed, Spawned, Teleported
from game.core.people import make_agent
from game.core.things import end_item, end_object, give_item, make_item, make_object, nearest_free
from game.core.wild.making import fell, make_creature
from game.core.world import AGENT, World

MANY = 1000
"""The most items that one command makes."""
PACK = 20
"""The most creatures that one command makes."""


def _spawn(world: World, command: Spawn) -> None:
    content, kind = world.content, command.prefab
    if not world.grid.inside(command.x, command.y):
        raise Refused(f"({command.x}, {command.y}) is outside the world")
    known = kind in content.items or kind in content.objects or kind in content.creatures
    if kind != AGENT and not known:
        raise Refused(f"there is no such thing as {kind!r}")
    row = content.objects.get(kind)
    solid = kind == AGENT or kind in content.creatures or (row is not None and row.solid)
    tile = free_tile(world, command.x, command.y, solid)
    if tile is None:
        raise Refused(f"no room near ({command.x}, {command.y})")
    if kind == AGENT:
        entity = make_agent(world, *tile, name=plain(command.name))
    elif kind in content.creatures:
        if not 1 <= command.count <= PACK:
            raise Refused(f"the count must be 1 to {PACK}, not {command.count}")
        entity = make_creature(world, kind, *tile)
        for _ in range(command.count - 1):
            if nearest_free(world, *tile, 6):
                make_creature(world, kind, *tile)
    elif row is not None:
        entity = make_object(world, kind, *tile)
    else:
        if not 1 <= command.count <= MANY:
            raise Refused(f"the count must be 1 to {MANY}, not {command.count}")
        entity = make_item(world, kind, *tile, count=command.count, rule="player")
    count = world.item[entity].count if entity in world.item else 1
    if entity in world.creature:
        count = command.count
    world.emit(Spawned(entity=entity, prefab=kind, x=tile[0], y=tile[1], count=count))


def _kill(world: World, command: Kill) -> None:
    entity = command.entity
    if entity not in world.kind:
        raise Refused(f"there is no entity {entity}")
    if world.alive(entity):
        die(world, entity, "the hand of fate", 0, 0)
        return
    name, kind = world.label(entity), world.kind[entity]
    if entity in world.creature:
        fell(world, entity, 0, world.emit(Removed(name=name, prefab=kind)))
        return
    count = world.item[entity].count if entity in world.item else 1
    if entity in world.item:
        end_item(world, entity, "player")
    else:
        end_object(world, entity)
    world.emit(Removed(name=name, prefab=kind, count=count))


def _give(world: World, command: Give) -> None:
    living(world, command.agent)
    if command.item not in world.content.items:
        raise Refused(f"there is no item called {command.item!r}")
    if not 1 <= command.count <= MANY:
        raise Refused(f"the count must be 1 to {MANY}, not {command.count}")
    give_item(world, command.agent, command.item, command.count, "player")
    world.emit(Granted(agent=command.agent, item=command.item, count=command.count))


def _teleport(world: World, command: Teleport) -> None:
    entity = command.entity
    if entity not in world.position:
        raise Refused(f"entity {entity} is nowhere on the map")
    if not world.grid.inside(command.x, command.y):
        raise Refused(f"({command.x}, {command.y}) is outside the world")
    row = world.content.objects.get(world.kind[entity])
    solid = world.alive(entity) or entity in world.creature or bool(row and row.solid)
    tile = free_tile(world, command.x, command.y, solid)
    if tile is None:
        raise Refused(f"no room near ({command.x}, {command.y})")
    world.move(entity, *tile)
    world.motion.pop(entity, None)
    if world.alive(entity):
        change(world.mind, entity, path=())
    elif entity in world.creature:
        world.creature[entity].path = ()
    world.emit(Teleported(entity=entity, x=tile[0], y=tile[1]))


def free_tile(world: World, x: int, y: int, solid: bool) -> tuple[int, int] | None:
    """The nearest tile, within 12, on which a thing or a solid body can be put."""
    grid = world.grid
    for tx, ty in grid.around(x, y, 12):
        tile = ty * grid.width + tx
        if not grid.blocked[tile] and not (solid and tile in grid.solid):
            return tx, ty
    return None


HANDLERS: dict[type, Handler] = {
    Spawn: _spawn,
    Kill: _kill,
    Give: _give,
    Teleport: _teleport,
}
