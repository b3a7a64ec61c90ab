"""Passing: what is there for a time by magic, and ends by itself.

Ground that was changed turns back, lights go out, creatures that were called vanish, and
conjured things fade (systems/growth comes by each of them). Whoever
or whatever is on ground that nobody can stand on any more is put beside it.
"""

from game.core.arcana import Patch
from game.core.change import change
from game.core.events import Faded, GroundChanged, Vanished
from game.core.things import drop_all, end_item
from game.core.world import World

FADED = "faded"
"""The rule by which what was conjured leaves the world."""
ROOM = 12
"""Tiles around ground that turns back within which there must be room for who is on it."""


def change_ground(
    world: World, x: int, y: int, glyph: str, until: int, by: int, cause: int
) -> None:
    """Let a tile's ground be another until a tick."""
    tile = y * world.grid.width + x
    world.patches[tile] = Patch(chr(world.grid.terrain[tile]), until)
    _lay_ground(world, x, y, glyph, by, cause, until)


def passing(world: World) -> None:
    """End all whose time is over, in the order of their coming."""
    for entity, until in list(world.passing.items()):
        if until <= world.tick:
            end(world, entity)
    for tile, patch in list(world.patches.items()):
        if patch.until <= world.tick:
            turn_back(world, tile)


def end(world: World, entity: int) -> None:
    """Let what was called be gone; what a creature holds stays."""
    at = world.position[entity]
    if entity in world.inventory:
        drop_all(world, entity)
    world.emit(Vanished(entity=entity, prefab=world.kind[entity], x=at.x, y=at.y))
    if entity in world.creature:
        for agent in world.agents:
            if world.combat[agent].foe == entity:
                change(world.combat, agent, foe=0)
    world.destroy(entity)


def fade(world: World, pile: int) -> None:
    """Let a conjured pile be gone, wherever it is."""
    item, kind = world.item[pile], world.kind[pile]
    holder = item.holder if world.alive(item.holder) else 0
    world.emit(Faded(agent=holder, item=kind, count=item.count))
    end_item(world, pile, FADED)


def turn_back(world: World, tile: int) -> None:
    """Let ground be what it was; a little later, if there is no room beside it for who is on it."""
    grid, patch = world.grid, world.patches[tile]
    y, x = divmod(tile, grid.width)
    if not grid.walkable[ord(patch.before)]:
        body = grid.solid.get(tile, 0)
        if body in world.fixture:
            # Something was built on it: it bears that.
            change(world.patches, tile, until=world.tick + ROOM)
            return
        others = [e for e in grid.ground.get(tile, ()) if e in world.fixture]
        if others:
            change(world.patches, tile, until=world.tick + ROOM)
            return
        spot = _beside(world, x, y)
        if (body or tile in grid.ground) and spot is None:
            change(world.patches, tile, until=world.tick + ROOM)
            return
        if spot is not None:
            for entity in (*((body,) if body else ()), *list(grid.ground.get(tile, ()))):
                world.move(entity, *spot)
                world.motion.pop(entity, None)
                if entity in world.mind:
                    change(world.mind, entity, path=())
                elif entity in world.creature:
                    world.creature[entity].path = ()
    del world.patches[tile]
    _lay_ground(world, x, y, patch.before, 0, 0, 0)


def _beside(world: World, x: int, y: int) -> tuple[int, int] | None:
    """The nearest other tile on which somebody could stand."""
    for at in world.grid.around(x, y, ROOM):
        if at != (x, y) and world.grid.free(*at):
            return at
    return None


def _lay_ground(world: World, x: int, y: int, glyph: str, by: int, cause: int, until: int) -> None:
    world.grid.lay_ground(x, y, ord(glyph))
    terrain = world.grid.names[ord(glyph)]
    world.emit(GroundChanged(agent=by, x=x, y=y, terrain=terrain, until=until, cause=cause))
