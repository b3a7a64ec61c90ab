"""Things: making items and objects, and passing items from place to place.

An item is a pile of one kind. It lies on a tile, or is in one pair of hands or one chest,
or is between them for the length of one call; every verb here asserts that it leaves it so.
"""

from game.core.change import change
from game.core.components import Fixture, Inventory, Item, Market
from game.core.content import ItemRow
from game.core.world import World

COIN = "coin"
HANDS = 12
"""The most piles that one can carry."""


def make_item(
    world: World, kind: str, x: int, y: int, count: int = 1, rule: str = "grown", fades: int = 0
) -> int:
    """A new pile on a tile, nobody's; one more pile, even where the same kind lies.

    `rule` is what the books name as its origin, `fades` the tick at which it is gone, if any.
    """
    entity = _new_pile(world, kind, count)
    change(world.item, entity, fades=fades)
    world.count(kind, rule, count)
    lay(world, entity, x, y)
    return entity


def make_object(world: World, kind: str, x: int, y: int, label: str = "") -> int:
    """A new object on a tile, with all its stock; a solid one needs the tile free."""
    row = world.content.objects[kind]
    entity = world.create(kind)
    variant = world.draw(entity, "variant", max(1, row.variants))
    world.fixture[entity] = Fixture(row.stock, world.tick, variant, label)
    if row.holds or row.market or row.common:
        world.inventory[entity] = Inventory()
    if row.market:
        items = world.content.items
        world.market[entity] = Market({k: its.value for k, its in items.items() if deals_in(its)})
    world.place(entity, x, y)
    return entity


def deals_in(row: ItemRow) -> bool:
    """Whether stalls deal in such things: in all that is worth something, for coins."""
    return row.value > 0 and row.name != COIN


def end_object(world: World, entity: int) -> None:
    """Take an object away for good; what lay in it falls to the ground."""
    if entity in world.inventory:
        drop_all(world, entity)
    world.destroy(entity)


def give_item(
    world: World,
    agent: int,
    kind: str,
    count: int = 1,
    rule: str = "gathered",
    owner: int = 0,
    fades: int = 0,
    label: str = "",
) -> int:
    """New items into an agent's hands, their own unless an owner is named.

    `fades` is the tick at which they are gone, if any, `label` what is written in them.
    Returns the pile that they are now part of.
    """
    world.count(kind, rule, count)
    entity = _new_pile(world, kind, count)
    if not owner and world.alive(agent):
        owner = agent
    world.item[entity] = Item(count, 0, world.tick, owner, 0, fades, label)
    return _put(world, agent, entity)


def lay(world: World, entity: int, x: int, y: int) -> None:
    """Put a pile that nobody holds onto a tile."""
    pile = world.item[entity]
    assert pile.holder == 0, f"{world.label(entity)} is in the hands of {pile.holder}"
    change(world.item, entity, since=world.tick)
    world.place(entity, x, y)
    check_item(world, entity)


def hold(world: World, agent: int, entity: int) -> int:
    """Put a pile, from the ground or from nowhere, into an agent's hands.

    What was nobody's is then theirs; what is somebody else's stays so: that is loot, or
    lent. It joins the pile of its kind, owner and wear there, and is then no entity any
    more; returns the pile that it is now part of.
    """
    pile = world.item[entity]
    if not pile.owner and world.alive(agent):
        change(world.item, entity, owner=agent)  # robbers hold things, and own nothing
    return _put(world, agent, entity)


def store(world: World, chest: int, entity: int) -> int:
    """Put a pile that nobody holds into a chest; what was nobody's is then the chest owner's.

    Returns the pile that it is now part of.
    """
    pile = world.item[entity]
    change(world.item, entity, owner=pile.owner or world.fixture[chest].owner)
    return _put(world, chest, entity)


def fill(world: World, chest: int, kind: str, count: int, rule: str) -> int:
    """New items into a chest or a stall, its owner's; returns the pile they are now part of."""
    world.count(kind, rule, count)
    return store(world, chest, _new_pile(world, kind, count))


def _put(world: World, holder: int, entity: int) -> int:
    """Join the pile to one like it in somebody's hands or in a chest, or add it there."""
    pile = world.item[entity]
    assert pile.holder == 0, f"{world.label(entity)} is in the hands of {pile.holder}"
    if entity in world.position:
        world.lift(entity)
    mine = _alike(world, holder, entity)
    if mine:
        change(world.item, mine, count=world.item[mine].count + pile.count)
        world.destroy(entity)
    else:
        mine = entity
        change(world.item, entity, holder=holder, since=world.tick)
        change(world.inventory, holder, items=(*world.inventory[holder].items, entity))
    check_item(world, mine)
    return mine


def pass_on(world: World, giver: int, taker: int, entity: int, count: int) -> int:
    """Hand `count` of a held pile over for good: what was the giver's is the taker's own.

    What is somebody else's stays theirs: nobody can give away what they stole. Returns the
    pile that they are now part of.
    """
    taken = take_item(world, giver, entity, count)
    if world.item[taken].owner in (0, giver):
        change(world.item, taken, owner=taker)
    return hold(world, taker, taken)


def take_item(world: World, agent: int, entity: int, count: int) -> int:
    """Take `count` of a pile out of an agent's hands, or a chest; returns what was taken.

    That is the pile itself if it was all of it, else a new one. The caller must at
    once `lay`, `hold` or destroy it.
    """
    check_item(world, entity)
    pile = world.item[entity]
    assert pile.holder == agent, f"{world.label(entity)} is not held by {agent}"
    assert 1 <= count <= pile.count, f"{count} of {pile.count} {world.label(entity)}"
    if count == pile.count:
        _let_go(world, agent, entity)
        change(world.item, entity, holder=0)
        return entity
    pile = change(world.item, entity, count=pile.count - count)
    check_item(world, entity)
    taken = _new_pile(world, world.kind[entity], count)
    change(world.item, taken, owner=pile.owner, wear=pile.wear, fades=pile.fades, label=pile.label)
    return taken


