"""Mercy: who has given in to whom, what may be demanded of them, and the shame of hitting them."""

from game.core.change import change
from game.core.deeds import extorted
from game.core.events import Event, Surrendered, Yielded
from game.core.minding import PRESSING, ask, leave
from game.core.relations import feel
from game.core.things import hold, pass_on, take_item
from game.core.witnessing import witnesses
from game.core.world import World

AT_MERCY = 240
"""Ticks for which one who gave in may be asked for something, and not struck with honour."""
SEEN = 9
"""Tiles at which raised hands are seen."""
AT_GUNPOINT = 300
"""Ticks for which a hold-up is what a surrender comes of."""


def at_mercy(world: World, agent: int) -> int:
    """To whom somebody has given in, and has not paid for it yet; 0 for nobody."""
    combat = world.combat.get(agent)
    if combat is None or world.tick - combat.yielded_at > AT_MERCY:
        return 0
    return combat.yielded_to


def give_in(world: World, agent: int, victor: int, cause: int) -> None:
    """Lay down arms before somebody: they stop, and decide what becomes of it."""
    change(world.combat, agent, yielded_to=victor, yielded_at=world.tick)
    event = world.emit(Surrendered(agent=agent, target=victor, cause=cause))
    reason = f"{world.label(agent)} surrendered"
    here = world.position[agent]
    for other, _, _ in world.grid.near(here.x, here.y, SEEN, loose=True):
        intent = world.mind[other].intent if other in world.persona else None
        if intent is not None and intent.action == "attack" and intent.target == agent:
            # Whoever strikes them on from here does so knowingly.
            leave(world, other, "they gave in")
            if other != victor:
                ask(world, other, reason, PRESSING, event, agent, "saw surrender")
    ask(world, victor, reason, PRESSING, event, agent, "surrendered")


def hand_over(world: World, agent: int, victor: int, pile: int, cause: int) -> None:
    """A pile changes hands. What was won in a fight is the victor's; a robber's stays loot."""
    kind, count = world.kind[pile], world.item[pile].count
    yielded = Yielded(agent=agent, target=victor, item=kind, count=count, cause=cause)
    world.emit(yielded)
    if robbed(world, agent, victor):
        hold(world, victor, take_item(world, agent, pile, count))
        extorted(world, yielded, witnesses(world, yielded))
    else:
        pass_on(world, agent, victor, pile, count)


def robbed(world: World, agent: int, by: int) -> bool:
    """Whether somebody was held up by this one a short while ago."""
    combat = world.combat[agent]
    return combat.held_up_by == by and world.tick - combat.held_up_at <= AT_GUNPOINT


def settle(world: World, agent: int, victor: int) -> None:
    """It is over between them: nothing more can be demanded, and there is nothing to give in to."""
    own, other = world.combat[agent], world.combat[victor]
    own = change(world.combat, agent, yielded_to=0)
    if own.foe == victor:
        own = change(world.combat, agent, foe=0)
    if other.foe == agent:
        change(world.combat, victor, foe=0)
    if own.held_up_by == victor:
        change(world.combat, agent, held_up_by=0)


def dishonour(world: World, agent: int, target: int, event: Event) -> None:
    """Whoever sees somebody struck who has given in thinks the less of the striker."""
    if not at_mercy(world, target):
        return
    reason = f"struck {world.label(target)}, who had surrendered"
    for other in witnesses(world, event):
        if other not in (agent, target):
            feel(world, other, agent, -18, reason, event.id)
    feel(world, target, agent, -20, "struck me when I had surrendered", event.id)


def forget_dead(world: World, agent: int) -> None:
    """Nobody owes the dead anything, or stands in fear of them."""
    for other in world.agents:
        combat = world.combat[other]
        if combat.yielded_to == agent:
            combat = change(world.combat, other, yielded_to=0)
        if combat.held_up_by == agent:
            change(world.combat, other, held_up_by=0)
