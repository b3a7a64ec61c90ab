"""Growth: what was gathered grows back, fires burn down, what lies about too long is gone.

Writes Fixture; removes spoiled items and fallen-in graves. A slice of the things has
its turn each tick, by id.
"""

from game.core.events import ItemSpoiled
from game.core.world import World

PERIOD = 50


def growth(world: World) -> None:
    """Grow and spoil the slice of things whose turn it is."""
    tick, turn = world.tick, world.tick % PERIOD
    objects, items = world.content.objects, world.content.items
    gone = []
    for entity, fixture in world.fixture.items():
        if entity % PERIOD != turn:
            continue
        row = objects[world.kind[entity]]
        if row.lasts and tick - fixture.changed >= row.lasts:
            gone.append(entity)
        elif row.burns:
            if fixture.stock and tick - fixture.changed >= row.burn_ticks:
                fixture.stock -= 1
                fixture.changed = tick
        elif fixture.stock < row.stock and tick - fixture.changed >= row.regrow_ticks:
            fixture.stock += 1
            fixture.changed = tick
    for entity in gone:
        world.destroy(entity)
    spoiled = []
    for entity, item in world.item.items():
        if entity % PERIOD == turn and not item.holder:
            lasts = items[world.kind[entity]].spoils
            if lasts and tick - item.since >= lasts:
                spoiled.append(entity)
    for entity in sorted(spoiled):
        count = world.item[entity].count
        world.emit(ItemSpoiled(entity=entity, item=world.kind[entity], count=count))
        world.destroy(entity)
