"""Growth: what was gathered grows back, fires burn down, what lies about too long is gone.

Writes Fixture, and the owner of what lay about for a day; removes spoiled items, what
was conjured, and fallen-in graves. A slice of the things has
its turn each tick, by id.
"""

from game.core.change import change
from game.core.components import Fixture
from game.core.content import ObjectRow
from game.core.events import ItemSpoiled
from game.core.passing import fade
from game.core.property import lapsed
from game.core.things import end_item, end_object
from game.core.world import World

PERIOD = 50


def growth(world: World) -> None:
    """Grow and spoil the slice of things whose turn it is."""
    tick, turn = world.tick, world.tick % PERIOD
    sky = world.content.weather.get(world.weather.kind)
    burning, growing = sky.burning if sky else 100, world.weather.growth
    objects, items = world.content.objects, world.content.items
    gone, spoiled, faded = [], [], []
    # Every PERIOD-th id: cheaper than walking the tables, and in id order as well.
    for entity in range(turn, world.next_id, PERIOD):
        fixture = world.fixture.get(entity)
        if fixture is not None:
            row = objects[world.kind[entity]]
            if row.lasts:
                if tick - fixture.changed >= row.lasts:
                    gone.append(entity)
            elif more := _grown(fixture, row, tick, growing, burning):
                change(world.fixture, entity, stock=fixture.stock + more, changed=tick)
            continue
        item = world.item.get(entity)
        if item is not None and item.fades:
            if tick >= item.fades:
                faded.append(entity)
        elif item is not None and not item.holder:
            lasts = items[world.kind[entity]].spoils
            if lasts and tick - item.since >= lasts:
                spoiled.append(entity)
            elif lapsed(world, item):
                change(world.item, entity, owner=0)
    for entity in gone:
        end_object(world, entity)
    for entity in faded:
        fade(world, entity)
    for entity in spoiled:
        count = world.item[entity].count
        world.emit(ItemSpoiled(entity=entity, item=world.kind[entity], count=count))
        end_item(world, entity, "spoiled")


def _grown(fixture: Fixture, row: ObjectRow, tick: int, growing: int, burning: int) -> int:
    """What is added to the stock of one thing that grows, or burns down, now: 1, 0 or -1.

    growing, burning: how fast, in hundredths.
    """
    age = tick - fixture.changed
    if row.burns:
        return -1 if fixture.stock and age * burning >= row.burn_ticks * 100 else 0
    return 1 if fixture.stock < row.stock and age * growing >= row.regrow_ticks * 100 else 0
