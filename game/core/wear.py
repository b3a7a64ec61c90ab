"""Wear: tools and arms that are used up by use, each by its row's `wears`."""

from game.core.change import change
from game.core.events import WornOut
from game.core.things import end_item, hold, take_item
from game.core.world import World


def wear_down(world: World, agent: int, entity: int, cause: int) -> bool:
    """One more use of a held thing; False if that was its last, and it is gone.

    Of a pile only one is used, and is then a pile of its own. Kinds that don't wear out
    stay as they are.
    """
    kind = world.kind[entity]
    lasts = world.content.items[kind].wears
    if not lasts:
        return True
    used = take_item(world, agent, entity, 1)
    change(world.item, used, wear=world.item[used].wear + 1)
    if world.item[used].wear >= lasts:
        end_item(world, used, "worn out")
        world.emit(WornOut(agent=agent, item=kind, cause=cause))
        return False
    hold(world, agent, used)
    return True


def best_tool(world: World, agent: int, work: str) -> tuple[int, int]:
    """(entity, factor in hundredths) of what helps most in hand at this work; (0, 100) without.

    `work` is an object's kind, or `shore`. Of tools as good the most worn is taken.
    """
    best = (100, 0, 0)
    for entity in world.inventory[agent].items:
        factor = world.content.items[world.kind[entity]].helps.get(work, 0)
        best = max(best, (factor, world.item[entity].wear, entity))
    return (best[2], best[0]) if best[2] else (0, 100)