def use_up(world: World, agent: int, entity: int, count: int = 1, rule: str = "used up") -> None:
    """End `count` of a held pile; what its kind becomes is left, and its owner's, in hand."""
    used = take_item(world, agent, entity, count)
    ended = world.item[used]
    left, owner, fades = world.content.items[world.kind[used]].becomes, ended.owner, ended.fades
    end_item(world, used, rule)
    if left:
        give_item(world, agent, left, count, rule, owner, fades)


def held_count(world: World, agent: int, kind: str, real: bool = False) -> int:
    """How many of a kind somebody has in hand, in all piles; `real`: without what is conjured."""
    held, items = world.inventory[agent].items, world.item
    return sum(
        items[entity].count
        for entity in held
        if world.kind[entity] == kind and not (real and items[entity].fades)
    )


def spend(world: World, agent: int, kind: str, count: int, rule: str) -> dict[int, int]:
    """Use up so many of a kind from an agent's hands: their own first, oldest piles first.

    What is conjured is not used: nothing lasting is made of it. Returns owner -> how many of
    theirs it were.
    """
    whose: dict[int, int] = {}
    held = sorted(world.inventory[agent].items, key=lambda pile: world.item[pile].owner != agent)
    for entity in held:
        if count and world.kind[entity] == kind and not world.item[entity].fades:
            pile = world.item[entity]
            part = min(count, pile.count)
            whose[pile.owner] = whose.get(pile.owner, 0) + part
            use_up(world, agent, entity, part, rule)
            count -= part
    assert count == 0, f"{count} {kind} too few in the hands of {agent}"
    return whose


def end_item(world: World, entity: int, rule: str) -> None:
    """End a whole pile, wherever it is; `rule` is what the books name as the reason."""
    pile = world.item[entity]
    if pile.holder:
        _let_go(world, pile.holder, entity)
    world.count(world.kind[entity], rule, -pile.count)
    world.destroy(entity)


def drop_all(world: World, agent: int) -> list[int]:
    """Scatter an agent's belongings on the nearest tiles; returns the piles."""
    at = world.position[agent]
    piles = list(world.inventory[agent].items)
    tiles = _open_tiles(world, at.x, at.y, len(piles))
    for i, entity in enumerate(piles):
        x, y = tiles[i % len(tiles)]
        lay(world, take_item(world, agent, entity, world.item[entity].count), x, y)
    return piles


def nearest_free(world: World, x: int, y: int, radius: int = -1) -> tuple[int, int] | None:
    """The nearest tile on which somebody could stand; without a radius, on the whole map."""
    reach = radius if radius >= 0 else max(world.grid.width, world.grid.height)
    for tx, ty in world.grid.around(x, y, reach):
        if world.grid.free(tx, ty):
            return tx, ty
    return None


def check_item(world: World, entity: int) -> None:
    """Assert that a pile is in one place and not empty."""
    pile = world.item[entity]
    assert pile.count >= 1, f"{world.label(entity)} is a pile of {pile.count}"
    if pile.holder:
        assert entity not in world.position, f"{world.label(entity)} is held and on the ground"
        held = world.inventory[pile.holder].items.count(entity)
        assert held == 1, f"{world.label(entity)} is {held} times in the hands of {pile.holder}"
    else:
        assert entity in world.position, f"{world.label(entity)} is nowhere"


def _alike(world: World, agent: int, entity: int) -> int:
    """The held pile that one could join: of the same kind, owner, wear, time and label; or 0."""
    kinds, items = world.kind, world.item
    kind, pile = kinds[entity], items[entity]
    for held in world.inventory[agent].items:
        if kinds[held] == kind and _same(items[held], pile):
            return held
    return 0


def _same(one: Item, other: Item) -> bool:
    return (
        one.owner == other.owner
        and one.wear == other.wear
        and one.fades == other.fades
        and one.label == other.label
    )


def _let_go(world: World, holder: int, entity: int) -> None:
    """Take a pile off the list of what somebody or a chest holds."""
    held = tuple(pile for pile in world.inventory[holder].items if pile != entity)
    change(world.inventory, holder, items=held)


def _new_pile(world: World, kind: str, count: int) -> int:
    """A pile that is nowhere yet."""
    assert kind in world.content.items, f"no item is called {kind}"
    assert count >= 1, f"a pile of {count} {kind}"
    entity = world.create(kind)
    world.item[entity] = Item(count, 0, world.tick)
    return entity


def _open_tiles(world: World, x: int, y: int, wanted: int) -> list[tuple[int, int]]:
    """Up to `wanted` tiles nearest to one where a thing can lie and be reached; at least one.

    People standing there don't matter: they move.
    """
    tiles: list[tuple[int, int]] = []
    for tx, ty in world.grid.around(x, y, max(world.grid.width, world.grid.height)):
        if len(tiles) >= max(1, wanted):
            break
        blocker = world.grid.solid.get(ty * world.grid.width + tx, 0)
        if world.grid.passable(tx, ty) and (blocker == 0 or _walks(world, blocker)):
            tiles.append((tx, ty))
    return tiles or [(x, y)]


def _walks(world: World, entity: int) -> bool:
    """Whether it will move on by itself."""
    return world.alive(entity) or entity in world.creature
