"""Property: whose a thing is, and what becomes of it when that ends.

An item or object has one owner or none. What is made, gathered, bought, given or begun
with is owned (things.py); what is put down stays its owner's for a day; what the dead
leave is nobody's, but for what others hold by then. No owner is ever dead.
"""

from game.core.change import change
from game.core.components import Item
from game.core.grid import distance
from game.core.world import World

HOME_REACH = 2
"""Tiles from a bed at which a chest goes with it."""


def owner_of(world: World, entity: int) -> int:
    """Whose an item or object is by right; 0 for nobody's."""
    part = world.item.get(entity) or world.fixture.get(entity)
    return part.owner if part else 0


def is_anothers(world: World, agent: int, entity: int) -> bool:
    """Whether taking it would be taking what is somebody else's."""
    return owner_of(world, entity) not in (0, agent)


def claim_home(world: World, agent: int, bed: int) -> int:
    """Give somebody a bed for their home, and the nearest chest beside it that is nobody's.

    Returns the chest, or 0.
    """
    change(world.persona, agent, home=bed)
    change(world.fixture, bed, owner=agent)
    at = world.position[bed]
    found = [
        (distance(at.x, at.y, x, y), chest)
        for chest, x, y in world.grid.near(at.x, at.y, HOME_REACH)
        if world.kind[chest] in world.purposes.chests and not world.fixture[chest].owner
    ]
    if not found:
        return 0
    chest = min(found)[1]
    claim_chest(world, agent, chest)
    return chest


def claim_chest(world: World, agent: int, chest: int) -> None:
    """Make a chest and whatever of nobody's lies in it an agent's own."""
    change(world.fixture, chest, owner=agent)
    for entity in world.inventory[chest].items:
        change(world.item, entity, owner=world.item[entity].owner or agent)


def release(world: World, owner: int) -> None:
    """End all that somebody owned: nobody's, or the holder's if somebody carries it."""
    for entity, fixture in world.fixture.items():
        if fixture.owner == owner:
            change(world.fixture, entity, owner=0)
    for entity, pile in world.item.items():
        if pile.owner == owner:
            change(world.item, entity, owner=_heir(world, pile))


def _heir(world: World, pile: Item) -> int:
    """Who has what an owner left: the person who carries it, or whose chest it lies in."""
    chest = world.fixture.get(pile.holder)
    if chest:
        return chest.owner
    return pile.holder if world.alive(pile.holder) else 0


def lapsed(world: World, pile: Item) -> bool:
    """Whether something that was put down has lain there long enough to be nobody's."""
    away = world.tick - pile.since
    return bool(pile.owner) and not pile.holder and away >= world.rules.day_ticks


def carried_of(world: World, holder: int, owner: int) -> int:
    """The first pile that somebody carries and that is another's own; or 0."""
    for pile in world.inventory[holder].items:
        if world.item[pile].owner == owner:
            return pile
    return 0
