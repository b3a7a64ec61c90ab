"""The books: how many of each item there are, and what the events say became of them."""

from collections import Counter

from game.core.events import (
    Ate,
    Built,
    Conjured,
    Crafted,
    Drank,
    Event,
    Faded,
    GotAway,
    Granted,
    ItemAppeared,
    ItemSpoiled,
    LeftBehind,
    Removed,
    Spawned,
    Treated,
    Used,
    WornOut,
    Wrote,
)
from game.core.world import World


def stock(world: World) -> Counter[str]:
    """Item kind -> how many there are, on the ground and in hands."""
    books: Counter[str] = Counter()
    for entity, item in world.item.items():
        books[world.kind[entity]] += item.count
    return books


def changes(world: World, events: list[Event]) -> Counter[str]:
    """Item kind -> how many more there must be after these events."""
    rows = world.content.items
    books: Counter[str] = Counter()
    for event in events:
        match event:
            case ItemAppeared(item=item):
                books[item] += 1
            case LeftBehind(item=item, count=count):
                books[item] += count
            case GotAway(item=item, count=count):
                books[item] -= count
            case Granted(item=item, count=count):
                books[item] += count
            case Spawned(prefab=prefab, count=count) if prefab in rows:
                books[prefab] += count
            case Removed(prefab=prefab, count=count) if prefab in rows:
                books[prefab] -= count
            case ItemSpoiled(item=item, count=count):
                books[item] -= count
            case Ate(item=item) | Treated(item=item):
                books[item] -= 1
                if rows[item].becomes:
                    books[rows[item].becomes] += 1
            case Crafted(item=item, count=count, used=used, left=left):
                books[item] += count
                books.subtract(used)
                books.update(left)
            case Built(used=used, left=left):
                books.subtract(used)
                books.update(left)
            case WornOut(item=item):
                books[item] -= 1
            case Conjured(item=item, count=count):
                books[item] += count
            case Faded(item=item, count=count):
                books[item] -= count
            case Wrote(item=item, blank=blank):
                books[item] += 1
                books[blank] -= 1
            case Used(item="flask"):
                books["flask"] += 1
                books["flask_empty"] -= 1
            case Used(item=item, count=count) if item:
                books[item] += count
            case Drank(source="a flask"):
                books["flask"] -= 1
                books["flask_empty"] += 1
    return books
